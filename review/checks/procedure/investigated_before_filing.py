"""PRC-03 先调查(强制、取证)后立案.

**Source**: 行政处罚法 第五十四条; order rules ORD-02 and ORD-03.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import no_occasion
from review.checks.procedure.before_filing import explained
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

ACTS = (
    ("inquiry_record", ("start_time",), "询问"),
    ("evidence_preservation_notice", ("doc_date",), "先行登记保存"),
    ("seizure_decision", ("start_date", "doc_date"), "查封、扣押"),
    ("sampling_record", ("sampling_time", "doc_date"), "抽样取证"),
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Each act dated before filing, unless a verification or inspection explains it."""
    filings = case_facts.documents_of("filing_approval")
    if not filings:
        return no_occasion(case_facts, "卷内没有立案审批表，不能比较调查与立案的先后")
    tally = Tally()
    filed = read_day(case_facts, filings[0], standards, "filing_date", "approve_date")
    if isinstance(filed, Gap):
        tally.doubt_gap(filed)
        return tally.outcome("")
    for kind, fields, name in ACTS:
        for act in days_of(case_facts, standards, tally, (kind,), *fields):
            _weigh(case_facts, standards, act, filed, name, tally)
    return tally.outcome("卷内没有询问、抽样、登记保存、查封扣押文书")


def _weigh(
    case_facts: CaseFacts,
    standards: Standards,
    act: Dated,
    filed: Dated,
    name: str,
    tally: Tally,
) -> None:
    said = (
        f"{title_at(act.document)}记载{say_date(act.day)}{name}，早于{title_at(filed.document)}的"
        f"立案日期{say_date(filed.day)}"
    )
    if act.day >= filed.day:
        tally.passed(act.fact, filed.fact)
        return
    why = explained(case_facts, standards, act, filed)
    if why is None:
        tally.allege(
            f"{act.document.id}:before_filing",
            f"{said}，卷内没有立案前核查的依据。",
            facts=(act.fact, filed.fact),
        )
    elif why.result == "kept":
        tally.passed(act.fact, filed.fact, *why.facts, note=why.reason)
    else:
        tally.doubt_fact(f"{said}，{why.reason}", act.fact, filed.fact)
