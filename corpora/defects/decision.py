"""DEC: review, discussion, decision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    Change,
    UnfitError,
    Way,
    dated,
    day_of,
    fine_of,
    of,
    omitting,
    only,
    paper_of,
    setting,
    unsealed,
    unsigned,
)
from corpora.story import CaseKind, CaseStory, Money, Signed
from corpora.workdays import at, before

if TYPE_CHECKING:
    import random

    from corpora.plan import Plan


def _own_reviewer(story: CaseStory, chance: random.Random) -> CaseStory:
    name = story.officers[0].name
    paper = paper_of(story, "legal_review_opinion").with_values(
        reviewer__name=name, reviewer_signature=Signed((name,))
    )
    return story.with_paper(paper)


def _before_hearing(story: CaseStory, chance: random.Random) -> CaseStory:
    day = before(day_of(story, "hearing_record", "start_time"), 2)
    paper = paper_of(story, "collective_discussion_record")
    return story.with_paper(
        paper.with_values(
            meeting_time=at(day, 14, 20), meeting_end=at(day, 15, 20), listed_date=day
        )
    )


def _discussed_late(story: CaseStory, chance: random.Random) -> CaseStory:
    paper = paper_of(story, "collective_discussion_record")
    moved = dated(paper.key, "listed_date", "penalty_decision.decision_date", 2)(story, chance)
    day = day_of(moved, paper.key, "listed_date")
    changed = paper.with_values(
        meeting_time=at(day, 14, 20),
        meeting_end=at(day, 15, 20),
        listed_date=day,
    )
    return story.with_paper(changed)


def _other_fine(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        fine = fine_of(story)
        if fine < 500:
            raise UnfitError("small fine")
        other = Money(int(fine * chance.choice((0.7, 0.8, 1.2))) // 50 * 5000)
        return story.with_paper(paper_of(story, key).with_values(fine_amount=other))

    return change


def _parent(key: str) -> Change:
    def change(story: CaseStory, chance: random.Random) -> CaseStory:
        paper = paper_of(story, key)
        day = paper.values.get("decision_date") or paper.values.get("doc_date")
        if not isinstance(day, date) or day.year < 2024:
            raise UnfitError("before 2024")
        return story.with_paper(paper.with_values(remedy__reconsideration_org=story.agency.parent))

    return change


def _over(plan: Plan) -> Plan:
    return replace(plan, fine="over")


_REMEDIES: tuple[tuple[str, tuple[CaseKind, ...]], ...] = (
    ("penalty_decision", ("penalty_ordinary",)),
    ("onspot_penalty_decision", ("penalty_summary",)),
    ("seizure_decision", ("coercive",)),
    ("license_decision", ("license",)),
)

WAYS: tuple[Way, ...] = (
    Way(
        "DEC-01",
        "经听证的案件未法制审核",
        ("legal_review_opinion",),
        needs=of("hearing", "hearing_right", "no_review"),
        avoids=of("waiver"),
    ),
    Way(
        "DEC-02",
        "审核人与办案人员同一",
        ("legal_review_opinion#reviewer.name",),
        _own_reviewer,
        needs=of("legal_review"),
    ),
    Way(
        "DEC-03",
        "法制审核晚于决定",
        ("legal_review_opinion#review_date", "penalty_decision#decision_date"),
        dated(
            "legal_review_opinion",
            "review_date",
            "penalty_decision.decision_date",
            2,
            "listed_date",
        ),
        needs=of("legal_review"),
    ),
    Way(
        "DEC-03",
        "集体讨论晚于决定",
        ("collective_discussion_record", "penalty_decision#decision_date"),
        _discussed_late,
        needs=of("discussion"),
    ),
    Way(
        "DEC-03",
        "批准晚于决定",
        ("decision_approval#approve_date", "penalty_decision#decision_date"),
        dated(
            "decision_approval",
            "approve_date",
            "penalty_decision.decision_date",
            2,
            "listed_date",
            "apply_date",
        ),
    ),
    Way(
        "DEC-03",
        "集体讨论早于听证",
        ("collective_discussion_record", "hearing_record"),
        _before_hearing,
        needs=of("hearing", "hearing_right"),
        avoids=of("waiver"),
    ),
    Way(
        "DEC-04",
        "经听证的案件未集体讨论",
        ("collective_discussion_record",),
        needs=of("hearing", "hearing_right", "no_discussion"),
        avoids=of("waiver"),
    ),
    Way(
        "DEC-06", "决定书无救济途径", ("penalty_decision",), omitting("penalty_decision", "remedy")
    ),
    Way(
        "DEC-06",
        "决定书无履行方式和期限",
        ("penalty_decision",),
        omitting("penalty_decision", "performance_method"),
    ),
    Way(
        "DEC-06",
        "决定书无证据",
        ("penalty_decision",),
        omitting("penalty_decision", "evidence_list"),
        not_ministries=("transport",),
    ),
    Way(
        "DEC-06",
        "决定书未盖章",
        ("penalty_decision#seal",),
        unsealed("penalty_decision"),
        implies=("DOC-01",),
    ),
    Way(
        "DEC-06",
        "强制决定书无期限",
        ("seizure_decision",),
        omitting("seizure_decision", "deadline"),
        kinds=("coercive",),
    ),
    Way(
        "DEC-06",
        "强制决定书无救济途径",
        ("seizure_decision",),
        omitting("seizure_decision", "remedy"),
        kinds=("coercive",),
    ),
    *(
        Way(
            "DEC-07",
            "复议期限错误",
            (f"{key}#remedy.reconsideration_days",),
            setting(key, remedy__reconsideration_days=30),
            kinds=kinds,
        )
        for key, kinds in _REMEDIES
    ),
    *(
        Way(
            "DEC-07",
            "起诉期限错误",
            (f"{key}#remedy.litigation_months",),
            setting(key, remedy__litigation_months=3),
            kinds=kinds,
        )
        for key, kinds in _REMEDIES
        if key != "onspot_penalty_decision"
    ),
    *(
        Way(
            "DEC-07",
            "复议机关写成上级主管部门",
            (f"{key}#remedy.reconsideration_org",),
            _parent(key),
            kinds=kinds,
        )
        for key, kinds in _REMEDIES
    ),
    Way(
        "DEC-08",
        "当场处罚数额超限",
        ("onspot_penalty_decision#fine_amount",),
        plan=_over,
        kinds=("penalty_summary",),
        needs=of("bank"),
        fits=lambda story: story.party.kind != "个体户",
    ),
    Way(
        "DEC-08",
        "当场处罚未备案",
        ("onspot_filing_record",),
        only("onspot_filing_record"),
        kinds=("penalty_summary",),
    ),
    Way(
        "DEC-08",
        "当场处罚决定书无当事人签名",
        ("onspot_penalty_decision#party_signature",),
        unsigned("onspot_penalty_decision", "party_signature"),
        kinds=("penalty_summary",),
        implies=("DOC-01",),
    ),
    Way(
        "DEC-09",
        "决定数额与审批表不一致",
        ("decision_approval#fine_amount", "penalty_decision#fine_amount"),
        _other_fine("decision_approval"),
    ),
    Way(
        "DEC-09",
        "决定数额与集体讨论不一致",
        ("collective_discussion_record#fine_amount", "penalty_decision#fine_amount"),
        _other_fine("collective_discussion_record"),
        needs=of("discussion"),
    ),
    Way("DEC-09", "无处罚决定审批表", ("decision_approval",), only("decision_approval")),
    Way(
        "DEC-09",
        "决定审批表无负责人签名",
        ("decision_approval#approver_signature",),
        unsigned("decision_approval", "approver_signature"),
        implies=("DOC-01",),
    ),
    Way(
        "DEC-09",
        "无调查终结报告",
        ("investigation_report",),
        only("investigation_report"),
        avoids=of("no_penalty"),
    ),
)
