"""PRC-09 询问、现场笔录制作不规范: the places of a record that must be filled, one allegation each.

**Source**: 行政处罚法 第五十五条第二款; 行政强制法 第十八条第七项至第九项.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

CLOCK = (r"[\d一二三四五六七八九十]+时", r"日\d{3,4}")
"""A time of day, also with its colon taken out."""
START = Slot("起始时间", ("start_time",), seen=CLOCK)
END = Slot("结束时间", ("end_time",), seen=CLOCK)
PLACE = Slot("地点", ("place",), ("地点", "场所"))
PERSON = Slot("被询问人姓名", ("person.name",), ("被询问人", "被调查人", "姓名"))
IDENTITY = Slot(
    "被询问人身份证件号码",
    ("person.id_no",),
    ("身份证号", "证件号", "公民身份号码", "护照"),
    seen=(r"\d{17}[\dXx]",),
)
CONFIRMED = Slot(
    "被询问人核对笔录的记载",
    ("read_confirm",),
    ("看过", "阅读", "核对", "宣读", "念给", "无误", "一致"),
)
SIGNED = Slot("当事人签名", ("party_signature",))
SIGNED_EACH = Slot("当事人逐页签名", ("page_signatures",))
SLOTS: dict[str, tuple[Slot, ...]] = {
    "inquiry_record": (START, END, PLACE, PERSON, IDENTITY, CONFIRMED),
    "onsite_inspection_record": (START, END, PLACE),
    "inspection_record": (START, END, PLACE),
    "coercive_scene_record": (START, END, PLACE),
}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A refusal to sign that is noted takes the place of the signature."""
    tally = Tally()
    for record in case_facts.documents_of(*SLOTS):
        slots = (*SLOTS[record.kind], *_signatures(case_facts, record))
        weigh_slots(case_facts, standards, record, slots, tally)
    return settle(case_facts, tally, "卷内没有询问、检查、现场笔录")


def _signatures(case_facts: CaseFacts, record: Document) -> Iterator[Slot]:
    """Nobody looked at the place of a signature that no fact speaks of: nothing is said of it.

    The signature on a record of an inspection is for the check of inspections (PRC-20).
    """
    if record.kind == "inspection_record":
        return
    if any(usable(fact) and fact.value for fact in case_facts.facts_of(record, "refusal_note")):
        return
    for slot in (SIGNED, SIGNED_EACH):
        if case_facts.facts_of(record, *slot.fields):
            yield slot
