"""The papers of an inspection of a firm (涉企行政检查)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.ministries import ministries
from corpora.papers import archive
from corpora.papers.recordings import recorded
from corpora.story import Seal, Signed, Ticks
from corpora.teller import Teller, goods_of
from corpora.workdays import after, at, next_workday

if TYPE_CHECKING:
    from corpora.timeline import Acts

TASKS = ("年度检查计划", "双随机抽查", "专项检查", "投诉举报", "上级交办")


def _acts(teller: Teller) -> Acts:
    chance = random.Random(f"acts:{teller.plan.seed}")
    low = max(teller.plan.cause.start, date(2025, 2, 10))
    high = max(teller.plan.cause.end, low + timedelta(days=40)) - timedelta(days=30)
    day = next_workday(low + timedelta(days=chance.randrange(1, max(2, (high - low).days))))
    begin = at(day, chance.choice((9, 10, 14, 15)), chance.randrange(5, 50))
    end = begin + timedelta(minutes=chance.randrange(40, 100))
    result = after(day, teller.plan.gaps.get("tell", 1) + 1)
    deadline = after(result, 8)
    recheck = after(deadline, chance.randrange(1, 5))
    closed = recheck if "problem" in teller.traits else result
    return {
        "approve": at(after(day - timedelta(days=6), 0), 10, 20),
        "begin": begin,
        "end": end,
        "checkin": begin - timedelta(minutes=chance.randrange(2, 9)),
        "checkout": end + timedelta(minutes=chance.randrange(3, 12)),
        "result": at(result, 10, 30),
        "deadline": at(deadline, 17, 0),
        "recheck": at(recheck, 10, 0),
        "close": at(after(closed, 2), 10, 0),
        "file": at(after(closed, 6), 10, 0),
        "filing": begin,
    }


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    if teller.number % 3 or "needs_problem" in teller.plan.traits:
        teller.traits.add("problem")
    goods_of(teller)
    acts, cause, agency = _acts(teller), teller.plan.cause, teller.agency
    problem = "problem" in teller.traits
    place = f"{teller.party.address}"
    items = tuple(
        dict.fromkeys(
            (
                f"{cause.name.removeprefix('未').removeprefix('按照规定')}情况",
                "证照公示情况",
                "制度建立及落实情况",
            )
        )
    )
    teller.notes |= {
        "target.name": teller.party.name,
        "items": items,
        "found": cause.found,
        "demand": cause.demand,
        "done": cause.done,
        "fact.place": place,
        "fact.time": acts["begin"].date(),
        "law_violated": cause.violated,
        "basis": (ministries()[agency.ministry].power,),
        "answers": cause.answers,
        "frequency": 1 + teller.number % 2,
        "inspection_day": acts["begin"].date(),
        "plan_no": teller.doc_no("检计", acts["begin"].date(), 1 + teller.number % 9),
        "act": cause.act,
    }
    _before(teller, acts)
    _inspect(teller, acts)
    _after(teller, acts, problem)
    _extras(teller, acts)
    number = teller.doc_no("检", acts["approve"].date())
    title = f"对{teller.party.name}的行政检查"
    archive.write(teller, acts, "发现问题，已督促改正" if problem else "未发现问题", number)
    return title, number


def _before(teller: Teller, acts: Acts) -> None:
    day = acts["approve"].date()
    teller.write(
        "inspection_approval",
        10,
        task_source=Ticks(TASKS, TASKS[teller.number % 3]),
        plan_no=teller.notes["plan_no"],
        mode="现场检查",
        is_emergency=False,
        approve_date=day,
        apply_date=day,
        frequency_year=teller.number % 2,
        handler_signatures=teller.hands,
        approver_signature=Signed((teller.leader(0),)),
        plan_day=acts["begin"],
        officers=tuple(officer.name for officer in teller.officers),
        listed_date=day,
    )
    day = acts["begin"].date()
    teller.write(
        "inspection_notice",
        12,
        doc_no=teller.doc_no("检通", day),
        doc_date=day,
        seal=Seal(teller.agency.name),
        service_date=day,
        supervision_phone="12345",
        sign_date=day,
        listed_date=day,
        time_place=f"{day.year}年{day.month}月{day.day}日 {teller.notes['fact.place']}",
    )
    teller.write(
        "inspection_code_record",
        14,
        code=f"JCM99{acts['begin']:%Y%m%d}{teller.number:04d}",
        checkin_time=acts["checkin"],
        checkout_time=acts["checkout"],
        officers=tuple(o.name for o in teller.officers),
        evaluation="满意",
        listed_date=day,
    )


def _extras(teller: Teller, acts: Acts) -> None:
    """The plan before and the list of questions beside the record, in some files."""
    first = len(teller.papers)
    day = acts["begin"].date()
    if teller.number % 3 == 1:
        published = date(day.year, 1, 20)
        teller.write(
            "inspection_plan",
            9,
            plan_no=teller.notes["plan_no"],
            target_count=40 + teller.number,
            frequency_cap=2,
            filing_date=published,
            leader_approve=teller.leader(0),
            seal=Seal(teller.agency.name),
            listed_date=published,
        )
    if teller.number % 2 == 0:
        teller.write("inspection_checklist", 19, date=day, listed_date=day)
    teller.make_optional(first)


def _inspect(teller: Teller, acts: Acts) -> None:
    day = acts["begin"].date()
    problem = "problem" in teller.traits
    teller.write(
        "inspection_record",
        20,
        place=teller.notes["fact.place"],
        start_time=acts["begin"],
        end_time=acts["end"],
        cert_shown=True,
        read_confirm=True,
        page_signatures=True,
        listed_date=day,
        conclusion="发现问题" if problem else "未发现问题",
        inspection_date=day,
        sign_date=day,
        doc_no=teller.doc_no("检录", day),
        party_opinion="无异议",
    )
    recorded(teller, 24, "行政检查", acts["begin"], acts["end"])
    if teller.number % 2:
        teller.write(
            "photo_evidence",
            23,
            shot_time=acts["begin"],
            place=teller.notes["fact.place"],
            shooter=teller.officers[1].name,
            listed_date=day,
            subject="检查现场情况",
            party_confirm=Signed((teller.speaker.name,)),
        )


def _after(teller: Teller, acts: Acts, problem: bool) -> None:
    result = acts["result"].date()
    paper = teller.external(
        "inspection_result_notice",
        30,
        result,
        "检告",
        service_date=result,
        sign_date=result,
        next_step="责令改正" if problem else "检查终结",
    )
    if teller.number % 2:
        teller.receipt("inspection_result_notice", str(paper.values["doc_no"]), acts["result"], 31)
    if problem:
        order = teller.external(
            "rectification_order",
            32,
            result,
            "责改",
            law_cited=teller.plan.cause.violated,
            deadline=acts["deadline"].date(),
        )
        teller.receipt("rectification_order", str(order.values["doc_no"]), acts["result"], 33)
        recheck = acts["recheck"].date()
        teller.write(
            "rectification_review",
            34,
            review_date=recheck,
            result="已改正",
            listed_date=recheck,
            order_no=order.values["doc_no"],
            order_deadline=acts["deadline"].date(),
        )
    if teller.number % 4 == 1:
        teller.write(
            "enterprise_evaluation",
            40,
            score="满意",
            comment="检查规范，无意见",
            date=result,
            listed_date=result,
        )
