"""Papers of the service of the decision (送达): by hand, by post, electronic, by announcement."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from corpora.papers.recordings import recorded
from corpora.story import Signed

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts

WAYS = ("announced", "electronic", "received_for", "by_mail", "left", "direct")
"""Traits: how the decision reached the party; the first that a case has."""


def write(teller: Teller, acts: Acts) -> None:
    """The receipt of the decision, and what stands behind it."""
    number = str(teller.notes["decision_no"])
    way = next(trait for trait in WAYS if trait in teller.traits)
    moment = acts["announce"] if way == "announced" else acts["deliver"]
    teller.receipt("penalty_decision", number, moment, 97, way)
    if way in ("by_mail", "electronic"):
        _address(teller, acts, way == "electronic")
    if way == "by_mail":
        _posted(teller, acts)
    if way == "announced":
        _announced(teller, acts)


def _address(teller: Teller, acts: Acts, electronic: bool) -> None:
    day = acts["order"].date()
    teller.write(
        "service_address_confirmation",
        58,
        address=teller.party.address,
        e_consent=electronic,
        e_channel=f"手机短信（{teller.party.phone}）" if electronic else None,
        person__name=teller.speaker.name,
        sign_date=day,
        listed_date=day,
        signature=Signed((teller.speaker.name,)),
    )


def _posted(teller: Teller, acts: Acts) -> None:
    sent, got = acts["deliver"].date(), acts["received"].date()
    teller.write(
        "mail_voucher",
        98,
        waybill_no=f"99{teller.plan.seed % 10**9:09d}{teller.number:02d}"[:13],
        send_date=sent,
        receipt_date=got,
        tracking_status="已签收",
        of="penalty_decision",
        listed_date=sent,
    )


def _announced(teller: Teller, acts: Acts) -> None:
    published = acts["announce"].date()
    paper = teller.external(
        "public_service_announcement",
        98,
        published,
        "送公",
        of="penalty_decision",
        decision_no=teller.notes["decision_no"],
        tried_day=acts["deliver"].date(),
        channel=f"{teller.agency.place[:3]}人民政府门户网站及本机关公告栏",
        publish_date=published,
        effective_date=acts["received"].date(),
    )
    teller.papers[-1] = paper
    teller.make_optional(len(teller.papers) - 1)
    posted = acts["announce"]
    recorded(teller, 98, "张贴送达公告", posted, posted + timedelta(minutes=6), "announcement")
