"""PRC: filing, order, time limits, records, measures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    UnfitError,
    Way,
    both,
    dated,
    day_of,
    gaps,
    moving,
    of,
    omitting,
    only,
    paper_of,
    removing,
    unsigned,
)
from corpora.workdays import after, before

if TYPE_CHECKING:
    import random

    from corpora.plan import Plan
    from corpora.story import CaseStory

_NOT_MARKET = ("market",)


def _inquiry_first(story: CaseStory, chance: random.Random) -> CaseStory:
    filing = day_of(story, "filing_approval", "filing_date")
    target = before(filing, 1)
    if target < day_of(story, "case_source_register", "register_date"):
        raise UnfitError("no day before")
    asked = day_of(story, "inquiry_record", "start_time")
    return moving("inquiry_record", lambda s: target - asked)(story, chance)


def _preserved_first(story: CaseStory, chance: random.Random) -> CaseStory:
    kinds = (
        "evidence_preservation_approval",
        "evidence_preservation_notice",
        "evidence_preservation_list",
        "service_receipt:evidence_preservation_notice",
        "evidence_preservation_disposal",
        "service_receipt:evidence_preservation_disposal",
    )
    filing = day_of(story, "filing_approval", "filing_date")
    target = before(filing, 1)
    if target < day_of(story, "case_source_register", "register_date"):
        raise UnfitError("no day before")
    step = target - day_of(story, kinds[1], "doc_date")
    for key in kinds:
        story = moving(key, lambda s: step)(story, chance)
    return story


def _report_before_inquiry(story: CaseStory, chance: random.Random) -> CaseStory:
    story = dated(
        "investigation_report", "doc_date", "inquiry_record.start_time", -1, "listed_date"
    )(story, chance)
    if day_of(story, "investigation_report", "doc_date") < day_of(
        story, "filing_approval", "filing_date"
    ):
        raise UnfitError("before filing")
    return story


def _late_disposal(story: CaseStory, chance: random.Random) -> CaseStory:
    start = day_of(story, "evidence_preservation_notice", "doc_date")
    old = day_of(story, "evidence_preservation_disposal", "decision_date")
    step = after(start, chance.randrange(9, 14)) - old
    for key in ("evidence_preservation_disposal", "service_receipt:evidence_preservation_disposal"):
        story = moving(key, lambda s: step)(story, chance)
    return story


def _too_long(story: CaseStory, chance: random.Random) -> CaseStory:
    deadline = day_of(story, "seizure_decision", "deadline")
    return story.with_paper(
        paper_of(story, "seizure_extension_decision").with_values(
            extend_to=deadline + timedelta(days=45)
        )
    )


def _slow(plan: Plan) -> Plan:
    slow = plan.with_gaps(report=plan.gaps["report"] + 62)
    return replace(slow, traits=slow.traits | {"overdue"})


def _seized_long(plan: Plan) -> Plan:
    return plan.with_gaps(report=plan.gaps["report"] + 14)


WAYS: tuple[Way, ...] = (
    Way("PRC-01", "卷内无立案审批表", ("filing_approval",), only("filing_approval")),
    Way(
        "PRC-01",
        "立案审批表无负责人签名",
        ("filing_approval#approver_signature",),
        unsigned("filing_approval", "approver_signature"),
        implies=("DOC-01",),
    ),
    Way(
        "PRC-02",
        "立案超过核查期限",
        ("filing_approval#filing_date", "case_source_register"),
        plan=gaps(filing=24),
        ministries=("market", "eco"),
        avoids=of("extended"),
    ),
    Way(
        "PRC-03",
        "询问早于立案",
        ("inquiry_record", "filing_approval#filing_date"),
        _inquiry_first,
        plan=gaps(filing=4),
        avoids=of("inquiry_notice", "by_mail"),
        not_ministries=_NOT_MARKET,
    ),
    Way(
        "PRC-03",
        "登记保存早于立案",
        ("evidence_preservation_notice", "filing_approval#filing_date"),
        _preserved_first,
        plan=gaps(filing=4),
        needs=of("preservation"),
        avoids=of("seizure"),
    ),
    Way(
        "PRC-04",
        "立案至决定超过九十日",
        ("penalty_decision#decision_date", "filing_approval"),
        plan=_slow,
        implies=("PRC-05",),
        needs=of("early"),
        avoids=of("seizure", "hearing", "extended", "suspended", "court"),
    ),
    Way(
        "PRC-06",
        "调查终结报告晚于告知书",
        ("investigation_report#doc_date", "prior_notice#doc_date"),
        dated("investigation_report", "doc_date", "prior_notice.doc_date", 2, "listed_date"),
    ),
    Way(
        "PRC-06",
        "询问晚于调查终结报告",
        ("investigation_report#doc_date", "inquiry_record"),
        _report_before_inquiry,
        plan=gaps(inquiry=5),
        avoids=of("seizure"),
    ),
    Way(
        "PRC-06",
        "立案审批日早于呈报日",
        ("filing_approval",),
        dated("filing_approval", "apply_date", "filing_approval.filing_date", 2),
    ),
    Way(
        "PRC-06",
        "强制审批日早于呈报日",
        ("coercive_approval",),
        dated("coercive_approval", "apply_date", "coercive_approval.approve_date", 1),
        kinds=("coercive",),
    ),
    Way(
        "PRC-08",
        "现场笔录未记载出示证件和告知权利",
        ("onsite_inspection_record",),
        both(omitting("onsite_inspection_record", "cert_shown"), removing("av_record_note")),
    ),
    Way(
        "PRC-08",
        "询问笔录未记载出示证件",
        ("inquiry_record",),
        both(omitting("inquiry_record", "cert_shown"), removing("av_record_note")),
    ),
    Way(
        "PRC-08",
        "询问笔录未告知权利义务",
        ("inquiry_record",),
        both(omitting("inquiry_record", "rights_notice"), removing("av_record_note")),
    ),
    Way(
        "PRC-08",
        "强制现场笔录未记载出示证件",
        ("coercive_scene_record",),
        both(omitting("coercive_scene_record", "cert_shown"), removing("av_record_note")),
        kinds=("coercive",),
    ),
    Way(
        "PRC-09",
        "现场笔录无地点",
        ("onsite_inspection_record",),
        omitting("onsite_inspection_record", "place"),
    ),
    Way(
        "PRC-09",
        "现场笔录无起止时间",
        ("onsite_inspection_record",),
        omitting("onsite_inspection_record", "start_time"),
    ),
    Way(
        "PRC-09",
        "询问笔录无被询问人身份证号",
        ("inquiry_record",),
        omitting("inquiry_record", "person.id_no"),
    ),
    Way(
        "PRC-09",
        "询问笔录未交核对确认",
        ("inquiry_record",),
        omitting("inquiry_record", "read_confirm"),
        kinds=("penalty_ordinary", "coercive"),
    ),
    Way(
        "PRC-11",
        "登记保存超过七个工作日处理",
        ("evidence_preservation_disposal", "evidence_preservation_notice"),
        _late_disposal,
        needs=of("preservation"),
    ),
    Way(
        "PRC-11",
        "登记保存无处理决定",
        ("evidence_preservation_notice",),
        removing("evidence_preservation_disposal"),
        needs=of("preservation"),
    ),
    Way(
        "PRC-15",
        "扣押期满未延长、逾期解除",
        ("seizure_decision", "seizure_release_decision"),
        kinds=("coercive",),
        needs=of("late_release"),
        avoids=of("extension"),
        fits=lambda s: any(paper.kind == "seizure_decision" for paper in s.papers),
    ),
    Way(
        "PRC-15",
        "延长期限超过三十日",
        ("seizure_extension_decision",),
        _too_long,
        kinds=("coercive",),
        needs=of("extension"),
    ),
    Way(
        "PRC-15",
        "处罚案件扣押逾期未延长",
        ("seizure_decision", "seizure_release_decision"),
        plan=_seized_long,
        needs=of("seizure", "late_release"),
        avoids=of("extension", "hearing"),
        fits=lambda s: (
            day_of(s, "seizure_release_decision", "release_date")
            > day_of(s, "seizure_decision", "deadline") + timedelta(days=2)
        ),
    ),
)
