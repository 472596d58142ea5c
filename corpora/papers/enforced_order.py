"""The papers of an order that the agency enforces itself (强制拆除、代履行)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from corpora.papers import archive, persons
from corpora.papers.coercive_acts import order_acts
from corpora.papers.recordings import recorded
from corpora.seizures import Order, orders
from corpora.story import Money, Signed, Value
from corpora.teller import Teller, note_facts

if TYPE_CHECKING:
    from corpora.timeline import Acts

_WORKERS = {"demolition": "云泽市恒屿建筑拆除有限公司", "substitute": "云泽市启岚环境工程有限公司"}
METHODS = {"demolition": "强制拆除", "substitute": "代履行"}


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    acts, order = order_acts(teller.plan), orders()[teller.plan.cause.id]
    note_facts(teller, acts["order"].date())
    method = METHODS[order.kind]
    teller.notes |= {
        "measure_type": method,
        "ordered": order.do,
        "target_words": order.what,
        "order_law": order.cited,
        "done_by": _WORKERS[order.kind],
        "demand": f"自行{order.do}",
        "release_day": acts["done"].date(),
    }
    teller.traits.add("enforced")
    first = len(teller.papers)
    _order(teller, acts, order)
    _urge(teller, acts, "dun", "dun_deadline", "dunning_notice")
    if order.kind == "demolition":
        number = _demolition(teller, acts, order)
    else:
        number = _substitute(teller, acts, order)
    _scene(teller, acts, number, method)
    teller.make_optional(first)
    closed = acts["close"].date()
    teller.approval(
        "case_closing_report",
        60,
        closed,
        closing_date=closed,
        closing_type=f"{method}完毕",
        decision_no=number,
        release_day=acts["done"].date(),
    )
    title = f"对{teller.party.name}实施{method}案"
    archive.write(teller, acts, f"{method}完毕", number)
    return title, teller.doc_no("强案", acts["filing"].date())


def _order(teller: Teller, acts: Acts, order: Order) -> None:
    """The order, and who got it."""
    day = acts["order"].date()
    persons.licence(teller, day, 40)
    persons.power(teller, day)
    asked = acts["inquiry_start"]
    end = asked + timedelta(minutes=45)
    persons.asked(teller, asked, end, f"{teller.agency.name}询问室", 48)
    paper = teller.external(
        "rectification_order",
        10,
        day,
        "责改",
        law_cited=order.cited,
        deadline=acts["order_deadline"].date(),
        requirement=order.do,
    )
    number = str(paper.values["doc_no"])
    teller.notes |= {
        "order_no": number,
        "order_day": day,
        "order_deadline": acts["order_deadline"].date(),
        "decision_no": number,
    }
    teller.receipt("rectification_order", number, acts["order"], 11)
    seen = acts["looked"].date()
    teller.write(
        "rectification_review",
        11,
        review_date=seen,
        result="未改正",
        listed_date=seen,
        order_no=number,
        order_deadline=teller.notes["order_deadline"],
    )


def _urge(teller: Teller, acts: Acts, when: str, until: str, key: str) -> None:
    day, second = acts[when].date(), key != "dunning_notice"
    paper = teller.external(
        "dunning_notice",
        26 if second else 12,
        day,
        "催",
        decision_no=teller.notes["order_no"],
        deadline=acts[until].date(),
        due_day=teller.notes["order_deadline"],
        service_date=day,
        doc_no=teller.doc_no("催", day, teller.number + second),
    )
    # one kind of paper, twice: each with its own key and receipt
    teller.papers[-1] = paper = replace(paper, key=key)
    teller.receipt(key, str(paper.values["doc_no"]), acts[when], 27 if second else 13)


def _demolition(teller: Teller, acts: Acts, order: Order) -> str:
    day = acts["announce"].date()
    teller.external(
        "demolition_announcement",
        16,
        day,
        "拆公",
        deadline=acts["announced_deadline"].date(),
        publish_date=day,
        channel="违法建设现场显著位置及本机关门户网站",
    )
    return _decided(
        teller,
        acts,
        "compulsory_execution_decision",
        law_cited=order.power,
        method="强制拆除",
        exec_time=acts["done"],
    )


def _substitute(teller: Teller, acts: Acts, order: Order) -> str:
    teller.notes |= {"cost": Money((30 + teller.number % 50) * 100_00)}
    number = _decided(
        teller,
        acts,
        "substitute_performance_decision",
        law_cited=order.power,
        cost_budget=teller.notes["cost"],
        performer=teller.notes["done_by"],
        exec_time=acts["done"],
    )
    _urge(teller, acts, "again", "again_deadline", "dunning_notice:again")
    return number


def _decided(teller: Teller, acts: Acts, kind: str, **values: Value) -> str:
    """The approval, the decision, its receipt; gives its number."""
    day = acts["decide"].date()
    teller.approval(
        "coercive_approval",
        20,
        day,
        measure_type=teller.notes["measure_type"],
        law_cited=values["law_cited"],
        is_emergency=False,
        approve_time=acts["decide"],
    )
    paper = teller.external(
        kind, 22, day, "强执", order_no=teller.notes["order_no"], service_date=day, **values
    )
    number = str(paper.values["doc_no"])
    teller.notes["decision_no"] = number
    teller.receipt(kind, number, acts["deliver"], 23)
    return number


def _scene(teller: Teller, acts: Acts, number: str, method: str) -> None:
    start = acts["done"]
    day, end = start.date(), start + timedelta(minutes=130)
    place = teller.notes["fact.place"]
    teller.write(
        "coercive_scene_record",
        30,
        place=place,
        start_time=start,
        end_time=end,
        cert_shown=True,
        party_present=True,
        witness=None,
        sign_date=day,
        listed_date=day,
        page_signatures=True,
        decision_no=number,
        performer_signature=Signed((teller.witness.name,)),
    )
    recorded(teller, 44, f"{method}现场", start, end)
    teller.write(
        "photo_evidence",
        42,
        shot_time=start,
        place=place,
        shooter=teller.officers[1].name,
        party_confirm=Signed((teller.speaker.name,)),
        listed_date=day,
        subject=f"{method}前后现场情况",
    )
