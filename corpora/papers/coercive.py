"""The papers of a seizure as a case of its own (行政强制措施)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.papers import archive, measures
from corpora.story import Seal, Signed
from corpora.teller import Teller, goods_of
from corpora.workdays import after, at, next_workday, office_hour

if TYPE_CHECKING:
    from corpora.timeline import Acts


def _acts(teller: Teller) -> Acts:
    plan = teller.plan
    chance = random.Random(f"acts:{plan.seed}")
    low, high = plan.cause.start, plan.cause.end - timedelta(days=100)
    day = next_workday(low + timedelta(days=chance.randrange(1, (high - low).days)))
    day = next_workday(max(day, date(2024, 1, 5)))
    deadline = day + timedelta(days=29)
    extension = after(day, plan.gaps["extension"])
    release = after(day, plan.gaps["seizure_end"])
    if "extension" in plan.traits:
        release = after(deadline, 5)
    if "late_release" in plan.traits:
        release = after(deadline, 9)
    ask = after(day, 2)
    closed = after(release, plan.gaps["close"])
    return {
        "preserve": at(day, 14, chance.randrange(3, 40)),
        "seizure_deadline": at(deadline, 17, 0),
        "seizure_extended": at(deadline + timedelta(days=30), 17, 0),
        "extension": office_hour(extension, chance),
        "release": office_hour(release, chance),
        "inquiry_start": office_hour(ask, chance, 9, 10),
        "close": at(closed, 10, 0),
        "file": at(after(closed, plan.gaps["file"]), 10, 0),
        "filing": at(day, 9, 0),
    }


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    if "extension" not in teller.plan.traits and teller.number % 3 == 0:
        teller.traits.discard("extension")
    goods_of(teller)
    acts, cause = _acts(teller), teller.plan.cause
    day = acts["preserve"].date()
    teller.notes |= {
        "found": cause.found,
        "act": cause.act,
        "fact.time": day,
        "law_violated": cause.violated,
        "fact.place": f"{teller.party.address}的{cause.scene}",
        "answers": cause.answers,
        "demand": cause.demand,
        "done": cause.done,
        "filing_date": day,
    }
    measures.seizure(teller, acts, after_filing=False)
    number = str(next(p for p in teller.papers if p.kind == "seizure_decision").values["doc_no"])
    teller.notes["decision_no"] = number
    _evidence(teller, acts)
    measure = str(teller.notes["measure_type"])
    closed = acts["close"].date()
    teller.approval(
        "case_closing_report",
        60,
        closed,
        closing_date=closed,
        closing_type=f"{measure}措施已解除",
        decision_no=number,
        release_day=acts["release"].date(),
    )
    title = f"对{teller.party.name}采取{measure}行政强制措施案"
    archive.write(teller, acts, f"{measure}后依法解除", number)
    return title, teller.doc_no("强案", day)


def _evidence(teller: Teller, acts: Acts) -> None:
    start = acts["preserve"]
    day, asked = start.date(), acts["inquiry_start"]
    signed = Signed((teller.speaker.name,))
    teller.write(
        "party_identity_proof",
        40,
        form="licence",
        cert_type="营业执照",
        copy_date=asked.date(),
        provider_signature=signed,
        verified_with_original=True,
        listed_date=asked.date(),
    )
    teller.write(
        "photo_evidence",
        42,
        shot_time=start,
        place=teller.notes["fact.place"],
        shooter=teller.officers[1].name,
        party_confirm=signed,
        listed_date=day,
        subject=f"{teller.notes['measure_type']}物品情况",
    )
    teller.write(
        "av_record_note",
        44,
        event=f"{teller.notes['measure_type']}现场",
        start_time=start,
        end_time=start.replace(hour=15),
        duration=60 - start.minute % 40 + start.minute % 40,
        maker=teller.officers[1].name,
        device_no=f"ZF-{teller.number:04d}",
        storage=f"GP{day:%Y%m%d}{teller.number:03d}",
        listed_date=day,
    )
    if teller.number % 2:
        teller.write(
            "custody_entrustment",
            46,
            custodian=f"{teller.agency.place[:3]}涉案财物保管中心",
            items=teller.notes["goods"],
            place=f"{teller.agency.place}涉案财物保管室",
            doc_date=day,
            listed_date=day,
            seal=Seal(teller.agency.name),
            keeper_signature=Signed((teller.leader(6),)),
        )
    speaker = teller.speaker
    teller.write(
        "inquiry_record",
        48,
        person__name=speaker.name,
        person__id_no=speaker.id_no,
        person__birth=speaker.birth,
        person__gender=speaker.gender,
        person__address=speaker.address,
        person__phone=speaker.phone,
        person__role="受委托人"
        if "proxy" in teller.traits
        else "法定代表人"
        if teller.party.kind == "法人"
        else "经营者",
        place=f"{teller.agency.name}询问室",
        start_time=asked,
        end_time=asked + timedelta(minutes=50),
        rights_notice__recusal=True,
        cert_shown=True,
        read_confirm=True,
        page_signatures=True,
        sign_date=asked.date(),
        listed_date=asked.date(),
        recorder=teller.officers[1].name,
    )
    if "proxy" in teller.traits:
        teller.write(
            "power_of_attorney",
            41,
            principal=teller.party.name,
            agent=f"{speaker.name}（公民身份号码：{speaker.id_no}）",
            sign_date=day,
            listed_date=day,
            seal_party=teller.party.name,
            party_seal=Seal(teller.party.name),
            principal_signature=Signed((teller.party.head.name,)),
            agent_signature=Signed((speaker.name,)),
        )
