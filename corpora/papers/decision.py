"""Papers of review, discussion, decision, service, payment and closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.papers import delivery, enforcement
from corpora.story import Seal, Signed, Value

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts


def write_before(teller: Teller, acts: Acts) -> None:
    """The report on the investigation and what stands beside it."""
    day, fine = acts["report"].date(), teller.notes["fine_amount"]
    cause = teller.plan.cause
    teller.write(
        "investigation_report",
        70,
        law_cited=(*cause.violated, cause.penalty),
        fine_amount=fine,
        doc_date=day,
        handlers=teller.hands,
        listed_date=day,
        goods_value=teller.notes.get("goods_value"),
    )
    if "discretion_statement" in teller.traits:
        teller.write(
            "discretion_statement",
            72,
            doc_date=day,
            listed_date=day,
            handler_signatures=teller.hands,
            approver_signature=Signed((teller.leader(3),)),
        )


def write(teller: Teller, acts: Acts) -> None:
    """From the review to the closing."""
    _review(teller, acts)
    _decision(teller, acts)
    delivery.write(teller, acts)
    _end(teller, acts)


def _review(teller: Teller, acts: Acts) -> None:
    traits, fine = teller.traits, teller.notes["fine_amount"]
    day = acts["review"].date()
    if "legal_review" in traits:
        teller.write(
            "legal_review_opinion",
            92 if "hearing" in traits else 74,
            submit_date=max(acts["report"], acts.get("hearing_report", acts["report"])).date(),
            review_date=day,
            reviewer__name=teller.leader(4),
            reviewer__unit=teller.agency.legal_unit,
            reviewer__qualification=f"A9901{teller.number:011d}",
            conclusion="同意",
            reviewer_signature=Signed((teller.leader(4),)),
            unit_signature=Signed((teller.leader(5),)),
            listed_date=day,
        )
    if "discussion" in traits:
        meeting = acts["discuss"]
        names = (teller.leader(0), teller.leader(1), teller.leader(2), teller.leader(3))
        teller.write(
            "collective_discussion_record",
            93,
            meeting_time=meeting,
            meeting_end=meeting.replace(hour=meeting.hour + 1),
            place=f"{teller.agency.name}三楼会议室",
            host=teller.leader(0),
            attendees=names,
            observers=(teller.leader(4), *(officer.name for officer in teller.officers)),
            recorder=teller.leader(6),
            fine_amount=fine,
            signatures=Signed(names),
            recorder_signature=Signed((teller.leader(6),)),
            listed_date=meeting.date(),
            speaker1=names[1],
            speaker2=names[2],
            speaker3=names[3],
        )
    teller.approval(
        "decision_approval",
        94,
        acts["approve"].date(),
        law_cited=(teller.plan.cause.penalty,),
        fine_amount=fine,
        legal_signature=Signed((teller.leader(4),)),
        legal_date=min(day, acts["approve"].date()),
        legal_opinion="经审核，同意承办机构意见。" if "legal_review" in traits else None,
    )


def _decision(teller: Teller, acts: Acts) -> None:
    day = acts["decide"].date()
    values: dict[str, Value] = {
        "decision_date": day,
        "payment_days": 15,
        "bank": f"{teller.agency.bank}（户名：{teller.agency.place[3:]}财政局，"
        f"账号：{teller.agency.account}）",
        "additional_rate": "百分之三",
        "law_cited": (*teller.plan.cause.violated, teller.plan.cause.penalty),
        "fine_amount_cn": teller.notes["fine_amount"],
        "discretion_reason": "yes",
        "defense_response": "yes",
    }
    teller.external("penalty_decision", 95, day, "罚", **values)


def _end(teller: Teller, acts: Acts) -> None:
    traits, notes = teller.traits, teller.notes
    enforcement.write(teller, acts)
    if "confiscation" in traits:
        day = acts["destroy"].date()
        teller.write(
            "confiscated_goods_disposal",
            112,
            rows=notes["goods_rows"],
            method="销毁",
            date=day,
            listed_date=day,
            supervisors=(teller.leader(3), teller.leader(6)),
            handler_signatures=teller.hands,
            approver_signature=Signed((teller.leader(0),)),
            supervisor_signatures=Signed((teller.leader(3), teller.leader(6))),
            receipt=f"XH{day:%Y%m%d}",
            seal=Seal(teller.agency.name),
        )
    day = acts["publish"].date()
    teller.write(
        "publicity_record",
        120,
        publish_date=day,
        channel="信用中国（澜江云泽）",
        url=f"https://credit.example.invalid/xzcf/{teller.number}",
        fine_amount=notes["fine_amount"],
        operator=teller.leader(6),
        listed_date=day,
    )
    day = acts["close"].date()
    teller.approval(
        "case_closing_report",
        140,
        day,
        closing_date=day,
        closing_type="处罚决定执行完毕",
        decision_no=notes["decision_no"],
        pay_day=acts["pay"].date(),
    )
