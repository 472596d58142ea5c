"""SUB, ARC, PRC, LAW: who acts and in whose name, what the public is told, plans of inspection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from corpora.agencies import neighbouring
from corpora.defects.ways import (
    Change,
    UnfitError,
    Way,
    dated,
    day_of,
    moving,
    of,
    omitting,
    only,
    paper_of,
    setting,
)
from corpora.story import Money, Paper, Seal, Ticks
from corpora.workdays import after, before

if TYPE_CHECKING:
    import random

    from corpora.story import CaseStory

_LETTER = "entrustment_letter"
_COPY = "officer_certificate_copy"
_ON_THE_SPOT = 20_000
"""分 that may be fined on the spot, of anyone."""


def _other_agency(story: CaseStory, chance: random.Random) -> CaseStory:
    name = neighbouring(story.agency.name)
    if name == story.agency.name:
        raise UnfitError("an agency of the whole city")
    paper = paper_of(story, "penalty_decision")
    return story.with_paper(paper.with_values(agency_name=name, seal=Seal(name)))


def _own_name(story: CaseStory, chance: random.Random) -> CaseStory:
    unit = str(paper_of(story, _LETTER).values["handling_unit"])
    paper = paper_of(story, "penalty_decision")
    return story.with_paper(paper.with_values(agency_name=unit, seal=Seal(unit)))


def _expired(story: CaseStory, chance: random.Random) -> CaseStory:
    """The second officer's certificate ran out some weeks before the record."""
    end = before(day_of(story, "inquiry_record", "start_time"), chance.randrange(8, 60))
    start = end.replace(year=end.year - 5, day=min(end.day, 28))
    return story.with_paper(paper_of(story, _COPY).with_values(cert_from2=start, cert_to2=end))


def _not_yet(story: CaseStory, chance: random.Random) -> CaseStory:
    """Both certificates had run out."""
    end = before(day_of(story, "onsite_inspection_record", "start_time"), chance.randrange(8, 60))
    start = end.replace(year=end.year - 5, day=min(end.day, 28))
    return story.with_paper(
        paper_of(story, _COPY).with_values(
            cert_from1=start, cert_to1=end, cert_from2=start, cert_to2=end
        )
    )


def _published_late(story: CaseStory, chance: random.Random) -> CaseStory:
    day = after(day_of(story, "penalty_decision", "decision_date"), chance.randrange(25, 60))
    paper = paper_of(story, "publicity_record")
    return story.with_paper(paper.with_values(publish_date=day))


def _published_fine(story: CaseStory, chance: random.Random) -> CaseStory:
    fine = story.notes["fine_amount"]
    if not isinstance(fine, Money):
        raise UnfitError("no fine")
    other = Money(fine.fen * 2 + 30_000)
    paper = paper_of(story, "publicity_record")
    return story.with_paper(paper.with_values(fine_amount=other))


def _fined_before(story: CaseStory, chance: random.Random) -> CaseStory:
    """A penalty on the spot for the same act lies in the file."""
    day = story.notes["fact.time"]
    if not isinstance(day, date):
        raise UnfitError("no day of the act")
    begin = day if isinstance(day, datetime) else datetime.combine(day, time(9, 40))
    low = story.notes.get("low")
    if not isinstance(low, Money) or low.fen > _ON_THE_SPOT:
        raise UnfitError("the law asks for more than may be fined on the spot")
    number = f"{story.agency.mark}当罚〔{begin.year}〕{chance.randrange(300, 400)}号"
    paper = Paper(
        "onspot_penalty_decision",
        "onspot_penalty_decision",
        33,
        {
            "doc_no": number,
            "decision_date": begin.date(),
            "deliver_time": begin + timedelta(minutes=25),
            "fact.time": begin,
            "fine_amount": Money(_ON_THE_SPOT),
            "law_cited": story.notes["law_violated"],
            "collect_onspot": False,
            "reconsider_first": True,
            "seal": Seal(story.agency.name),
            "payment_days": 15,
            "bank": f"{story.agency.bank}（账号：{story.agency.account}）",
            "listed_date": begin.date(),
            "sign_date": begin.date(),
            "notice_record": "yes",
        },
    )
    return replace(story, papers=(*story.papers, paper))


def _some_days(key: str, days: int) -> Change:
    return moving(f"service_receipt:{key}", lambda story: timedelta(days=days))


def _unplanned(story: CaseStory, chance: random.Random) -> CaseStory:
    options = paper_of(story, "inspection_approval").values["task_source"]
    if not isinstance(options, Ticks):
        raise UnfitError("no source")
    planned = Ticks(options.options, options.options[0])
    story = story.without_paper("inspection_plan")
    return setting("inspection_approval", task_source=planned, plan_no=None)(story, chance)


def _too_often(story: CaseStory, chance: random.Random) -> CaseStory:
    cap = paper_of(story, "inspection_plan").values["frequency_cap"]
    if not isinstance(cap, int):
        raise UnfitError("no cap")
    done = cap + chance.randrange(0, 3)
    story = story.with_paper(
        paper_of(story, "inspection_approval").with_values(frequency_year=done)
    )
    notice = paper_of(story, "inspection_notice").with_values(frequency=done + 1)
    return story.with_paper(notice)


WAYS: tuple[Way, ...] = (
    Way(
        "SUB-01",
        "决定书由邻区同系统机关作出",
        ("penalty_decision#agency_name",),
        _other_agency,
        not_ministries=("eco",),
    ),
    Way(
        "SUB-01",
        "违法行为发生在邻区,没有指定管辖",
        ("penalty_decision",),
        needs=of("elsewhere", "firm"),
        avoids=of("handed_in"),
        not_ministries=("eco", "transport"),
    ),
    Way(
        "SUB-02",
        "委托期限在立案前已届满",
        (_LETTER,),
        dated(_LETTER, "valid_to", "filing_approval.filing_date", -12),
        needs=of("entrusted"),
    ),
    Way(
        "SUB-02",
        "以受委托组织自己名义作出决定",
        ("penalty_decision#agency_name",),
        _own_name,
        needs=of("entrusted"),
        implies=("DOC-06",),
    ),
    Way(
        "SUB-02",
        "委托书没有委托期限",
        (_LETTER,),
        omitting(_LETTER, "valid_to"),
        needs=of("entrusted"),
    ),
    Way(
        "SUB-05",
        "一名执法人员的证件在询问前已过期",
        (_COPY, "inquiry_record"),
        _expired,
        needs=of("cert_copies", "cert_validity"),
    ),
    Way(
        "SUB-05",
        "两名执法人员的证件在检查前已过期",
        (_COPY, "onsite_inspection_record"),
        _not_yet,
        needs=of("cert_copies", "cert_validity"),
    ),
    Way("ARC-03", "超过期限才公示", ("publicity_record#publish_date",), _published_late),
    Way("ARC-03", "公示的罚款与决定不符", ("publicity_record#fine_amount",), _published_fine),
    Way(
        "ARC-04",
        "信用修复告知书晚于决定书送达",
        ("service_receipt:credit_repair_notice",),
        _some_days("credit_repair_notice", 6),
        needs=of("firm", "guidance"),
    ),
    Way(
        "ARC-04",
        "合规建议书没有送达凭证",
        ("compliance_guidance",),
        only("service_receipt:compliance_guidance"),
        needs=of("firm", "guidance"),
        implies=("EXE-01",),
    ),
    Way(
        "PRC-18",
        "计划内检查没有计划编号",
        ("inspection_approval",),
        _unplanned,
        kinds=("inspection",),
    ),
    Way(
        "PRC-18",
        "超过计划的年度频次上限",
        ("inspection_approval#frequency_year", "inspection_plan"),
        _too_often,
        kinds=("inspection",),
    ),
    Way(
        "LAW-06",
        "同一违法行为已当场处罚款",
        ("onspot_penalty_decision", "penalty_decision"),
        _fined_before,
    ),
)
