"""ARC-02, ARC-05: recordings, and how a file is bound for the archive."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    UnfitError,
    Way,
    day_of,
    everywhere,
    only,
    paper_of,
    removing,
    setting,
)
from corpora.workdays import before

if TYPE_CHECKING:
    import random

    from corpora.story import CaseKind, CaseStory

_CLOSED_KINDS: tuple[CaseKind, ...] = ("penalty_ordinary", "coercive")


def _archived_late(story: CaseStory, chance: random.Random) -> CaseStory:
    """After the end of June of the year that follows the closing."""
    closed = day_of(story, "case_closing_report", "closing_date")
    filed = day_of(story, "backup_table", "create_date")
    late = date(closed.year + 1, 7, 1) + timedelta(days=chance.randrange(12, 90))
    if filed >= late:
        raise UnfitError("late already")
    return everywhere(story, filed, late)


def _closed_otherwise(story: CaseStory, chance: random.Random) -> CaseStory:
    closed = day_of(story, "case_closing_report", "closing_date")
    earlier = before(closed, chance.randrange(9, 16))
    return story.with_paper(paper_of(story, "case_cover").with_values(closing_date=earlier))


WAYS: tuple[Way, ...] = (
    Way(
        "ARC-02",
        "查封扣押没有音像记录",
        ("av_record_note", "coercive_scene_record"),
        only("av_record_note"),
        kinds=("coercive",),
    ),
    Way(
        "ARC-02",
        "行政检查没有音像记录",
        ("av_record_note", "inspection_record"),
        removing("av_record_note", "photo_evidence"),
        kinds=("inspection",),
    ),
    Way(
        "ARC-02",
        "现场检查没有音像记录",
        ("av_record_note", "onsite_inspection_record"),
        removing("av_record_note", "photo_evidence"),
    ),
    Way(
        "ARC-02",
        "音像资料没有注明制作人",
        ("av_record_note",),
        setting("av_record_note", maker=None),
        kinds=("penalty_ordinary", "coercive", "inspection"),
    ),
    Way(
        "ARC-05",
        "封面没有填写保管期限",
        ("case_cover",),
        setting("case_cover", retention=None),
        kinds=("penalty_ordinary", "penalty_summary", "coercive", "inspection", "license"),
    ),
    Way(
        "ARC-05",
        "封面没有填写归档号",
        ("case_cover",),
        setting("case_cover", archive_no=None),
        kinds=("penalty_ordinary", "penalty_summary", "coercive", "inspection", "license"),
    ),
    Way(
        "ARC-05",
        "封面没有填写处理结果",
        ("case_cover",),
        setting("case_cover", result=None),
        kinds=("penalty_ordinary", "coercive"),
    ),
    Way(
        "ARC-05",
        "结案后超过次年六月才归档",
        ("backup_table", "case_closing_report#closing_date"),
        _archived_late,
        kinds=_CLOSED_KINDS,
    ),
    Way(
        "ARC-05",
        "封面结案日期与结案审批表不一致",
        ("case_cover#closing_date", "case_closing_report#closing_date"),
        _closed_otherwise,
        kinds=_CLOSED_KINDS,
    ),
    Way(
        "ARC-05",
        "没有卷宗封面",
        ("case_cover",),
        only("case_cover"),
        kinds=("penalty_ordinary", "coercive"),
    ),
)
