"""EXE-07 缴款期限或加处罚款错误.

**Source**: 行政处罚法 第六十七条第三款 (15日)、第七十二条第一款第一项 (每日百分之三，不超过本金).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.missing import no_occasion
from review.checks.slots import Slot, mention, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import all_words, fen_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-14"
DAILY_PERCENT = 3
THREE = re.compile(r"(?<![\d.])(?:3|３|三)\s*[%％]|百分之三(?![十点\d])|千分之三十")
OTHER_RATE = re.compile(r"\d+(?:\.\d+)?\s*[%％‰]|[百千万]分之[一二三四五六七八九十点]+")
RATE = Slot(
    "逾期不缴纳每日按罚款数额的百分之三加处罚款的告知",
    ("additional_rate",),
    ("加处", "百分之三", "3%"),
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The term stated, the rate stated, and an additional fine that was really set."""
    fining = [
        document
        for document in case_facts.documents_of("penalty_decision")
        if _fines(case_facts, document)
    ]
    notices = case_facts.documents_of("additional_fine_notice")
    if not fining and not notices:
        return no_occasion(case_facts, "卷内没有罚款决定")
    tally = Tally()
    for document in fining:
        _term(case_facts, document, standards, tally)
        _rate(case_facts, document, standards, tally)
    for notice in notices:
        _additional(case_facts, notice, standards, tally)
    return tally.outcome("")


def _fines(case_facts: CaseFacts, document: Document) -> bool:
    """Also where the amount was not read: a decision without a fine says so by its items."""
    words = all_words(case_facts.facts_of(document, "penalty_items"))
    fined = any(fact.value for fact in case_facts.facts_of(document, "fine_amount"))
    return fined or not words or any("罚款" in word for word in words)


def _term(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    allowed = standards.time_limits[LIMIT].length.amount or 15
    days = read_fact(case_facts, document, standards, "payment_days")
    if isinstance(days, Gap):
        tally.doubt_gap(days)
    elif days.value == allowed:
        tally.passed(days)
    else:
        tally.allege(
            f"{document.id}:payment_days",
            f"{title_at(document)}告知的缴款期限为{days.value}日，应为收到决定书之日起{allowed}日"
            "（行政处罚法第六十七条第三款）。",
            facts=(days,),
            steps=({"time_limit": LIMIT, "allowed": allowed, "actual": days.value, "unit": "day"},),
        )


def _rate(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    """A rate other than 3 % a day, or no word of it at all."""
    rates = [fact for fact in case_facts.facts_of(document, "additional_rate") if usable(fact)]
    if three := [fact for fact in rates if _is_three(fact)]:
        tally.passed(*three)
    elif wrong := [fact for fact in rates if OTHER_RATE.search(f"{fact.value} {fact.raw}")]:
        tally.allege(
            f"{document.id}:additional_rate",
            f"{title_at(document)}告知的加处罚款标准为“{wrong[0].raw or wrong[0].value}”，"
            "应为每日按罚款数额的百分之三（行政处罚法第七十二条第一款第一项）。",
            facts=wrong,
        )
    elif rates:
        tally.doubt_fact(f"{title_at(document)}的加处罚款标准未能读清", *rates)
    elif place := mention(case_facts, document, "百分之三", "3%"):
        tally.passed(note=f"第{place.page_no}页写明：{place.text}")
    else:
        weigh_slots(case_facts, standards, document, (RATE,), tally)


def _is_three(fact: Fact) -> bool:
    if isinstance(fact.value, int | float) and not isinstance(fact.value, bool):
        return fact.value in (3, 0.03)
    return bool(THREE.search(f"{fact.value} {fact.raw}"))


def _additional(
    case_facts: CaseFacts, notice: Document, standards: Standards, tally: Tally
) -> None:
    """The additional fine is 3 % of the fine for each day late, and at most the fine."""
    amount = read_fact(case_facts, notice, standards, "amount")
    fines = [
        fact for fact in case_facts.facts_named("penalty_decision", "fine_amount") if usable(fact)
    ]
    if isinstance(amount, Gap):
        tally.doubt_gap(amount)
        return
    if len({fact.value for fact in fines}) != 1:
        tally.doubt_fact(f"{title_at(notice)}对应的罚款金额不能确定", amount)
        return
    fine, added = fen_of(fines[0]) or 0, fen_of(amount) or 0
    if added > fine:
        tally.allege(
            f"{notice.id}:cap",
            f"{title_at(notice)}加处罚款{say_money(added)}，超过罚款本金{say_money(fine)}。",
            facts=(amount, fines[0]),
        )
        return
    days = read_fact(case_facts, notice, standards, "days")
    if isinstance(days, Gap) or isinstance(days.value, bool) or not isinstance(days.value, int):
        tally.doubt_fact(f"{title_at(notice)}的逾期天数未能读出，不能核算加处罚款", amount)
        return
    _compare(notice, (amount, fines[0], days), added, fine, days.value, tally)


def _compare(
    notice: Document, facts: tuple[Fact, ...], added: int, fine: int, days: int, tally: Tally
) -> None:
    due = min(fine, fine * DAILY_PERCENT * days // 100)
    count = f"{say_money(fine)}×{DAILY_PERCENT}%×{days}日，以罚款本金为限，为{say_money(due)}"
    said = f"{title_at(notice)}加处罚款{say_money(added)}"
    if added == due:
        tally.passed(*facts, note=count)
    elif added < due:
        tally.doubt_fact(f"{said}，少于计算数额（{count}），请核对是否减免", *facts)
    else:
        tally.allege(
            f"{notice.id}:amount",
            f"{said}，多于计算数额（{count}）。",
            facts=facts,
            steps=({"note": count},),
        )
