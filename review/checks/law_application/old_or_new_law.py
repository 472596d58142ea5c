"""LAW-05: the law changed between act and decision, and the wrong one was applied (从旧兼从轻)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.cited import act_date, document_date
from review.checks.discretion.party import party_kind
from review.checks.law_application.ranges_compared import compare
from review.checks.missing import settle
from review.checks.statements import why_silence_proves_nothing
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import citation_of, date_of
from review.checks.wording import pages, say_citation, say_date, title_at
from review.standards.laws import law_key

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Citation, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
_EXPLAINING = ("investigation_report", "legal_review_opinion")
_PROCEDURE = frozenset({"行政处罚法", "行政强制法", "行政复议法", "行政诉讼法"})


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the heavier law was applied although the act ended under the other one.

    The law of the act speaks, unless that of the decision is lighter. Where the rows do not know
    both ranges, the decision must say why it chose: without that the answer is open. An act that
    went on (连续、继续) into the new law's time falls under it. **Needs**: `law_penalty`,
    `fact.time`, `decision_date`. **Source**: 行政处罚法 第三十七条、生态环境法典 第一千零五十七条.
    """
    tally = Tally()
    act = act_date(case_facts)
    for document in case_facts.documents_of(*DECISIONS):
        day = document_date(case_facts, document)
        if act is None or day is None:
            what = "行为日期" if act is None else "决定日期"
            tally.doubt(
                f"{title_at(document)}的{what}未能确定，新旧法适用未能核对",
                (case_facts.place_of(document),),
            )
            continue
        for fact in case_facts.facts_of(document, "law_penalty"):
            citation = citation_of(fact) if usable(fact) else None
            if citation is None:
                if fact.status != "blank":
                    tally.doubt_fact(f"{title_at(document)}的处罚依据识读把握不足", fact)
            elif law_key(citation.name) not in _PROCEDURE:
                _Weighing(case_facts, document, fact, citation, act, day, standards, tally).weigh()
    return settle(case_facts, tally, "卷内没有处罚决定书")


class _Weighing:
    """One penalty basis of a decision, with the days of act and decision."""

    def __init__(
        self,
        case_facts: CaseFacts,
        document: Document,
        fact: Fact,
        citation: Citation,
        act: date,
        day: date,
        standards: Standards,
        tally: Tally,
    ) -> None:
        self._case_facts, self._document = case_facts, document
        self._fact, self._citation = fact, citation
        self._act, self._day = act, day
        self._standards, self._tally = standards, tally
        self._said = f"{title_at(document)}依据{say_citation(citation)}处罚"
        self._days = f"违法行为在{say_date(act)}，决定在{say_date(day)}"

    def weigh(self) -> None:
        laws, name = self._standards.laws, self._citation.name
        then, now = laws.law_on(name, self._act), laws.law_on(name, self._day)
        if self._act >= self._day or "unknown" in (then.force, now.force):
            if "unknown" in (then.force, now.force):
                self._doubt(f"{self._said}，该依据未收录，是否在行为后修改须人工核对")
            else:
                self._tally.passed(self._fact)
        elif now.force == "repealed" and now.repeal and self._act < now.repeal.end:
            self._weigh_old(now.repeal.end, sure=now.sure)
        elif now.force == "in_force" and then.force == "not_yet" and now.start:
            self._weigh_new(now.start, sure=then.sure and now.sure)
        elif then.version != now.version and now.start and self._act < now.start <= self._day:
            self._weigh_amended(now.start)
        else:
            self._tally.passed(self._fact, note=f"{say_citation(self._citation)}在其间没有变动")

    def _weigh_old(self, change: date, *, sure: bool) -> None:
        """The law of the act was applied: wrong only where the new one is lighter."""
        compared = compare(
            self._citation,
            self._act,
            self._day,
            party_kind(self._case_facts, self._document),
            self._standards,
        )
        known = f"{self._days}，新法自{say_date(change)}施行；{compared.words}"
        if lasting := self._lasting():
            reason = f"{self._said}，{known}；行为似持续至新法施行后，应适用新法，请核对"
            self._doubt(reason, lasting)
        elif compared.new_is == "unknown":
            self._open(known)
        elif compared.new_is != "lighter":
            self._tally.passed(self._fact, note=f"适用行为时法；{compared.words}")
        else:
            self._accuse(f"{known}，新法较轻而未适用", sure=sure)

    def _weigh_new(self, change: date, *, sure: bool) -> None:
        """The law of the decision was applied to an act before it: right where it is lighter."""
        compared = compare(
            self._citation,
            self._day,
            self._act,
            party_kind(self._case_facts, self._document),
            self._standards,
        )
        known = f"{self._days}，该法自{say_date(change)}施行；{compared.words}"
        if lasting := self._lasting():
            if self._went_on_after(change):
                self._tally.passed(self._fact, lasting, note="行为持续至新法施行后，适用新法")
            else:
                self._doubt(f"{self._said}，{known}；行为是否持续至新法施行后须核对", lasting)
        elif compared.new_is == "lighter":
            self._tally.passed(self._fact, note=f"新法较轻，适用新法；{compared.words}")
        elif compared.new_is == "heavier":
            self._accuse(f"{known}，新法较重，应适用行为时的旧法", sure=sure)
        else:
            self._open(known)

    def _weigh_amended(self, change: date) -> None:
        """One law, two versions: the same words need no choice."""
        laws, citation = self._standards.laws, self._citation
        texts = [
            laws.text_of(citation.name, day, citation.article or 0)
            for day in (self._act, self._day)
        ]
        words = [
            laws.article(text, citation.article or 0, citation.article_insert) if text else None
            for text in texts
        ]
        if words[0] is not None and words[1] is not None and words[0].text == words[1].text:
            self._tally.passed(self._fact, note=f"{say_citation(citation)}修法前后相同")
            return
        self._open(
            f"{self._days}，该法{say_date(change)}起施行新的文本，所引条文前后是否相同未能核对"
        )

    def _accuse(self, why: str, *, sure: bool) -> None:
        explained = self._explained()
        silent = why_silence_proves_nothing(self._case_facts, self._document)
        if silent is None and (unread := self._case_facts.unread_pages()):
            silent = f"{pages(unread)}无法识读"
        if explained is not None:
            self._doubt(f"{self._said}，{why}；文书对新旧法适用有说明，请核对", explained)
        elif not sure:
            self._doubt(f"{self._said}，{why}；施行日期尚待核实")
        elif silent:
            self._doubt(f"{self._said}，{why}；{silent}，是否另有说明不能确定")
        else:
            days = [
                fact
                for field in ("fact.end_time", "fact.time", "decision_date")
                if (fact := self._case_facts.fact_of(self._document, field)) is not None
            ]
            self._tally.allege(
                f"{self._document.id}:{law_key(self._citation.name)}",
                f"{self._said}，{why}，也未说明从旧兼从轻的比较。",
                facts=(self._fact, *days),
            )

    def _open(self, known: str) -> None:
        """Nobody can say from the rows: with an explanation it passes, else it stays open."""
        explained = self._explained()
        if explained is not None:
            self._tally.passed(self._fact, explained, note="文书说明了新旧法的适用")
        else:
            self._doubt(f"{self._said}，{known}，未见新旧法适用的说明，请核对是否从旧兼从轻")

    def _doubt(self, reason: str, *facts: Fact) -> None:
        self._tally.doubt_fact(reason, self._fact, *facts)

    def _explained(self) -> Fact | None:
        documents = (self._document, *self._case_facts.documents_of(*_EXPLAINING))
        return next(
            (
                fact
                for document in documents
                for fact in self._case_facts.facts_of(document, "law_choice")
                if fact.status != "blank"
            ),
            None,
        )

    def _lasting(self) -> Fact | None:
        facts = self._case_facts.facts_of(self._document, "act_lasting")
        return next((fact for fact in facts if fact.status != "blank"), None)

    def _went_on_after(self, change: date) -> bool:
        """It was found going on after the change: at the inspection."""
        found = [
            day
            for fact in self._case_facts.facts_named("onsite_inspection_record", "start_time")
            if usable(fact) and (day := date_of(fact)) is not None
        ]
        return bool(found) and max(found) >= change
