"""PRC-10, PRC-13, PRC-14, PRC-16, EXE-08: measures against goods, and what becomes of the goods."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    UnfitError,
    Way,
    dated,
    day_of,
    of,
    only,
    paper_of,
    setting,
    unsigned,
)
from corpora.workdays import after

if TYPE_CHECKING:
    import random

    from corpora.story import CaseKind, CaseStory, Paper

_COERCIVE: tuple[CaseKind, ...] = ("coercive",)
_SEIZING: tuple[CaseKind, ...] = ("coercive", "penalty_ordinary")
_KEPT = of("preservation")
_STRAY = (
    ("家用电视机", "55英寸", "1", "台", "完好"),
    ("儿童自行车", "16寸", "2", "辆", "旧"),
    ("棉被", "双人", "3", "床", "旧"),
    ("家用电饭煲", "4L", "1", "个", "完好"),
)


def _approved_later(hours: int, urgent: bool) -> Way:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        begun = paper_of(story, "coercive_scene_record").values["start_time"]
        if not isinstance(begun, datetime):
            raise UnfitError("no hour")
        moment = (begun + timedelta(hours=hours)).replace(hour=10, minute=15)
        paper = paper_of(story, "coercive_approval").with_values(
            approve_time=moment,
            approve_date=moment.date(),
            is_emergency=urgent,
        )
        return story.with_paper(paper)

    return Way(
        "PRC-13",
        "紧急当场实施，超过二十四小时补办批准" if urgent else "先实施后批准",
        ("coercive_approval", "coercive_scene_record"),
        change,
        kinds=_SEIZING,
    )


def _handed_later(story: CaseStory, chance: random.Random) -> CaseStory:
    """The decision is served days after the goods were taken."""
    receipt = paper_of(story, "service_receipt:seizure_decision")
    day = after(day_of(story, "seizure_decision", "doc_date"), chance.randrange(2, 5))
    return story.with_paper(
        receipt.with_values(send_date=day, receive_date=day, listed_date=day)
    ).with_paper(paper_of(story, "seizure_decision").with_values(sign_date=day))


def _with_rows(story: CaseStory, key: str, rows: tuple[tuple[str, ...], ...]) -> CaseStory:
    return story.with_paper(paper_of(story, key).with_values(rows=rows))


def _rows(paper: Paper) -> tuple[tuple[str, ...], ...]:
    rows = paper.values["rows"]
    assert isinstance(rows, tuple)
    return tuple(tuple(str(part) for part in row) for row in rows if isinstance(row, tuple))


def _stray_goods(story: CaseStory, chance: random.Random) -> CaseStory:
    """Things on the list that no other paper knows of."""
    rows = _rows(paper_of(story, "property_list"))
    more = chance.sample(_STRAY, 2)
    added = tuple((str(len(rows) + n), *row) for n, row in enumerate(more, start=1))
    return _with_rows(story, "property_list", rows + added)


def _more_goods(story: CaseStory, chance: random.Random) -> CaseStory:
    """More pieces on the list than were approved and decided."""
    first, *others = _rows(paper_of(story, "property_list"))
    number, name, spec, count, *rest = first
    more = str(int(count) * 2 + chance.randrange(3, 9))
    return _with_rows(story, "property_list", ((number, name, spec, more, *rest), *others))


def _seized_twice(story: CaseStory, chance: random.Random) -> CaseStory:
    """The same goods under a second decision while the first runs."""
    first = paper_of(story, "seizure_decision")
    receipt = paper_of(story, "service_receipt:seizure_decision")
    day = after(day_of(story, "seizure_decision", "doc_date"), 3)
    number = str(first.values["doc_no"])
    other = number.replace("强制", "强制续")
    key = "seizure_decision:again"
    second = replace(first, key=key, stage=receipt.stage).with_values(
        doc_no=other,
        doc_date=day,
        listed_date=day,
        sign_date=day,
        start_date=day,
        deadline=day + timedelta(days=29),
    )
    served = replace(receipt, key=f"service_receipt:{key}").with_values(
        of=key, doc_no=other, send_date=day, receive_date=day, listed_date=day
    )
    return replace(story, papers=(*story.papers, second, served))


def _fewer_disposed(story: CaseStory, chance: random.Random) -> CaseStory:
    """The record of disposal accounts for a part of what was seized."""
    paper_of(story, "property_list")
    first, *others = _rows(paper_of(story, "confiscated_goods_disposal"))
    number, name, spec, count, *rest = first
    if "sampling" in str(sorted(p.kind for p in story.papers)) or int(count) < 12:
        raise UnfitError("samples were taken")
    fewer = str(int(count) // 2 - 1)
    return _with_rows(
        story, "confiscated_goods_disposal", ((number, name, spec, fewer, *rest), *others)
    )


WAYS: tuple[Way, ...] = (
    Way(
        "PRC-10",
        "先行登记保存没有审批表",
        ("evidence_preservation_notice",),
        only("evidence_preservation_approval"),
        needs=_KEPT,
    ),
    Way(
        "PRC-10",
        "登记保存晚于其日期才批准",
        ("evidence_preservation_approval#approve_date", "evidence_preservation_notice"),
        dated(
            "evidence_preservation_approval",
            "approve_date",
            "evidence_preservation_notice.doc_date",
            2,
        ),
        needs=_KEPT,
    ),
    Way(
        "PRC-10",
        "登记保存没有清单",
        ("evidence_preservation_notice",),
        only("evidence_preservation_list"),
        needs=_KEPT,
    ),
    Way(
        "PRC-10",
        "清单没有当事人签名",
        ("evidence_preservation_list",),
        unsigned("evidence_preservation_list", "party_signature"),
        needs=_KEPT,
        implies=("DOC-01",),
    ),
    Way(
        "PRC-10",
        "登记保存期限超过七个工作日",
        ("evidence_preservation_notice",),
        dated(
            "evidence_preservation_notice", "deadline", "evidence_preservation_notice.doc_date", 15
        ),
        needs=_KEPT,
    ),
    Way(
        "PRC-13",
        "强制措施没有审批表",
        ("seizure_decision",),
        only("coercive_approval"),
        kinds=_SEIZING,
    ),
    _approved_later(24, urgent=False),
    _approved_later(72, urgent=True),
    Way(
        "PRC-14",
        "没有强制措施现场笔录",
        ("seizure_decision",),
        only("coercive_scene_record"),
        kinds=_SEIZING,
    ),
    Way(
        "PRC-14",
        "没有查封扣押清单",
        ("seizure_decision",),
        only("property_list"),
        kinds=_SEIZING,
    ),
    Way(
        "PRC-14",
        "决定书没有当场交付",
        ("service_receipt:seizure_decision", "coercive_scene_record"),
        _handed_later,
        kinds=_SEIZING,
    ),
    Way(
        "PRC-14",
        "清单没有当事人签名",
        ("property_list",),
        unsigned("property_list", "party_signature"),
        kinds=_SEIZING,
        implies=("DOC-01",),
    ),
    Way(
        "PRC-14",
        "清单只制作一份",
        ("property_list",),
        setting("property_list", copies=1),
        kinds=_SEIZING,
    ),
    Way(
        "PRC-14",
        "清单晚于查封扣押制作",
        ("property_list", "seizure_decision"),
        dated("property_list", "doc_date", "seizure_decision.doc_date", 3, "sign_date"),
        kinds=_SEIZING,
    ),
    Way("PRC-16", "清单列有与案情无关的物品", ("property_list",), _stray_goods, kinds=_COERCIVE),
    Way(
        "PRC-16",
        "清单数量多于批准的数量",
        ("property_list", "coercive_approval"),
        _more_goods,
        kinds=_COERCIVE,
    ),
    Way("PRC-16", "对同一物品重复查封扣押", ("seizure_decision",), _seized_twice, kinds=_COERCIVE),
    Way(
        "EXE-08",
        "没收物品没有处理记录",
        ("confiscated_goods_disposal", "case_closing_report"),
        only("confiscated_goods_disposal"),
        fits=lambda story: story.has("confiscated_goods_disposal"),
    ),
    Way(
        "EXE-08",
        "处理数量与清单不符",
        ("confiscated_goods_disposal", "property_list"),
        _fewer_disposed,
    ),
    Way(
        "EXE-08",
        "退还物品没有领取人签名",
        ("seizure_release_decision",),
        unsigned("seizure_release_decision", "party_signature"),
        kinds=_COERCIVE,
        implies=("DOC-01",),
    ),
)
