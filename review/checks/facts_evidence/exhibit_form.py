"""FAC-03: copies, photographs and witnesses without what makes them proof (证据形式、来源).

**Source**: 行政处罚法 第四十六条第一款, 第三款.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_ORIGINAL = re.compile(r"原件(?!核对|一致|相符|无异|相同|复印|的复)")
_COPY = re.compile(r"复印|复制|影印|抄录|打印|截图")
_SOURCE = Slot("证据来源（提供人）", ("source",), ("来源", "提供人", "出处", "提供单位"))
_VERIFIED = Slot(
    "与原件核对无误的注明",
    ("verified_with_original",),
    ("与原件", "同原件", "和原件", "核对无", "核对一致", "经核对", "原件相"),
)
_PROVIDED = Slot("提供人签名", ("provider_signature",))
_COPIED_ON = Slot("提取、复制日期", ("date",), seen=(r"\d{4}年\d{1,2}月\d{1,2}日",))
_SHOT_AT = Slot(
    "拍摄时间", ("shot_time",), ("拍摄时间", "拍照时间", "摄于", "拍摄于", "时间", "拍摄日期")
)
_SHOT_IN = Slot("拍摄地点", ("place",), ("拍摄地点", "拍照地点", "地点", "摄于", "拍摄于"))
_SHOT_BY = Slot("拍摄人", ("shooter",), ("拍摄人", "拍照人", "摄影", "拍摄者", "制作人"))
_WITNESS_ID = Slot(
    "证人身份证件号码",
    ("person.id_no",),
    ("身份证号", "证件号", "公民身份号码", "护照"),
    seen=(r"\d{17}[\dXx]",),
)
_SLOTS: dict[str, tuple[Slot, ...]] = {
    "evidence_extraction_sheet": (_SOURCE, _VERIFIED, _COPIED_ON),
    "photo_evidence": (_SHOT_AT, _SHOT_IN, _SHOT_BY),
    "party_identity_proof": (_VERIFIED,),
}
_MARKED = ("evidence_extraction_sheet", "party_identity_proof")
_WITNESS = re.compile(r"证人|见证|目击|群众|邻居|顾客|消费者")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per element that an exhibit lacks.

    An original in the file needs no comparison; a refusal to sign that is noted, with the
    officers' signatures, takes the place of the provider's. **Needs**: the fields of
    证据提取单, 照片, 主体资格证明; `person.id_no` of witnesses.
    """
    tally = Tally()
    for document in case_facts.documents_of(*_SLOTS, "inquiry_record"):
        slots = tuple(_slots(case_facts, document))
        if slots:
            weigh_slots(case_facts, standards, document, slots, tally)
    return settle(case_facts, tally, "卷内没有须查形式的证据材料")


def _slots(case_facts: CaseFacts, document: Document) -> Iterator[Slot]:
    if document.kind == "inquiry_record":
        role = "".join(all_words(case_facts.facts_of(document, "person.role")))
        if _WITNESS.search(role or document.title):
            yield _WITNESS_ID
        return
    for slot in _SLOTS[document.kind]:
        if slot is _VERIFIED and _is_original(case_facts, document):
            continue
        yield slot
    signed = case_facts.facts_of(document, *_PROVIDED.fields)
    if document.kind in _MARKED and signed and not _refused(case_facts, document):
        yield _PROVIDED  # where no fact speaks of the signature nobody looked for it


def _is_original(case_facts: CaseFacts, document: Document) -> bool:
    name = "".join(all_words(case_facts.facts_of(document, "evidence_name")))
    return bool(_ORIGINAL.search(name)) and not _COPY.search(name)


def _refused(case_facts: CaseFacts, document: Document) -> bool:
    return any(
        usable(fact) and bool(fact.value) for fact in case_facts.facts_of(document, "refusal_note")
    )
