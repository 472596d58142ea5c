"""The papers of a penalty on the spot (简易程序)."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

from corpora.papers import archive
from corpora.story import Money, Seal, Signed, Value
from corpora.teller import Teller, goods_of, place_of
from corpora.workdays import after, at, next_workday


def _day(teller: Teller) -> date:
    """Since 2024 a penalty on the spot must go to reconsideration before the court."""
    chance = random.Random(f"day:{teller.plan.seed}")
    start, end = max(teller.plan.cause.start, date(2024, 1, 10)), teller.plan.cause.end
    if start.month == 8 and start.year == 2026:
        end = date(2026, 10, 20)
    return next_workday(start + timedelta(days=chance.randrange(1, (end - start).days)))


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    cause, notes, traits = teller.plan.cause, teller.notes, teller.traits
    goods_of(teller)
    assert cause.summary
    low, high = cause.summary
    fine = random.Random(f"fine:{teller.plan.seed}").randrange(low, high + 1, 50)
    if teller.plan.party == "法人":
        fine *= 5
    if teller.plan.fine == "over":
        fine = 4000 if teller.plan.party == "法人" else 500
    day = _day(teller)
    begin = at(day, 10, teller.chance.randrange(2, 50))
    onspot = fine <= 100 and "bank" not in traits
    if onspot:
        traits.add("collect_onspot")
    number = teller.doc_no("当罚", day)
    notes |= {
        "fine_amount": Money(fine * 100),
        "decision_no": number,
        "decision_day": day,
        "law_violated": cause.violated,
        "law_penalty": (cause.penalty,),
        "act": cause.act,
        "found": cause.found,
        "demand": cause.demand,
        "done": cause.done,
        "tier": "轻微",
        "fact.time": begin,
        "answers": cause.answers,
        "fact.place": place_of(teller),
    }
    _decision(teller, begin, number, onspot)
    _rest(teller, begin, number)
    title = f"{teller.party.name}{cause.name}案"
    return title, number


def _decision(teller: Teller, begin: datetime, number: str, onspot: bool) -> None:
    day = begin.date()
    teller.write(
        "onspot_penalty_decision",
        20,
        doc_no=number,
        decision_date=day,
        deliver_time=begin + timedelta(minutes=25),
        law_cited=(*teller.plan.cause.violated, teller.plan.cause.penalty),
        collect_onspot=onspot,
        reconsider_first=True,
        seal=Seal(teller.agency.name),
        payment_days=15,
        bank=f"{teller.agency.bank}（账号：{teller.agency.account}）",
        listed_date=day,
        sign_date=day,
        notice_record="yes",
    )
    filed = after(day, teller.chance.randrange(1, 3))
    teller.write(
        "onspot_filing_record",
        60,
        decision_no=number,
        filing_date=filed,
        receiver=teller.agency.legal_unit,
        operator=teller.officers[0].name,
        operator_signature=Signed((teller.officers[0].name,)),
        receiver_signature=Signed((teller.leader(6),)),
        listed_date=filed,
    )


def _rest(teller: Teller, begin: datetime, number: str) -> None:
    day, chance = begin.date(), teller.chance
    speaker = Signed((teller.party.head.name,))
    person = teller.party.head
    form = "licence" if teller.party.kind != "个人" else "id_card"
    card: dict[str, Value] = (
        {}
        if form == "licence"
        else {
            "card_name": person.name,
            "card_id": person.id_no,
            "card_gender": person.gender,
            "card_address": person.address,
            "birth": person.birth,
        }
    )
    teller.write(
        "party_identity_proof",
        40,
        form=form,
        cert_type="营业执照" if form == "licence" else "居民身份证",
        copy_date=day,
        provider_signature=speaker,
        verified_with_original=True,
        listed_date=day,
        **card,
    )
    if chance.random() < 0.6:
        teller.write(
            "onsite_inspection_record",
            10,
            place=teller.notes["fact.place"],
            start_time=begin - timedelta(minutes=20),
            end_time=begin + timedelta(minutes=5),
            cert_shown=True,
            read_confirm=True,
            page_signatures=True,
            listed_date=day,
            sign_date=day,
            recorder=teller.officers[1].name,
        )
    teller.write(
        "photo_evidence",
        42,
        shot_time=begin - timedelta(minutes=12),
        place=teller.notes["fact.place"],
        shooter=teller.officers[1].name,
        party_confirm=speaker,
        listed_date=day,
        subject=f"{teller.plan.cause.name}现场情况",
    )
    paid = day if "collect_onspot" in teller.traits else after(day, chance.randrange(1, 7))
    teller.write(
        "fine_receipt",
        50,
        ticket_no=f"99{teller.plan.seed % 10**8:08d}",
        payer=teller.party.name,
        amount=teller.notes["fine_amount"],
        pay_date=paid,
        collector=teller.agency.name,
        case_ref=number,
        seal=Seal(teller.agency.bank, "业务专用章"),
        listed_date=paid,
    )
    closed = after(max(paid, day), 3)
    acts = {"close": at(closed, 10, 0), "file": at(after(closed, 3), 10, 0), "filing": begin}
    fine = teller.notes["fine_amount"]
    assert isinstance(fine, Money)
    archive.write(teller, acts, f"罚款{fine.fen // 100}元", number)
