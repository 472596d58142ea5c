"""PRC-11 先行登记保存超过七日未作处理 (TL-03).

**Source**: 行政处罚法 第五十六条、第八十五条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import missing, settle
from review.checks.period import measure
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-03"
HANDLED = (
    ("evidence_preservation_disposal", ("decision_date", "doc_date")),
    ("seizure_decision", ("doc_date", "start_date")),
)
"""What ends the preservation: a decision on the things, or their seizure."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Each preservation is followed within seven working days by a decision on the things."""
    tally = Tally()
    handled = [
        day
        for kind, fields in HANDLED
        for day in days_of(case_facts, standards, tally, (kind,), *fields)
    ]
    for document in case_facts.documents_of("evidence_preservation_notice"):
        kept = read_day(case_facts, document, standards, "doc_date")
        if isinstance(kept, Gap):
            tally.doubt_gap(kept)
            continue
        later = [one for one in handled if one.day >= kept.day]
        if later:
            _measure(case_facts, kept, min(later, key=lambda one: one.day), standards, tally)
        else:
            _unhandled(case_facts, kept, standards, tally)
    if not case_facts.documents_of("evidence_preservation_notice"):
        tally = Tally()
    return settle(case_facts, tally, "本案没有先行登记保存")


def _measure(
    case_facts: CaseFacts, kept: Dated, done: Dated, standards: Standards, tally: Tally
) -> None:
    limit = standards.time_limits[LIMIT]
    measured = measure(kept.fact, done.fact, limit, case_facts.domain, standards.calendar)
    said = (
        f"{title_at(kept.document)}于{say_date(kept.day)}登记保存，{title_at(done.document)}于"
        f"{say_date(done.day)}作出处理"
    )
    if measured is None:
        tally.doubt_fact(f"{said}，没有该年度的放假安排，不能计算工作日", kept.fact, done.fact)
    elif measured.kept:
        tally.passed(kept.fact, done.fact, note=measured.words)
    else:
        tally.allege(
            f"{kept.document.id}:late",
            f"{said}，超过七个工作日：{measured.words}。",
            facts=(kept.fact, done.fact),
            steps=(measured.step(LIMIT),),
        )


def _unhandled(case_facts: CaseFacts, kept: Dated, standards: Standards, tally: Tally) -> None:
    looked = missing(case_facts, standards, "evidence_preservation_disposal")
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif isinstance(looked, Absence):
        tally.allege(
            f"{kept.document.id}:unhandled",
            f"{title_at(kept.document)}于{say_date(kept.day)}登记保存，{looked.words}，"
            "也没有查封、扣押决定，七个工作日内未作处理决定。",
            facts=(kept.fact,),
            evidence=looked.evidence,
            confidence=min(looked.confidence, kept.fact.confidence),
        )
    else:
        tally.doubt_fact(
            f"{title_at(looked[0])}的日期早于{title_at(kept.document)}或者未能读出", kept.fact
        )
