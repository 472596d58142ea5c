"""EXE-08 没收物品处理不规范.

**Source**: 行政处罚法 第七十四条; 行政强制法 第二十六条、第二十七条.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.filled import weigh_filled
from review.checks.goods import Goods, count_in, goods_of, matching
from review.checks.misreading import is_scanned, may_be_misread
from review.checks.missing import settle, weigh_missing
from review.checks.party_signed import weigh_signature
from review.checks.slots import Slot, mention, mention_in, search
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

DISPOSAL = "confiscated_goods_disposal"
GAINS = re.compile("没收(?:违法|非法)所得")
METHOD = Slot("处理方式", ("method",))
DATE = Slot("处理日期", ("date",))
WATCHED = Slot("监督人", ("supervisors",))
VOUCHER = Slot("接收、销毁凭证", ("receipt",))
APPROVED = Slot("审批人签名", ("approver_signature",))
HANDED_ON = ("拍卖", "上缴", "移交")
KEPT = ("权属争议", "中止处理", "另案处理", "作为证据留存", "随案移送")
RETURNS = r"(?:退还|返还|发还)(?!清单)"
NOT_RETURNED = r"没收"
TAKEN = "扣押"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """What was confiscated is disposed of on paper, all of it; what was seized is given back.

    **Needs**: penalty_decision.confiscated_items, confiscated_goods_disposal, property_list.
    """
    tally = Tally()
    disposals = case_facts.documents_of(DISPOSAL)
    ordered = [
        decision
        for decision in case_facts.documents_of("penalty_decision")
        if _confiscates_goods(case_facts, decision)
    ]
    if ordered and not disposals:
        _not_disposed(case_facts, standards, ordered[0], tally)
    for disposal in disposals:
        _told(case_facts, standards, disposal, tally)
        _complete(case_facts, disposal, ordered, tally)
    for release in case_facts.documents_of("seizure_release_decision"):
        if not search(case_facts, release, NOT_RETURNED):
            _given_back(case_facts, release, tally)
    return settle(case_facts, tally, "本案没有没收物品，也没有须返还的查封、扣押物品")


def _confiscates_goods(case_facts: CaseFacts, decision: Document) -> bool:
    """Goods, not illegal gains alone."""
    items = all_words(case_facts.facts_of(decision, "confiscated_items", "penalty_items"))
    return any("没收" in GAINS.sub("", item) for item in items)


def _not_disposed(
    case_facts: CaseFacts, standards: Standards, decision: Document, tally: Tally
) -> None:
    closings = case_facts.documents_of("case_closing_report")
    place = (case_facts.place_of(decision),)
    if not closings:
        tally.doubt(
            f"{title_at(decision)}没收物品，卷内没有处理记录，也没有结案文书，可能尚未处理", place
        )
    elif kept := mention_in(case_facts, closings, *KEPT):
        tally.doubt(f"{title_at(decision)}没收物品，结案文书写有“{kept.text}”，请核对", (kept,))
    else:
        weigh_missing(
            case_facts,
            standards,
            (DISPOSAL,),
            f"{title_at(decision)}没收物品，已经结案，没有物品处理手续。",
            tally,
            evidence=place,
        )


def _told(case_facts: CaseFacts, standards: Standards, disposal: Document, tally: Tally) -> None:
    """How, when, under whose eyes and with what voucher."""
    method = case_facts.fact_of(disposal, "method")
    words = str(method.value) if method is not None and usable(method) else ""
    slots = [METHOD, DATE]
    if words == "销毁" or (not words and mention(case_facts, disposal, "销毁")):
        slots.append(WATCHED)
    if words in HANDED_ON:
        slots.append(VOUCHER)
    if case_facts.facts_of(disposal, *APPROVED.fields):
        slots.append(APPROVED)
    for slot in slots:
        facts = case_facts.facts_of(disposal, *slot.fields)
        if slot is WATCHED and _watched(case_facts, disposal):
            continue
        if facts:
            weigh_filled(case_facts, standards, disposal, (slot,), tally)
        elif slot is WATCHED:
            _unwatched(case_facts, disposal, tally)
        else:
            place = (case_facts.place_of(disposal),)
            tally.doubt(f"{title_at(disposal)}的{slot.name}未能读出", place)


def _watched(case_facts: CaseFacts, disposal: Document) -> bool:
    """A supervisor's name was read or written by hand."""
    return any(
        usable(fact) and fact.value not in ("absent", (), "")
        for fact in case_facts.facts_of(disposal, *WATCHED.fields)
    )


def _unwatched(case_facts: CaseFacts, disposal: Document, tally: Tally) -> None:
    place = (case_facts.place_of(disposal),)
    if word := mention(case_facts, disposal, "监督", "监销", "见证"):
        tally.doubt(f"{title_at(disposal)}的监督人未能读出：“{word.text}”", (word,))
    elif case_facts.unread_pages(disposal):
        tally.doubt(f"{title_at(disposal)}有页面无法识读，监督人不能确定", place)
    else:
        tally.allege(
            f"{disposal.id}:supervisors",
            f"{title_at(disposal)}载明销毁，没有监督人。",
            evidence=place,
            confidence=0.8,
        )


def _complete(
    case_facts: CaseFacts, disposal: Document, ordered: list[Document], tally: Tally
) -> None:
    """Every piece that was seized or confiscated is accounted for."""
    done = goods_of(case_facts, disposal)
    seized = [
        goods
        for document in case_facts.documents_of("property_list")
        for goods in goods_of(case_facts, document)
    ]
    for goods in done:
        told = matching(goods, seized)
        expected = told.count if told else _decided(case_facts, goods, ordered)
        if goods.count is None or expected is None:
            continue
        _compare(case_facts, goods, told, expected, tally)


def _decided(case_facts: CaseFacts, goods: Goods, ordered: list[Document]) -> int | None:
    for decision in ordered:
        for text in all_words(case_facts.facts_of(decision, "confiscated_items")):
            count = count_in(goods.name, text)
            if count is not None:
                return count
    return None


def _compare(
    case_facts: CaseFacts, goods: Goods, told: Goods | None, expected: int, tally: Tally
) -> None:
    facts = (*goods.facts, *(told.facts if told else ()))
    source = title_at(told.document) if told else "处罚决定书"
    said = f"{title_at(goods.document)}处理“{goods.name}”{goods.count}，{source}为{expected}"
    count = goods.count or 0
    if count == expected:
        tally.passed(*facts)
    elif count < expected and case_facts.documents_of("sampling_record"):
        tally.doubt_fact(f"{said}，差额是否为抽样检验耗用请核对", *facts)
    elif is_scanned(case_facts, *facts) and may_be_misread(str(count), str(expected)):
        tally.doubt_fact(f"{said}，只差一个易误读的数字，请核对", *facts)
    else:
        tally.allege(
            f"{goods.document.id}:{goods.name}",
            f"{said}，数量不符。",
            facts=facts,
        )


def _given_back(case_facts: CaseFacts, release: Document, tally: Tally) -> None:
    """Who took the things back signed for them; what was sealed on the spot stayed there."""
    returned = search(case_facts, release, RETURNS) or _taken_away(case_facts)
    signatures = case_facts.facts_of(release, "party_signature")
    if returned and signatures:
        weigh_signature(case_facts, release, tally)
    elif returned:
        tally.doubt(
            f"{title_at(release)}解除措施，未见领取人签名栏，请核对返还凭证",
            (case_facts.place_of(release),),
        )
    elif any(fact.value == "absent" for fact in signatures):
        tally.doubt_fact(f"{title_at(release)}没有当事人签名，是否有物品须返还请核对", *signatures)
    else:
        tally.passed(*signatures)


def _taken_away(case_facts: CaseFacts) -> bool:
    """The things were taken along (扣押), not sealed where they stood (查封)."""
    return any(
        fact.value == TAKEN
        for decision in case_facts.documents_of("seizure_decision")
        for fact in case_facts.facts_of(decision, "measure_type")
        if usable(fact)
    )
