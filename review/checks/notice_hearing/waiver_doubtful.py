"""HRG-08 告知书未有效送达或放弃声明存疑.

**Source**: 行政处罚法 第四十四条、第六十二条; 民事诉讼法 第八十七条; order rule ORD-08.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.receipt_missing import undelivered
from review.checks.missing import settle
from review.checks.notice_hearing.notices import notices
from review.checks.notice_hearing.waiver import notices_waived
from review.checks.slots import Slot, plain, search, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.asked import delivered
from review.checks.trust import Gap, has_unread_ink
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

SLOTS = (
    Slot("声明人签名", ("signature",), ("签名", "签字", "声明人")),
    Slot("声明日期", ("sign_date",)),
)
RECEIVED = r"(?:已经|已)?(?:[^年月]{0,8}?)(?:收到|签收|接到|送达)"
UNDATED = 0.85
UNTICKED = r"[□☐](?:本人|我单位|当事人|我)?(?:自愿)?放弃[^☑√■]{0,40}$"
TICKED = r"[☑√■✓☒](?:\s)?(?:本人|我单位|当事人|我)?(?:自愿)?(?:放弃|不)"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Every notice reached the party; a waiver is signed, dated, and later than the notice."""
    tally = Tally()
    for notice in notices(case_facts):
        undelivered(case_facts, notice, standards, tally)
    for waiver in case_facts.documents_of("rights_waiver"):
        if _only_receipt_dated(case_facts, waiver):
            weigh_slots(case_facts, standards, waiver, SLOTS[:1], tally)
            _undated(case_facts, waiver, tally)
        else:
            weigh_slots(case_facts, standards, waiver, SLOTS, tally)
            _after_notice(case_facts, waiver, standards, tally)
        _chosen(case_facts, waiver, tally)
    return settle(case_facts, tally, "卷内没有告知书和放弃声明")


def _after_notice(
    case_facts: CaseFacts, waiver: Document, standards: Standards, tally: Tally
) -> None:
    """Given before the party was told, it gives up what nobody had offered."""
    signed = read_day(case_facts, waiver, standards, "sign_date")
    if isinstance(signed, Gap):
        return
    told = [
        when
        for notice in notices_waived(case_facts, waiver)
        if isinstance(when := delivered(case_facts, notice, standards, "arrived"), Dated)
    ]
    if not told:
        return
    first = min(told, key=lambda one: one.day)
    if signed.day >= first.day:
        tally.passed(first.fact, signed.fact)
        return
    tally.allege(
        f"{waiver.id}:before",
        f"{title_at(waiver)}签署于{say_date(signed.day)}，早于{title_at(first.document)}记载的告知送达日期"
        f"{say_date(first.day)}。",
        facts=(signed.fact, first.fact),
        steps=({"note": "次序规则ORD-08：放弃声明不得早于告知"},),
    )


def _only_receipt_dated(case_facts: CaseFacts, waiver: Document) -> bool:
    """The only day it states is that on which the notice was received (已于…收到)."""
    facts = [fact for fact in case_facts.facts_of(waiver, "sign_date") if fact.status != "blank"]
    return bool(facts) and all(
        fact.status == "read"
        and fact.raw
        and search(case_facts, waiver, rf"{re.escape(plain(fact.raw))}日?{RECEIVED}")
        and not search(case_facts, waiver, rf"{re.escape(plain(fact.raw))}日?$")
        for fact in facts
    )


def _undated(case_facts: CaseFacts, waiver: Document, tally: Tally) -> None:
    place = case_facts.place_of(waiver)
    if has_unread_ink(case_facts, waiver) or case_facts.unread_pages(waiver):
        tally.doubt(f"{title_at(waiver)}未见声明日期，有未能识读的字迹", (place,))
        return
    tally.allege(
        f"{waiver.id}:sign_date",
        f"{title_at(waiver)}未见声明日期，只写有收到告知书的日期。",
        evidence=(place,),
        confidence=min(UNDATED, waiver.confidence or 1.0),
    )


def _chosen(case_facts: CaseFacts, waiver: Document, tally: Tally) -> None:
    """A printed form of which no box was ticked says nothing."""
    empty = search(case_facts, waiver, UNTICKED)
    if empty and not search(case_facts, waiver, TICKED):
        tally.doubt(f"{title_at(waiver)}为格式条款，“{empty.text}”似未勾选，请核对", (empty,))
