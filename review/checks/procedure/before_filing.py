"""Why an investigation before filing may be in order (立案前的核查、检查、紧急措施).

**Source**: 行政处罚法 第五十四条; notes of ORD-02 and ORD-03.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from review.checks.dated import Dated, read_day
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

ON_THE_SPOT = ("evidence_preservation_notice", "seizure_decision", "sampling_record")
"""Measures that may be taken at once in an inspection and be reported within 24 hours."""
INSPECTIONS = ("onsite_inspection_record", "inspection_record")
CHECKING = ("检查", "核查", "巡查", "抽查", "监测", "抽检")
POLICE = "police"
VERIFYING = ("market", "price")
"""Fields whose rules let materials of a verification before filing stand as evidence."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What explains the act before filing, for sure (kept) or perhaps."""

    result: Literal["kept", "undetermined"]
    reason: str
    facts: tuple[Fact, ...] = ()


def explained(
    case_facts: CaseFacts, standards: Standards, act: Dated, filed: Dated
) -> Explained | None:
    """Why an act dated before filing is, or may be, in order; None: nothing explains it."""
    verified = case_facts.documents_of("preliminary_verification")
    if verified:
        return Explained("kept", f"卷内有{title_at(verified[0])}，为立案前核查")
    if source := _explained_by_checking(case_facts, standards, act):
        return Explained("kept", "线索来源为检查或者核查", (source,))
    if case_facts.domain == POLICE and act.document.kind == "inquiry_record":
        return Explained("undetermined", "公安案件受案后可以询问，请核对受案日期")
    if why := _on_the_spot(case_facts, standards, act, filed):
        return Explained("undetermined", why)
    return None


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
