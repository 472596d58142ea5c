"""PRC-17 行政检查未经审批或未制发检查通知.

**Source**: 国办发〔2024〕54号; order rules ORD-26 and ORD-27.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of
from review.checks.missing import settle, weigh_missing
from review.checks.procedure.enterprise_inspection import (
    inspection_day,
    target_in_doubt,
    urgent,
    without_entry,
)
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally, not_concerned
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

SIGNATURE = Slot("负责人签名", ("approver_signature",))
NOTICE = (
    Slot("检查依据", ("basis",), ("依据", "根据", "《")),
    Slot(
        "检查事项", ("items",), ("检查事项", "检查内容", "事项", "检查的内容", "内容为", "检查项目")
    ),
    Slot("检查人员", ("officers",), ("检查人员", "执法人员", "执法证")),
    Slot("被检查人的权利义务", ("rights",), ("权利", "义务", "陈述", "申辩", "配合")),
    Slot("当年检查频次", ("frequency",), ("频次", "次数", "第几次", "次检查", "本年度")),
    Slot(
        "检查纪律",
        ("discipline",),
        ("纪律", "廉洁", "廉政", "不得", "不准", "禁止", "严禁", "收受", "妨碍"),
    ),
    Slot(
        "监督电话",
        ("supervision_phone",),
        ("监督电话", "举报电话", "投诉电话", "监督方式", "投诉监督", "监督投诉", "监督举报"),
    ),
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Approval and notice are there, complete, and not later than the inspection."""
    if without_entry(case_facts):
        return not_concerned("非现场检查，不进入场所")
    if doubt := target_in_doubt(case_facts):
        return Undetermined(f"{doubt}，本项适用于涉企检查，请核对")
    tally = Tally()
    excuse = urgent(case_facts)
    if excuse and not case_facts.documents_of("inspection_approval"):
        tally.doubt(f"未见检查审批表，{excuse[0]}，请核对事后补办", excuse[1])
    else:
        weigh_missing(
            case_facts, standards, ("inspection_approval", "inspection_plan"),
            "入企检查应当经批准。", tally,
        )  # fmt: skip
    weigh_missing(
        case_facts, standards, ("inspection_notice",), "入企检查应当制发行政检查通知书。", tally
    )
    for approval in case_facts.documents_of("inspection_approval"):
        weigh_slots(case_facts, standards, approval, (SIGNATURE,), tally)
    for notice in case_facts.documents_of("inspection_notice"):
        weigh_slots(case_facts, standards, notice, NOTICE, tally)
    _order(case_facts, standards, tally)
    return settle(case_facts, tally, "卷内没有检查文书")


def _order(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    inspected = inspection_day(case_facts, standards)
    if isinstance(inspected, Gap):
        tally.doubt_gap(inspected)
    if not isinstance(inspected, Dated):
        return
    before = (
        ("ORD-26", "inspection_approval", ("approve_date",), "审批"),
        ("ORD-27", "inspection_notice", ("service_date", "doc_date"), "通知"),
    )
    for rule, kind, fields, name in before:
        for done in days_of(case_facts, standards, tally, (kind,), *fields):
            _not_after(case_facts, done, inspected, name, rule, tally)


def _not_after(
    case_facts: CaseFacts, done: Dated, inspected: Dated, name: str, rule: str, tally: Tally
) -> None:
    said = (
        f"{title_at(done.document)}的{name}日期{say_date(done.day)}，晚于"
        f"{title_at(inspected.document)}的检查日期{say_date(inspected.day)}"
    )
    if done.day <= inspected.day:
        tally.passed(done.fact, inspected.fact)
    elif excuse := urgent(case_facts):
        tally.doubt(f"{said}，{excuse[0]}，请核对是否依法补办", (*excuse[1], *done.fact.evidence))
    else:
        tally.allege(
            f"{done.document.id}:after",
            f"{said}，先检查后{name}。",
            facts=(done.fact, inspected.fact),
            steps=({"note": f"次序规则{rule}"},),
        )
