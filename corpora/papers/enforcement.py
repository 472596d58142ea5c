"""Papers of the payment of a fine: in time, by leave later, after urging, or by the court."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from corpora.story import Money, Seal, Signed

if TYPE_CHECKING:
    from datetime import date

    from corpora.teller import Teller
    from corpora.timeline import Acts


def write(teller: Teller, acts: Acts) -> None:
    """The ticket, and what went before it where the fine was not paid in time."""
    fine = teller.notes["fine_amount"]
    assert isinstance(fine, Money)
    first = len(teller.papers)
    if "postponed" in teller.traits:
        _postponed(teller, acts, fine)
    if teller.traits & {"unpaid", "court"}:
        _urged(teller, acts, fine)
    if "court" in teller.traits:
        _court(teller, acts, fine)
    if "added_fine" in teller.traits:
        _added(teller, acts, fine)
    teller.make_optional(first)
    if "postponed" in teller.traits:
        _ticket(teller, acts["first_pay"].date(), "fine_receipt:first", _halves(fine)[0])
        fine = _halves(fine)[1]
    _ticket(teller, acts["pay"].date(), "fine_receipt", fine)


def _halves(fine: Money) -> tuple[Money, Money]:
    """Two instalments (分期), the first in whole yuan."""
    half = Money(fine.fen // 200 * 100)
    return half, Money(fine.fen - half.fen)


def _ticket(teller: Teller, day: date, key: str, amount: Money) -> None:
    extra = int(key != "fine_receipt")
    teller.write(
        "fine_receipt",
        110,
        key,
        ticket_no=f"99{(teller.plan.seed + extra) % 10**8:08d}",
        payer=teller.party.name,
        amount=amount,
        pay_date=day,
        collector=teller.agency.name,
        case_ref=teller.notes["decision_no"],
        seal=Seal(teller.agency.bank, "业务专用章"),
        listed_date=day,
    )


def _postponed(teller: Teller, acts: Acts, fine: Money) -> None:
    until = acts["postponed_to"].date()
    one, two = _halves(fine)
    teller.notes |= {
        "instalment1": one,
        "instalment2": two,
        "instalment_day": acts["first_pay"].date(),
    }
    teller.approval(
        "installment_approval",
        104,
        acts["postpone"].date(),
        original_deadline=acts["due"].date(),
        deadline=until,
        decision_no=teller.notes["decision_no"],
        fine_amount=fine,
        party_signature=Signed((teller.speaker.name,)),
    )


def _urged(teller: Teller, acts: Acts, fine: Money) -> None:
    day = acts["dun"].date()
    paper = teller.external(
        "dunning_notice",
        105,
        day,
        "催",
        decision_no=teller.notes["decision_no"],
        deadline=acts["dun_deadline"].date(),
        amount=fine,
        due_day=acts["due"].date(),
        service_date=day,
    )
    teller.notes |= {"dun_day": day, "dun_no": paper.values["doc_no"]}
    teller.receipt("dunning_notice", str(paper.values["doc_no"]), acts["dun"], 106)


def added_fine(fine: Money, late_days: int) -> Money:
    """加处罚款: three in a hundred for every day, never more than the fine."""
    return Money(min(fine.fen, fine.fen * 3 * late_days // 100))


def _added(teller: Teller, acts: Acts, fine: Money) -> None:
    day = acts["dun"].date()
    start = acts["due"].date() + timedelta(days=1)
    days = (day - start).days + 1
    added = added_fine(fine, days)
    paper = teller.external(
        "additional_fine_notice",
        107,
        day,
        "加罚",
        decision_no=teller.notes["decision_no"],
        start_date=start,
        end_date=day,
        days=days,
        rate=3,
        amount=added,
        cap=fine,
        fine_amount=fine,
        due_day=acts["due"].date(),
    )
    teller.notes |= {"added_fine": added}
    teller.receipt(paper.kind, str(paper.values["doc_no"]), acts["dun"], 107)
    _ticket(teller, acts["pay"].date(), "fine_receipt:added", added)


def _court(teller: Teller, acts: Acts, fine: Money) -> None:
    day = acts["court"].date()
    teller.write(
        "court_enforcement_application",
        108,
        decision_no=teller.notes["decision_no"],
        court=teller.agency.court,
        amount=fine,
        received_day=acts["received"].date(),
        head=teller.leader(0),
        apply_date=day,
        listed_date=day,
        applicant_signature=Signed((teller.leader(0),)),
        seal=Seal(teller.agency.name),
    )
