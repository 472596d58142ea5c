"""Shapes `date_order` and `within_days`: documents follow each other, and in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from review.checks.period import measure
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import date_of, moment_of
from review.checks.wording import fact_at, say_value
from review.standards.schema.shapes import DateOrderArguments, WithinDaysArguments

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class DatedFact:
    """A date or time on a document, fit to compare."""

    document: Document
    fact: Fact

    @property
    def at(self) -> tuple[datetime, datetime]:
        """The earliest and the latest moment it can mean: a bare date is the whole day."""
        moment = moment_of(self.fact)
        if moment is not None:
            return moment, moment
        day = date_of(self.fact)
        if day is None:
            raise ValueError(f"fact {self.fact.id} is no date")
        return datetime.combine(day, time.min), datetime.combine(day, time.max)

    def after(self, other: DatedFact, *, or_same_day: bool = False) -> bool:
        """Surely later; two bare dates of one day are not, unless `or_same_day`."""
        if self.at[0] > other.at[1]:
            return True
        return or_same_day and date_of(self.fact) == date_of(other.fact)

    def __str__(self) -> str:
        return fact_at(self.fact, self.document)


def date_order(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Arguments: `DateOrderArguments`. Message names: {first}, {then}: the two dates."""
    wanted = DateOrderArguments.model_validate(defect.parameters)
    tally = Tally()
    pairs = [(wanted.first, wanted.then, wanted.strict)] if wanted.first and wanted.then else []
    for rule_id in wanted.rules:
        rule = standards.order_rules[rule_id]
        pairs.append(
            (
                f"{rule.earlier_kind}.{rule.earlier_field}",
                f"{rule.later_kind}.{rule.later_field}",
                rule.strict,
            )
        )
    for first, then, strict in pairs:
        weigh_order(case_facts, defect, first, then, strict, tally)
    return tally.outcome("卷内没有须比较先后的两个日期")


def weigh_order(
    case_facts: CaseFacts, defect: Defect, first: str, then: str, strict: bool, tally: Tally
) -> None:
    """Compare two fields `kind.field`.

    With several documents, each with the first and the last of the others.
    """
    firsts, thens = (dated_facts(case_facts, path, tally) for path in (first, then))
    if not firsts or not thens:
        return
    start = min(firsts, key=lambda item: item.at)
    end = max(thens, key=lambda item: item.at)
    pairs = dict.fromkeys([*((item, end) for item in firsts), *((start, item) for item in thens)])
    for earlier, later in pairs:
        if earlier.after(later, or_same_day=strict):
            tally.allege(
                f"{earlier.document.id}:{first}:{later.document.id}:{then}",
                _order_message(defect, earlier, later),
                facts=(earlier.fact, later.fact),
            )
        else:
            tally.passed(earlier.fact, later.fact)


def _order_message(defect: Defect, earlier: DatedFact, later: DatedFact) -> str:
    if defect.message:
        return defect.message.format(first=say_value(earlier.fact), then=say_value(later.fact))
    relation = "为同一日" if date_of(earlier.fact) == date_of(later.fact) else "早于"
    if relation == "早于":
        return f"次序倒置：{later}，早于{earlier}。"
    return f"次序不符：{later}，与{earlier}{relation}或更早。"


def within_days(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Arguments: `WithinDaysArguments`.

    First start and first end that the time limit's fields give.
    """
    limit = standards.time_limits[WithinDaysArguments.model_validate(defect.parameters).limit]
    tally = Tally()
    starts = dated_facts(case_facts, f"{limit.start.kind}.{limit.start.field}", tally)
    ends = dated_facts(case_facts, f"{limit.end.kind}.{limit.end.field}", tally)
    if not starts or not ends:
        return tally.outcome(f"卷内没有“{limit.start.event}”至“{limit.end.event}”的两个日期")
    start = min(starts, key=lambda item: item.at)
    end = min(
        (item for item in ends if not start.after(item)), key=lambda item: item.at, default=None
    )
    if end is None:
        return tally.outcome(f"卷内没有“{limit.start.event}”之后的“{limit.end.event}”日期")
    measured = measure(start.fact, end.fact, limit, case_facts.domain, standards.calendar)
    if measured is None:
        tally.doubt_fact(
            f"“{limit.name}”的期限不能计算：工作日历或期限标准未收录", start.fact, end.fact
        )
    elif measured.kept:
        tally.passed(start.fact, end.fact, note=measured.words)
    else:
        tally.allege(
            f"{limit.id}:{start.document.id}:{end.document.id}",
            f"{limit.name}：{start}，{end}，{measured.words}。{defect.message}",
            facts=(start.fact, end.fact),
            steps=(measured.step(limit.id),),
        )
    return tally.outcome("")


def dated_facts(case_facts: CaseFacts, path: str, tally: Tally) -> list[DatedFact]:
    """All usable dates of a field `kind.field`; those that cannot be used are doubts."""
    kind, field = path.split(".", 1)
    dated: list[DatedFact] = []
    for document in case_facts.documents_of(kind):
        for fact in case_facts.facts_of(document, field):
            if usable(fact) and date_of(fact) is not None:
                dated.append(DatedFact(document, fact))
            elif fact.status != "blank":
                tally.doubt_fact(f"《{document.title}》的日期“{fact.raw}”识读把握不足", fact)
    return dated
