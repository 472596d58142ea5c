"""Papers of the start and of the taking of evidence (立案、调查取证)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from corpora.ministries import ministries
from corpora.papers import persons
from corpora.papers.recordings import recorded
from corpora.story import Citation, Signed, Ticks, Value
from corpora.workdays import after

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts

SOURCES = ("监督检查", "投诉举报", "上级交办", "其他机关移送", "媒体曝光")


def write(teller: Teller, acts: Acts) -> None:
    """From the register of the source to the photos."""
    _start(teller, acts)
    _identity(teller, acts)
    _records(teller, acts)
    _exhibits(teller, acts)


def _start(teller: Teller, acts: Acts) -> None:
    given = {"complaint": "投诉举报", "handed_in": "其他机关移送"}
    source = next((given[t] for t in given if t in teller.traits), "监督检查")
    teller.notes["source_type"] = Ticks(SOURCES, source)
    register, filing = acts["register"].date(), acts["filing"].date()
    teller.notes["register_date"] = register
    teller.write(
        "case_source_register",
        10,
        register_date=register,
        subject=teller.party.name,
        registrar_signature=Signed((teller.officers[0].name,)),
        approver_signature=Signed((teller.leader(0),)),
        approve_date=register,
        listed_date=register,
    )
    if ministries()[teller.agency.ministry].verifies:
        teller.write(
            "preliminary_verification",
            12,
            start_date=register,
            end_date=filing,
            extend_approval=False,
            proposal="立案",
            listed_date=filing,
            approver_signature=Signed((teller.leader(3),)),
        )
    teller.approval(
        "filing_approval",
        20,
        filing,
        filing_date=filing,
        law_cited=teller.plan.cause.violated,
        violation_place=teller.notes["fact.place"],
        handling_unit=teller.notes["unit"],
    )


def _identity(teller: Teller, acts: Acts) -> None:
    day = acts["inquiry_start"].date()
    if teller.party.kind != "个人":
        persons.licence(teller, day, 60, "party_identity_proof:licence")
    persons.id_card(teller, day, 61, "party_identity_proof:card")
    persons.power(teller, day, 62)
    if "cert_copies" in teller.traits:
        given = [date(day.year - years, 3 + teller.number % 7, 1) for years in (2, 1)]
        teller.write(
            "officer_certificate_copy",
            63,
            unit=teller.agency.name,
            listed_date=None,
            cert_from1=given[0],
            cert_to1=given[0].replace(year=given[0].year + 5),
            cert_from2=given[1],
            cert_to2=given[1].replace(year=given[1].year + 5),
        )


def _records(teller: Teller, acts: Acts) -> None:
    scene: Value = teller.notes["fact.place"]
    teller.write(
        "onsite_inspection_record",
        30,
        place=scene,
        start_time=acts["onsite_start"],
        end_time=acts["onsite_end"],
        cert_shown=True,
        read_confirm=True,
        page_signatures=True,
        listed_date=acts["onsite_start"].date(),
        sign_date=acts["onsite_start"].date(),
        recorder=teller.officers[1].name,
    )
    if "inquiry_notice" in teller.traits:
        paper = teller.external(
            "inquiry_notice",
            40,
            acts["filing"].date(),
            "询通",
            time_place=acts["inquiry_start"],
            law_cited=(Citation("《中华人民共和国行政处罚法》", 55, 2),),
        )
        teller.receipt("inquiry_notice", str(paper.values["doc_no"]), acts["filing"], 41)
    place = f"{teller.agency.name}询问室" if teller.number % 2 else str(scene)
    persons.asked(teller, acts["inquiry_start"], acts["inquiry_end"], place, 42)


def _exhibits(teller: Teller, acts: Acts) -> None:
    day = acts["inquiry_start"].date()
    name = "进货票据及销售记录" if "goods" in teller.traits else "管理制度及相关记录"
    teller.write(
        "evidence_extraction_sheet",
        50,
        evidence_name=f"{name}复印件",
        source=teller.speaker.name,
        verified_with_original=True,
        extract_place=teller.notes["fact.place"],
        date=day,
        provider_signature=Signed((teller.speaker.name,)),
        listed_date=day,
        copies=2,
    )
    shot = acts["onsite_start"]
    teller.write(
        "photo_evidence",
        52,
        shot_time=shot,
        place=teller.notes["fact.place"],
        shooter=teller.officers[1].name,
        party_confirm=Signed((teller.speaker.name,)),
        listed_date=shot.date(),
        subject=f"{teller.plan.cause.name}现场情况",
    )
    recorded(teller, 54, "现场检查", shot, acts["onsite_end"])
    order = acts["order"].date()
    deadline = acts["order_deadline"].date()
    paper = teller.external(
        "rectification_order",
        56,
        order,
        "责改",
        law_cited=teller.plan.cause.violated,
        deadline=deadline,
    )
    teller.receipt("rectification_order", str(paper.values["doc_no"]), acts["order"], 57)
    recheck = acts["recheck"].date()
    teller.write(
        "rectification_review",
        130,
        review_date=recheck,
        result="已改正",
        listed_date=recheck,
        order_no=paper.values["doc_no"],
        order_deadline=deadline,
    )
    assert recheck <= after(deadline, 10)
