"""EXE-04 留置送达不合规.

**Source**: 民事诉讼法 第八十九条: witnesses of the 基层组织 or 所在单位, or photographs or video.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion
from review.checks.slots import Slot, mention, mention_in, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import pages, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Evidence, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

REASON = Slot("拒收事由", ("refusal_reason",), ("拒收", "拒绝", "拒签", "不愿"))
RECORDS = ("photo_evidence", "av_record_note")
NONE = ("absent", "", False, "无", "没有", "/", "否")
CAMERA = ("拍照", "录像", "照片", "视频", "执法记录仪")
CONFIDENCE = 0.9
_NUMBER_WORDS = ("编号", "文件号", "档号")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A receipt by 留置 needs a witness or photographs or video, and the reason of refusal."""
    tally = Tally()
    left = [one for one in case_facts.documents_of("service_receipt") if _left(case_facts, one)]
    for receipt in left:
        _witnessed(case_facts, receipt, tally)
        weigh_slots(case_facts, standards, receipt, (REASON,), tally)
    for receipt in case_facts.documents_of("service_receipt"):
        if receipt in left or all_words(case_facts.facts_of(receipt, "method")):
            continue
        if place := mention(case_facts, receipt, "留置"):
            tally.doubt(f"{title_at(receipt)}的送达方式未能读清，可能为留置送达", (place,))
    if not left and case_facts.unread_pages():
        return no_occasion(case_facts, "卷内没有留置送达")
    return tally.outcome("卷内没有留置送达")


def _left(case_facts: CaseFacts, receipt: Document) -> bool:
    return any("留置" in word for word in all_words(case_facts.facts_of(receipt, "method")))


def _witnessed(case_facts: CaseFacts, receipt: Document, tally: Tally) -> None:
    facts = case_facts.facts_of(receipt, "witness", "photo_video")
    good = [fact for fact in facts if usable(fact) and fact.value not in NONE]
    sure = [fact for fact in good if fact.value != "uncertain" and not _is_hollow(fact)]
    where = f"{title_at(receipt)}为留置送达"
    if sure:
        tally.passed(*sure)
        return
    for fact in facts:
        if fact.status == "unclear" or fact.value == "uncertain":
            tally.doubt_fact(f"{where}，见证人处看不清", fact)
            return
    if unread := case_facts.unread_pages():
        tally.doubt(f"{where}，未见见证人和拍照录像，但{pages(unread)}无法识读")
    elif place := _recorded(case_facts, receipt):
        tally.doubt(f"{where}，请核对是否以此记录送达过程", (place,))
    else:
        tally.allege(
            f"{receipt.id}:witness",
            f"{where}，既无基层组织或者所在单位的代表见证，也未拍照、录像记录送达过程。",
            facts=[*case_facts.facts_of(receipt, "method"), *facts],
            evidence=(case_facts.place_of(receipt),),
            confidence=CONFIDENCE,
        )


def _is_hollow(fact: Fact) -> bool:
    """The words of the form alone, their blank not filled in: 音像记录编号____."""
    return fact.field == "photo_video" and fact.raw.rstrip("_＿ ：:").endswith(_NUMBER_WORDS)


def _recorded(case_facts: CaseFacts, receipt: Document) -> Evidence | None:
    """Photographs or video of the delivery elsewhere, or a word of them on the receipt."""
    records = case_facts.documents_of(*RECORDS)
    if place := mention_in(case_facts, records, "送达", "留置"):
        return place
    if case_facts.facts_of(receipt, "photo_video"):
        return None
    return mention(case_facts, receipt, *CAMERA)
