"""PRC-06 调查程序次序倒置: order rules of the investigation, approvals before applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.rows import OrderRule

REPORT = "investigation_report"
OTHER_FIELDS = {
    ("filing_approval", "filing_date"): ("filing_date", "approve_date"),
    ("inquiry_record", "end_time"): ("end_time", "start_time", "sign_date"),
}
"""Other places where a document states the day a rule asks for."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Days that stand in the wrong order; the same day is no reversal."""
    tally = Tally()
    for rule in standards.order_rules.values():
        if rule.defect_code == defect.code:
            _weigh(case_facts, standards, rule, tally)
    _approvals(case_facts, standards, tally)
    return settle(case_facts, tally, "没有可以比较先后的文书")


def _weigh(case_facts: CaseFacts, standards: Standards, rule: OrderRule, tally: Tally) -> None:
    earlier = _days(case_facts, standards, rule.earlier_kind, rule.earlier_field, tally)
    later = _days(case_facts, standards, rule.later_kind, rule.later_field, tally)
    if not earlier or not later:
        return
    bound = max(later, key=lambda one: one.day)
    if rule.earlier_kind == REPORT:
        # A supplementary report may follow the notice: the first report must come before it.
        earlier = [min(earlier, key=lambda one: one.day)]
    for one in earlier:
        if one.day <= bound.day:
            tally.passed(one.fact, bound.fact)
            continue
        tally.allege(
            f"{rule.id}:{one.document.id}:{bound.document.id}",
            f"次序倒置：{title_at(one.document)}的日期{say_date(one.day)}，晚于"
            f"{title_at(bound.document)}的日期{say_date(bound.day)}（{rule.note}）。",
            facts=(one.fact, bound.fact),
            steps=({"note": f"次序规则{rule.id}：{rule.note}"},),
        )


def _days(
    case_facts: CaseFacts, standards: Standards, kind: str, field: str, tally: Tally
) -> list[Dated]:
    fields = OTHER_FIELDS.get((kind, field), (field,))
    return days_of(case_facts, standards, tally, (kind,), *fields)


def _approvals(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    for document in case_facts.documents:
        if not case_facts.facts_of(document, "apply_date"):
            continue
        applied = read_day(case_facts, document, standards, "apply_date")
        approved = read_day(case_facts, document, standards, "approve_date")
        if isinstance(applied, Gap) or isinstance(approved, Gap):
            continue
        if approved.day >= applied.day:
            tally.passed(applied.fact, approved.fact)
        else:
            tally.allege(
                f"{document.id}:approved_before",
                f"{title_at(document)}的审批日期{say_date(approved.day)}，早于呈报日期"
                f"{say_date(applied.day)}。",
                facts=(approved.fact, applied.fact),
            )
