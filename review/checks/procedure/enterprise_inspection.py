"""Inspections of enterprises (涉企行政检查): when, of whom, and what makes them urgent.

**Source**: 国办发〔2024〕54号.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.slots import mention
from review.checks.trust import Gap, usable
from review.checks.values import all_words

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.fact import Evidence
    from review.standards.load import Standards

RECORDS = ("inspection_record", "onsite_inspection_record", "remote_inspection_record")
FIRM = (
    *("公司", "厂", "店", "企业", "合作社", "中心", "商行", "超市", "酒店", "宾馆", "餐", "集团"),
    *("医院", "诊所", "药房", "矿", "站", "场", "馆", "部", "行", "院", "所", "社", "坊"),
)
URGENT = ("投诉", "举报", "突发", "线索", "紧急", "转办", "交办", "应急", "事故")


def inspection_day(case_facts: CaseFacts, standards: Standards) -> Dated | Gap | None:
    """The day of the inspection; None: no record of one."""
    for document in case_facts.documents_of(*RECORDS):
        return read_day(case_facts, document, standards, "start_time", "inspection_date", "date")
    return None


def without_entry(case_facts: CaseFacts) -> bool:
    """A remote inspection (非现场检查) alone: nobody entered the enterprise."""
    return bool(case_facts.documents_of("remote_inspection_record")) and not (
        case_facts.documents_of("inspection_record", "onsite_inspection_record")
    )


def target_in_doubt(case_facts: CaseFacts) -> str:
    """Why the inspected may be no enterprise; empty: it is one, or its name was not read."""
    names = all_words(
        [
            *case_facts.facts_named("inspection_approval", "target.name"),
            *case_facts.facts_named("inspection_notice", "target.name"),
            *case_facts.facts_named("inspection_result_notice", "target.name"),
        ]
    )
    if names and not any(word in name for name in names for word in FIRM):
        return f"检查对象“{names[0]}”可能不是企业"
    return ""


def urgent(case_facts: CaseFacts) -> tuple[str, tuple[Evidence, ...]] | None:
    """What the approval says of urgency: emergency, complaint, clue."""
    for document in case_facts.documents_of("inspection_approval", "case_source_register"):
        for fact in case_facts.facts_of(document, "is_emergency"):
            if usable(fact) and fact.value is True:
                return "审批表记载为紧急检查", fact.evidence
        for fact in case_facts.facts_of(document, "task_source", "source_type"):
            if usable(fact) and any(word in fact.raw + str(fact.value) for word in URGENT):
                return f"检查来源为“{fact.raw or fact.value}”", fact.evidence
        if place := mention(case_facts, document, "紧急检查：是", "☑紧急", "情况紧急"):
            return f"审批表写有“{place.text}”", (place,)
    return None
