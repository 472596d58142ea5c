"""PRC-17, 19, 20: inspections of firms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    UnfitError,
    Way,
    both,
    dated,
    of,
    omitting,
    only,
    paper_of,
    removing,
    setting,
)
from corpora.story import CaseStory, Signed

if TYPE_CHECKING:
    import random


def _late_code(story: CaseStory, chance: random.Random) -> CaseStory:
    begin = paper_of(story, "inspection_record").values["start_time"]
    assert isinstance(begin, date)
    late = begin + timedelta(minutes=chance.randrange(28, 40))
    return story.with_paper(
        paper_of(story, "inspection_code_record").with_values(checkin_time=late)
    )


def _others_scanned(story: CaseStory, chance: random.Random) -> CaseStory:
    names = (story.officers[0].name, "卫长庚")
    return story.with_paper(paper_of(story, "inspection_code_record").with_values(officers=names))


def _no_consequence(story: CaseStory, chance: random.Random) -> CaseStory:
    if "problem" not in story.traits:
        raise UnfitError("no problem found")
    story = removing("rectification_order", "rectification_review")(story, chance)
    notice = paper_of(story, "inspection_result_notice")
    return story.with_paper(notice.with_values(next_step="检查终结").without("requirement"))


WAYS: tuple[Way, ...] = (
    Way(
        "PRC-17",
        "无检查审批表",
        ("inspection_approval",),
        only("inspection_approval"),
        kinds=("inspection",),
    ),
    Way(
        "PRC-17",
        "无检查通知书",
        ("inspection_notice",),
        only("inspection_notice"),
        kinds=("inspection",),
    ),
    Way(
        "PRC-17",
        "审批晚于检查",
        ("inspection_approval#approve_date", "inspection_record"),
        dated(
            "inspection_approval",
            "approve_date",
            "inspection_record.start_time",
            3,
            "apply_date",
            "listed_date",
        ),
        kinds=("inspection",),
    ),
    Way(
        "PRC-17",
        "通知书缺检查频次和监督电话",
        ("inspection_notice",),
        omitting("inspection_notice", "frequency", "supervision_phone"),
        kinds=("inspection",),
    ),
    Way(
        "PRC-19",
        "无扫码记录",
        ("inspection_code_record",),
        only("inspection_code_record"),
        kinds=("inspection",),
    ),
    Way(
        "PRC-19",
        "扫码晚于检查开始",
        ("inspection_code_record", "inspection_record"),
        _late_code,
        kinds=("inspection",),
    ),
    Way(
        "PRC-19",
        "扫码人员与检查人员不一致",
        ("inspection_code_record", "inspection_record"),
        _others_scanned,
        kinds=("inspection",),
    ),
    Way(
        "PRC-19",
        "检查笔录未记载亮证",
        ("inspection_record",),
        both(omitting("inspection_record", "cert_shown"), only("av_record_note")),
        kinds=("inspection",),
        implies=("PRC-08",),
    ),
    Way(
        "PRC-20",
        "无检查结果告知书",
        ("inspection_result_notice",),
        removing("inspection_result_notice"),
        kinds=("inspection",),
    ),
    Way(
        "PRC-20",
        "发现问题未责令改正",
        ("inspection_record", "inspection_result_notice"),
        _no_consequence,
        kinds=("inspection",),
        needs=of("needs_problem"),
    ),
    Way(
        "PRC-20",
        "检查笔录无被检查人签名",
        ("inspection_record#party_signature",),
        setting("inspection_record", party_signature=Signed()),
        kinds=("inspection",),
        implies=("DOC-01",),
    ),
)
