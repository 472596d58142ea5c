"""Time: extensions, records, tests, hearings, waivers, limitation."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    Change,
    UnfitError,
    Way,
    dated,
    day_of,
    gaps,
    of,
    omitting,
    paper_of,
    removing,
    setting,
    unsigned,
)
from corpora.story import Signed
from corpora.workdays import after, at, is_workday

if TYPE_CHECKING:
    import random

    from corpora.story import CaseStory

_EXTENSION, _INQUIRY, _RECEIPT = (
    "time_extension_approval",
    "inquiry_record",
    "service_receipt:penalty_decision",
)
_TESTED = "testing_period_notice"


def _approved_late(story: CaseStory, chance: random.Random) -> CaseStory:
    last = day_of(story, _EXTENSION, "original_deadline")
    while not is_workday(last):
        last += timedelta(days=1)
    day = after(last, chance.randrange(2, 5))
    return story.with_paper(
        paper_of(story, _EXTENSION).with_values(
            apply_date=day, unit_date=day, approve_date=day, listed_date=day
        )
    )


def _elsewhere(story: CaseStory, chance: random.Random) -> CaseStory:
    """The inspection record claims the hour of the inquiry, in another place."""
    asked = paper_of(story, _INQUIRY).values["start_time"]
    record = paper_of(story, "onsite_inspection_record")
    start, end = (record.values.get(name) for name in ("start_time", "end_time"))
    if not (
        isinstance(asked, datetime) and isinstance(start, datetime) and isinstance(end, datetime)
    ):
        raise UnfitError("times")
    begin = asked + timedelta(minutes=chance.randrange(5, 20))
    moved = record.with_values(start_time=begin, end_time=begin + (end - start))
    day = begin.date()
    dated_values = {name: day for name, value in record.values.items() if value == start.date()}
    return story.with_paper(replace(moved, values={**moved.values, **dated_values}))


def _places_differ(story: CaseStory) -> bool:
    if not story.has(_INQUIRY) or not story.has("onsite_inspection_record"):
        return False
    one = paper_of(story, _INQUIRY).values.get("place", "")
    other = paper_of(story, "onsite_inspection_record").values.get(
        "place", story.notes.get("fact.place", "")
    )
    return str(one) not in str(other) and str(other) not in str(one)


def _in_no_time(story: CaseStory, chance: random.Random) -> CaseStory:
    paper = paper_of(story, _INQUIRY)
    start = paper.values["start_time"]
    if not isinstance(start, datetime):
        raise UnfitError("time")
    return story.with_paper(paper.with_values(end_time=start + timedelta(minutes=2)))


def _asked_twice(story: CaseStory, chance: random.Random) -> CaseStory:
    """A second record of the same person, begun before the first ended."""
    paper = paper_of(story, _INQUIRY)
    start, end = paper.values["start_time"], paper.values["end_time"]
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        raise UnfitError("time")
    again = replace(
        paper.with_values(
            start_time=start + timedelta(minutes=15), end_time=end + timedelta(minutes=20)
        ),
        key="inquiry_record:again",
    )
    place = story.papers.index(paper) + 1
    return replace(story, papers=(*story.papers[:place], again, *story.papers[place:]))


def _told_late(story: CaseStory, chance: random.Random) -> CaseStory:
    end = day_of(story, _TESTED, "end")
    moment = at(after(end, 2), 15, chance.randrange(5, 50))
    key = f"service_receipt:{_TESTED}"
    day = moment.date()
    return story.with_paper(
        paper_of(story, key).with_values(
            send_date=day, receive_date=day, receive_time=moment, listed_date=day
        )
    ).with_paper(paper_of(story, _TESTED).with_values(service_date=day))


def _hosted_by_officer(story: CaseStory, chance: random.Random) -> CaseStory:
    name = str(story.notes["officer1"])
    notes = {**story.notes, "hearing_host": name}
    story = replace(story, notes=notes)
    story = setting("hearing_notice", host=name)(story, chance)
    for key in ("hearing_record", "hearing_report"):
        story = setting(key, host__name=name, host_signature=Signed((name,)))(story, chance)
    return story


def _unanswered() -> Change:
    return removing("hearing_notice", "hearing_record", "hearing_report")


WAYS: tuple[Way, ...] = (
    Way(
        "PRC-05",
        "原期限届满后才批准延期",
        ("time_extension_approval#approve_date",),
        _approved_late,
        needs=of("extended"),
        implies=("PRC-04",),
        avoids=of("seizure", "hearing", "suspended"),
    ),
    Way(
        "PRC-05",
        "延期审批未写理由",
        ("time_extension_approval",),
        omitting("time_extension_approval", "reason"),
        needs=of("extended"),
    ),
    Way(
        "PRC-05",
        "延期审批未写延长至何日",
        ("time_extension_approval#extend_to",),
        setting("time_extension_approval", extend_to=None),
        needs=of("extended"),
    ),
    Way(
        "PRC-05",
        "中止审批未写理由",
        ("suspension_approval",),
        omitting("suspension_approval:stop", "reason"),
        needs=of("suspended"),
    ),
    Way(
        "PRC-07",
        "同一执法人员同时在两地制作笔录",
        ("inquiry_record", "onsite_inspection_record"),
        _elsewhere,
        fits=_places_differ,
    ),
    Way(
        "PRC-07",
        "同一被询问人两份笔录时间重叠",
        ("inquiry_record", "inquiry_record:again"),
        _asked_twice,
    ),
    Way("PRC-07", "询问两分钟做成多页笔录", ("inquiry_record",), _in_no_time),
    Way(
        "PRC-12",
        "扣押物送检未书面告知检测期间",
        ("seizure_decision", "testing_entrustment"),
        removing(_TESTED),
        kinds=("coercive",),
        needs=of("testing"),
        avoids=of("demolition", "substitute"),
        fits=lambda s: s.has(_TESTED),
    ),
    Way(
        "PRC-12",
        "扣押物送检未书面告知检测期间",
        ("seizure_decision", "testing_entrustment"),
        removing(_TESTED),
        needs=of("testing", "seizure"),
        fits=lambda s: s.has(_TESTED),
    ),
    Way(
        "PRC-12",
        "检测结束后才告知检测期间",
        ("testing_period_notice", f"service_receipt:{_TESTED}"),
        _told_late,
        kinds=("coercive", "penalty_ordinary"),
        needs=of("testing"),
        avoids=of("demolition", "substitute"),
        fits=lambda s: s.has(_TESTED) and s.has(f"service_receipt:{_TESTED}"),
    ),
    Way(
        "HRG-06",
        "未在七个工作日前通知听证",
        ("hearing_notice", "hearing_record"),
        plan=gaps(lead=4),
        needs=of("hearing", "hearing_right"),
    ),
    Way(
        "HRG-06",
        "听证由本案调查人员主持",
        ("hearing_notice#host", "hearing_record#host.name"),
        _hosted_by_officer,
        needs=of("hearing", "hearing_right"),
    ),
    Way(
        "HRG-06",
        "当事人申请听证而未组织",
        ("hearing_application", "hearing_record"),
        _unanswered(),
        needs=of("hearing", "hearing_right"),
    ),
    Way(
        "HRG-08",
        "放弃声明早于告知送达",
        ("rights_waiver#sign_date", "service_receipt:prior_notice#receive_date"),
        dated(
            "rights_waiver",
            "sign_date",
            "service_receipt:prior_notice.receive_date",
            -2,
            "listed_date",
        ),
        needs=of("waiver"),
        avoids=of("hearing", "defence"),
    ),
    Way(
        "HRG-08",
        "放弃声明无日期",
        ("rights_waiver",),
        setting("rights_waiver", sign_date=None),
        needs=of("waiver"),
        avoids=of("hearing", "defence"),
        implies=("DOC-05", "DOC-03"),
    ),
    Way(
        "HRG-08",
        "放弃声明无签名",
        ("rights_waiver#signature",),
        unsigned("rights_waiver", "signature"),
        needs=of("waiver"),
        avoids=of("hearing", "defence"),
        implies=("DOC-01",),
    ),
)
