"""Papers of what few cases have: recusal, cases handed on, entrusted powers, a camera's record."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from corpora.story import Seal, Signed
from corpora.workdays import after

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts


def write(teller: Teller, acts: Acts) -> None:
    """Whatever of them the case has; a template set may leave them out."""
    first = len(teller.papers)
    for trait, papers in _PAPERS.items():
        if trait in teller.traits:
            papers(teller, acts)
    teller.make_optional(first)


def _recusal(teller: Teller, acts: Acts) -> None:
    """Asked for in writing, looked into, and refused for want of an interest."""
    asked = after(acts["inquiry_start"].date(), 1)
    decided = after(asked, 2)
    teller.write(
        "recusal_decision",
        44,
        "recusal_decision:application",
        applicant=teller.speaker.name,
        doc_date=asked,
        listed_date=asked,
        signature=Signed((teller.speaker.name,)),
        about=teller.officers[0].name,
    )
    teller.write(
        "recusal_decision",
        45,
        applicant=teller.speaker.name,
        decision="驳回申请",
        approver=teller.leader(0),
        doc_date=decided,
        listed_date=decided,
        asked_day=asked,
        about=teller.officers[0].name,
        approver_signature=Signed((teller.leader(0),)),
        seal=Seal(teller.agency.name),
    )


def _handed_in(teller: Teller, acts: Acts) -> None:
    """Found by another agency, which had no power over it."""
    day = acts["register"].date()
    sender = f"{teller.agency.place}综合行政执法协调中心"
    teller.write(
        "jurisdiction_transfer_letter",
        8,
        agency_name=sender,
        doc_no=f"云综协移〔{day.year}〕{teller.number % 60 + 3}号",
        doc_date=day,
        seal=Seal(sender),
        receiver=teller.agency.name,
        receipt_date=day,
        listed_date=day,
        receiver_signature=Signed((teller.officers[0].name,)),
    )


def _criminal(teller: Teller, acts: Acts) -> None:
    """Sent to the police, told to the party, sent back because no crime was found."""
    day, back = acts["handed_over"].date(), acts["handed_back"].date()
    police = f"云泽市公安局{teller.agency.place[3:]}分局"
    paper = teller.external(
        "criminal_transfer_letter",
        62,
        day,
        "罪移",
        receiver=police,
        approval_date=day,
        transfer_date=day,
        receipt_date=day,
        receiver_signature=Signed((teller.witness.name,)),
        goods_value=teller.notes.get("goods_value"),
    )
    teller.notes |= {"transfer_no": paper.values["doc_no"], "police": police, "sent_day": day}
    told = teller.external("criminal_transfer_notice", 63, day, "移告")
    teller.receipt(told.kind, str(told.values["doc_no"]), acts["handed_over"], 64)
    teller.write(
        "police_reply",
        65,
        doc_no=f"云公不立字〔{back.year}〕{teller.number % 90 + 5}号",
        doc_date=back,
        seal=Seal(police),
        listed_date=back,
    )


def _entrusted(teller: Teller, acts: Acts) -> None:
    """A body with public tasks works in the name of the agency (委托执法)."""
    begun = acts["register"].date() - timedelta(days=200 + teller.number % 90)
    teller.write(
        "entrustment_letter",
        6,
        doc_no=teller.doc_no("委", begun, 1 + teller.number % 9),
        doc_date=begun,
        valid_from=begun,
        valid_to=begun + timedelta(days=3 * 365),
        handling_unit=teller.notes["entrusted_unit"],
        seal=Seal(teller.agency.name),
        listed_date=begun,
    )


def _monitored(teller: Teller, acts: Acts) -> None:
    """A fixed station weighed or filmed it; the station was tested and made known."""
    seen = acts["onsite_start"]
    audited = after(seen.date(), 1)
    teller.write(
        "electronic_monitoring_audit",
        46,
        device_no=f"CX99{teller.number:05d}",
        place=teller.notes["fact.place"],
        record_time=seen,
        legal_audit="法制审核通过",
        tech_audit="技术审核通过，设备检定合格且在有效期内",
        site_publicity="设置地点已通过政府网站向社会公布",
        reviewer=teller.leader(4),
        review_date=audited,
        listed_date=audited,
        reviewer_signature=Signed((teller.leader(4),)),
    )


def _online(teller: Teller, acts: Acts) -> None:
    """A page of the net, saved with its digest (电子数据)."""
    day = acts["onsite_start"].date()
    digest = f"{teller.chance.getrandbits(128):032x}".upper()
    teller.notes |= {
        "method_words": "执法人员使用经校验的专用计算机登录页面，以录屏和网页固化方式提取",
        "digest": digest,
    }
    teller.write(
        "evidence_extraction_sheet",
        51,
        "evidence_extraction_sheet:data",
        evidence_name="网页电子数据",
        source=teller.speaker.name,
        verified_with_original=True,
        extract_place=teller.notes["fact.place"],
        date=day,
        provider_signature=Signed((teller.speaker.name,)),
        listed_date=day,
        copies=1,
        electronic=True,
    )


_PAPERS = {
    "online": _online,
    "entrusted": _entrusted,
    "handed_in": _handed_in,
    "recusal": _recusal,
    "monitored": _monitored,
    "criminal": _criminal,
}
