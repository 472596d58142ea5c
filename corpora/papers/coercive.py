"""The papers of a seizure as a case of its own (行政强制措施)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from corpora.papers import archive, enforced_order, extras, measures, persons
from corpora.papers.coercive_acts import seizure_acts
from corpora.papers.recordings import recorded
from corpora.plan import ORDERS
from corpora.story import Seal, Signed
from corpora.teller import Teller, goods_of, note_facts

if TYPE_CHECKING:
    from corpora.timeline import Acts


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    if teller.traits & set(ORDERS):
        return enforced_order.tell(teller)
    goods_of(teller)
    acts = seizure_acts(teller.plan)
    day = acts["preserve"].date()
    note_facts(teller, day)
    measures.seizure(teller, acts, after_filing=False)
    number = str(next(p for p in teller.papers if p.kind == "seizure_decision").values["doc_no"])
    teller.notes["decision_no"] = number
    _evidence(teller, acts)
    if "testing" in teller.traits:
        first = len(teller.papers)
        extras.testing(teller, acts["sample"])
        teller.make_optional(first)
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
    persons.licence(teller, asked.date())
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
    recorded(teller, 44, f"{teller.notes['measure_type']}现场", start, start.replace(hour=15))
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
    end = asked + timedelta(minutes=50)
    persons.asked(teller, asked, end, f"{teller.agency.name}询问室", 48)
    persons.power(teller, day)
