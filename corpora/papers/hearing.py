"""Papers of the notice, the defence and the hearing (告知、陈述申辩、听证)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.papers.recordings import recorded
from corpora.story import Signed

if TYPE_CHECKING:
    from corpora.teller import Teller
    from corpora.timeline import Acts


def write(teller: Teller, acts: Acts) -> None:
    """From the notice to the report of the hearing."""
    _notice(teller, acts)
    traits, speaker = teller.traits, teller.speaker
    if "waiver" in traits:
        day = acts["waive"].date()
        teller.write(
            "rights_waiver",
            84,
            person__name=speaker.name,
            sign_date=day,
            signature=Signed((speaker.name,), True),
            waived_rights=("陈述", "申辩", "听证")
            if "hearing_right" in traits
            else ("陈述", "申辩"),
            related_notice_no=teller.notes["notice_no"],
            listed_date=day,
        )
    if "defence" in traits:
        _defence(teller, acts)
    if "hearing" in traits:
        _hearing(teller, acts)


def _notice(teller: Teller, acts: Acts) -> None:
    day, told = acts["notice"].date(), acts["tell"]
    right = "hearing_right" in teller.traits
    single = right and teller.number % 3 == 0
    """One notice speaks of both rights."""
    if single:
        teller.traits.add("single_notice")
    kind = "prior_notice"
    paper = teller.external(
        kind,
        80,
        day,
        "告",
        law_cited=(*teller.plan.cause.violated, teller.plan.cause.penalty),
        proposed_fine=teller.notes["fine_amount"],
        deadline_days=5,
        service_date=None,
    )
    number = str(paper.values["doc_no"])
    teller.notes["notice_no"] = number
    teller.receipt(kind, number, told, 81)
    if right and not single:
        paper = teller.external(
            "hearing_right_notice",
            82,
            day,
            "听告",
            law_cited=(*teller.plan.cause.violated, teller.plan.cause.penalty),
            hearing_right=True,
            deadline_days=5,
            proposed_fine=teller.notes["fine_amount"],
        )
        teller.receipt("hearing_right_notice", str(paper.values["doc_no"]), told, 83)


def _defence(teller: Teller, acts: Acts) -> None:
    day, weighed = acts["defence"].date(), acts["weigh"].date()
    teller.write(
        "statement_defense_record",
        85,
        date=day,
        speaker=teller.speaker.name,
        signature=Signed((teller.speaker.name,)),
        time=acts["defence"],
        place=f"{teller.agency.name}办公室",
        handlers=tuple(officer.name for officer in teller.officers),
        listed_date=day,
        content="我方对违法事实没有异议。事情发生后已经马上改正，平时也没有其他违法行为，经营困难，希望从轻处理。",
    )
    teller.write(
        "defense_review_opinion",
        86,
        reviewer=teller.leader(4),
        review_date=weighed,
        listed_date=weighed,
        defence_day=day,
        reviewer_signature=Signed((teller.leader(4),)),
        approver_signature=Signed((teller.leader(0),)),
        conclusion="不予采纳",
    )


def _hearing(teller: Teller, acts: Acts) -> None:
    applied, held = acts["apply"].date(), acts["hearing"]
    teller.write(
        "hearing_application",
        87,
        party__name=teller.party.name,
        apply_date=applied,
        listed_date=applied,
        signature=Signed((teller.speaker.name,)),
    )
    place = f"{teller.agency.name}二楼会议室"
    teller.notes |= {"hearing_host": teller.leader(5), "hearing_clerk": teller.leader(6)}
    paper = teller.external(
        "hearing_notice",
        88,
        acts["invite"].date(),
        "听通",
        hearing_time=held,
        hearing_place=place,
        host=teller.leader(5),
        open_mode="公开",
    )
    teller.receipt("hearing_notice", str(paper.values["doc_no"]), acts["invite"], 89)
    teller.write(
        "hearing_record",
        90,
        date=held.date(),
        start_time=held,
        end_time=acts["hearing_end"],
        place=place,
        host__name=teller.leader(5),
        recorder=teller.leader(6),
        listed_date=held.date(),
        investigators=tuple(officer.name for officer in teller.officers),
        participants=(teller.speaker.name,),
        signatures=Signed((teller.speaker.name,)),
        host_signature=Signed((teller.leader(5),)),
        recorder_signature=Signed((teller.leader(6),)),
    )
    recorded(teller, 90, "听证", held, acts["hearing_end"], "hearing")
    day = acts["hearing_report"].date()
    teller.write(
        "hearing_report",
        91,
        host__name=teller.leader(5),
        report_date=day,
        listed_date=day,
        hearing_time=held,
        host_signature=Signed((teller.leader(5),)),
        recorder_signature=Signed((teller.leader(6),)),
    )
