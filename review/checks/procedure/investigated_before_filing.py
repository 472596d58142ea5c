"""PRC-03 先调查(强制、取证)后立案.

**Source**: 行政处罚法 第五十四条; order rules ORD-02 and ORD-03.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import no_occasion
from review.checks.tally import Tally
from review.checks.trust import Gap, usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

ACTS = (
    ("inquiry_record", ("start_time",), "询问"),
    ("evidence_preservation_notice", ("doc_date",), "先行登记保存"),
    ("seizure_decision", ("start_date", "doc_date"), "查封、扣押"),
    ("sampling_record", ("sampling_time", "doc_date"), "抽样取证"),
)
ON_THE_SPOT = ("evidence_preservation_notice", "seizure_decision", "sampling_record")
"""Measures that may be taken at once in an inspection and be reported within 24 hours."""
INSPECTIONS = ("onsite_inspection_record", "inspection_record")
CHECKING = ("检查", "核查", "巡查", "抽查", "监测", "抽检")
POLICE = "police"
VERIFYING = ("market", "price")
"""Fields whose rules let materials of a verification before filing stand as evidence."""


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
    verified = case_facts.documents_of("preliminary_verification")
    if act.day >= filed.day:
        tally.passed(act.fact, filed.fact)
    elif verified:
        tally.passed(act.fact, filed.fact, note=f"卷内有{title_at(verified[0])}，为立案前核查")
    elif source := _explained_by_checking(case_facts, standards, act):
        tally.passed(act.fact, filed.fact, source, note="线索来源为检查或者核查")
    elif case_facts.domain == POLICE and act.document.kind == "inquiry_record":
        tally.doubt_fact(f"{said}，公安案件受案后可以询问，请核对受案日期", act.fact, filed.fact)
    elif why := _on_the_spot(case_facts, standards, act, filed):
        tally.doubt_fact(f"{said}，{why}", act.fact, filed.fact)
    else:
        tally.allege(
            f"{act.document.id}:before_filing",
            f"{said}，卷内没有立案前核查的依据。",
            facts=(act.fact, filed.fact),
        )


def _explained_by_checking(case_facts: CaseFacts, standards: Standards, act: Dated) -> Fact | None:
    """What an inspection obtained may be used: on its day, or by the rules of 市场监管."""
    if case_facts.domain in VERIFYING or _inspection_on(case_facts, standards, act):
        return _found_by_checking(case_facts)
    return None


def _found_by_checking(case_facts: CaseFacts) -> Fact | None:
    """The register or the approval says that an inspection brought the matter up."""
    for kind in ("case_source_register", "filing_approval"):
        for fact in case_facts.facts_named(kind, "source_type"):
            if usable(fact) and any(
                word in text for text in all_words([fact]) for word in CHECKING
            ):
                return fact
    return None


def _on_the_spot(case_facts: CaseFacts, standards: Standards, act: Dated, filed: Dated) -> str:
    """Why a measure before filing may be in order."""
    if act.document.kind not in ON_THE_SPOT:
        return ""
    if filed.day - act.day <= timedelta(days=1):
        return "相差不足二日，请核对是否紧急情况下先采取措施、二十四小时内补办"
    if _is_emergency(case_facts):
        return "强制措施审批记载为紧急情况，请核对补办立案的说明"
    if inspection := _inspection_on(case_facts, standards, act):
        return f"同日有{title_at(inspection)}，请核对是否检查中当场采取"
    return ""


def _is_emergency(case_facts: CaseFacts) -> bool:
    return any(
        usable(fact) and fact.value is True
        for fact in case_facts.facts_named("coercive_approval", "is_emergency")
    )


def _inspection_on(case_facts: CaseFacts, standards: Standards, act: Dated) -> Document | None:
    for document in case_facts.documents_of(*INSPECTIONS):
        day = read_day(case_facts, document, standards, "start_time", "inspection_date")
        if isinstance(day, Dated) and day.day == act.day:
            return document
    return None
