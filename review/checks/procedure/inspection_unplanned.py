"""PRC-18 清单外、计划外、超频次或变相检查.

**Source**: 国办发〔2024〕54号: matters and yearly plans are published; no inspection beside them,
none more often than the cap. Complaints, referrals and monitoring clues are outside plan and cap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.procedure.inspection_frequency import weigh_frequency
from review.checks.procedure.inspection_registers import weigh_items, weigh_plan_number
from review.checks.slots import search
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.wording import title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

CLUES = (
    *("投诉", "举报", "信访", "转办", "交办", "移送", "线索", "监测", "突发", "事故", "舆情"),
    *("督办", "申请", "许可核查", "复查"),
)
PLANNED = ("计划", "日常", "双随机", "例行", "年度")
_PLAN_NUMBER = r"计(?:划)?[〔\[(]?20\d{2}[〕\])]?(?:第)?\d{1,4}号|计划编号[A-Z\d]|双随机任务\d"
_DISGUISED = r"第三方(?:机构)?(?:实施|开展|进行|单独)|以(?:观摩|督导|调研|评比)(?:为)?名义"
_ACTED = ("inspection_record", "onsite_inspection_record", "remote_inspection_record")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The inspection stands in a plan or has a clue, on listed matters, within the yearly cap.

    **Needs**: `inspection_approval.task_source`, `plan_no`, `frequency_year`; the cap of a plan in
    the file; for the list and the plans of the office their registers.
    """
    approvals = case_facts.documents_of("inspection_approval")
    if not approvals:
        return Undetermined("卷内没有检查审批表，检查的来源、计划和频次无从核对")
    tally = Tally()
    for record in case_facts.documents_of(*_ACTED):
        if place := search(case_facts, record, _DISGUISED):
            tally.doubt(f"第{place.page_no}页写有“{place.text}”，是否变相检查须人工判断", (place,))
    for approval in approvals:
        source = read_fact(case_facts, approval, standards, "task_source")
        clue = _clue(case_facts, approval, source)
        if clue is not None:
            tally.passed(clue, note=f"检查来源为“{clue.raw or clue.value}”，不受计划和频次限制")
        else:
            _planned(case_facts, standards, approval, source, tally)
            weigh_frequency(case_facts, standards, approval, tally)
        weigh_items(case_facts, standards, approval, tally)
    return tally.outcome("没有可以核对的检查审批")


def _clue(case_facts: CaseFacts, approval: Document, source: Fact | Gap) -> Fact | None:
    """What makes this an inspection on a clue: its source, or that of the register of clues."""
    facts = [] if isinstance(source, Gap) else [source]
    for register in case_facts.documents_of("case_source_register"):
        facts += [f for f in case_facts.facts_of(register, "source_type") if usable(f)]
    return next(
        (fact for fact in facts if any(word in f"{fact.raw}{fact.value}" for word in CLUES)), None
    )


def _planned(
    case_facts: CaseFacts,
    standards: Standards,
    approval: Document,
    source: Fact | Gap,
    tally: Tally,
) -> None:
    number = read_fact(case_facts, approval, standards, "plan_no")
    if not isinstance(number, Gap):
        tally.passed(number)
        weigh_plan_number(standards, approval, number, tally)
        return
    mentioned = next(
        (
            place
            for document in case_facts.documents
            if document.kind != "case_catalog"
            and (place := search(case_facts, document, _PLAN_NUMBER))
        ),
        None,
    )
    plans = case_facts.documents_of("inspection_plan")
    if plans:
        tally.passed(note=f"卷内有{title_at(plans[0])}")
    elif mentioned:
        tally.passed(note=f"第{mentioned.page_no}页写有“{mentioned.text}”")
    elif isinstance(source, Gap):
        tally.doubt_gap(source)
    elif not any(word in f"{source.raw}{source.value}" for word in PLANNED):
        tally.doubt_fact(
            f"{title_at(approval)}的检查来源为“{source.raw or source.value}”，未见计划编号，"
            "是否经批准并备案须核对",
            source,
        )
    elif not number.is_missing:
        tally.doubt_gap(number)
    elif unread := case_facts.unread_pages():
        tally.doubt(f"未见计划编号，但第{unread[0]}页等无法识读", number.evidence)
    else:
        state = "计划编号为空白" if number.kind == "blank" else "未写计划编号"
        tally.allege(
            f"{approval.id}:plan",
            f"{title_at(approval)}的检查来源为“{source.raw or source.value}”，{state}，"
            "卷内也没有检查计划。",
            facts=(source,),
            evidence=number.evidence,
            confidence=min(source.confidence, 0.9 if number.kind == "blank" else 0.85),
        )
