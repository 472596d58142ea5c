"""EXE: service, payment, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.defects.ways import (
    Change,
    UnfitError,
    Way,
    day_of,
    fine_of,
    gaps,
    of,
    omitting,
    only,
    paper_of,
    removing,
    setting,
    unsigned,
)
from corpora.story import CaseStory, Money, Signed
from corpora.workdays import after, before

if TYPE_CHECKING:
    import random


def _receipt(of_: str) -> str:
    return f"service_receipt:{of_}"


def _paid_more(story: CaseStory, chance: random.Random) -> CaseStory:
    more = Money((fine_of(story) + chance.choice((500, 1000, 2000))) * 100)
    return story.with_paper(paper_of(story, "fine_receipt").with_values(amount=more))


def _paid_early(story: CaseStory, chance: random.Random) -> CaseStory:
    day = before(day_of(story, "penalty_decision", "decision_date"), 2)
    return story.with_paper(
        paper_of(story, "fine_receipt").with_values(pay_date=day, listed_date=day)
    )


def _paid_after_closing(story: CaseStory, chance: random.Random) -> CaseStory:
    closing = day_of(story, "case_closing_report", "closing_date")
    day = after(closing, 3)
    story = story.with_paper(
        paper_of(story, "fine_receipt").with_values(pay_date=day, listed_date=day)
    )
    return story.with_paper(paper_of(story, "case_closing_report").with_values(pay_day=closing))


def _collected(story: CaseStory, chance: random.Random) -> CaseStory:
    if fine_of(story) <= 100 or "collect_onspot" in story.traits:
        raise UnfitError("small fine")
    from dataclasses import replace

    paper = paper_of(story, "onspot_penalty_decision").with_values(collect_onspot=True)
    day = paper.values["decision_date"]
    story = story.with_paper(paper).with_paper(
        paper_of(story, "fine_receipt").with_values(pay_date=day, listed_date=day)
    )
    return replace(story, traits=story.traits | {"collect_onspot"})


def _left_alone() -> Change:
    return setting(
        _receipt("penalty_decision"), witness=None, witness_signature=Signed(), photo_video=None
    )


WAYS: tuple[Way, ...] = (
    Way(
        "EXE-01",
        "告知书无送达回证",
        ("prior_notice",),
        only(_receipt("prior_notice")),
        implies=("HRG-08",),
        avoids=of("hearing", "waiver", "defence"),
    ),
    Way(
        "EXE-01",
        "决定书无送达回证",
        ("penalty_decision",),
        only(_receipt("penalty_decision")),
        needs=of("direct"),
        avoids=of("by_mail", "left"),
    ),
    Way(
        "EXE-01",
        "责令改正通知书无送达回证",
        ("rectification_order",),
        only(_receipt("rectification_order")),
        not_ministries=("emergency",),
        kinds=("penalty_ordinary", "inspection"),
    ),
    Way(
        "EXE-01",
        "延长决定无送达回证",
        ("seizure_extension_decision",),
        only(_receipt("seizure_extension_decision")),
        kinds=("coercive",),
        needs=of("extension"),
    ),
    Way(
        "EXE-01",
        "受理通知书无送达回证",
        ("license_acceptance",),
        only(_receipt("license_acceptance")),
        kinds=("license",),
    ),
    Way(
        "EXE-02",
        "回证无送达地点",
        (_receipt("prior_notice"),),
        omitting(_receipt("prior_notice"), "place"),
    ),
    Way(
        "EXE-02",
        "决定书回证无受送达人签名",
        (_receipt("penalty_decision"),),
        unsigned(_receipt("penalty_decision"), "recipient_signature"),
        needs=of("direct"),
        avoids=of("by_mail", "left"),
        implies=("DOC-01",),
    ),
    Way(
        "EXE-02",
        "回证无送达人签名",
        (_receipt("rectification_order"),),
        unsigned(_receipt("rectification_order"), "server_signatures"),
        implies=("DOC-01",),
    ),
    Way(
        "EXE-02",
        "回证无签收日期",
        (_receipt("prior_notice"),),
        setting(_receipt("prior_notice"), receive_date=None),
        implies=("DOC-05", "DOC-03"),
        avoids=of("hearing"),
    ),
    Way(
        "EXE-02",
        "许可决定回证无送达地点",
        (_receipt("license_decision"),),
        omitting(_receipt("license_decision"), "place"),
        kinds=("license",),
    ),
    Way(
        "EXE-02",
        "强制决定回证无送达地点",
        (_receipt("seizure_decision"),),
        omitting(_receipt("seizure_decision"), "place"),
        kinds=("coercive",),
    ),
    Way(
        "EXE-03",
        "决定书超过七个工作日送达",
        (_receipt("penalty_decision"), "penalty_decision#decision_date"),
        plan=gaps(deliver=11),
        needs=of("direct"),
        avoids=of("by_mail", "left"),
    ),
    Way(
        "EXE-03",
        "决定书超期交邮",
        ("mail_voucher", "penalty_decision#decision_date"),
        plan=gaps(deliver=12),
        needs=of("by_mail"),
        avoids=of("direct", "left"),
    ),
    Way(
        "EXE-04",
        "留置送达无见证人也无音像",
        (_receipt("penalty_decision"),),
        _left_alone(),
        needs=of("left"),
        avoids=of("direct", "by_mail"),
    ),
    Way(
        "EXE-06",
        "票据金额与决定不符",
        ("fine_receipt#amount", "penalty_decision#fine_amount"),
        _paid_more,
    ),
    Way(
        "EXE-06",
        "卷内无罚没票据",
        ("fine_receipt",),
        only("fine_receipt"),
        implies=("EXE-10",),
    ),
    Way(
        "EXE-06",
        "当场收缴而无罚没票据",
        ("fine_receipt",),
        only("fine_receipt"),
        kinds=("penalty_summary",),
        fits=lambda story: "collect_onspot" in story.traits,
    ),
    Way(
        "EXE-06",
        "决定作出前收缴罚款",
        ("fine_receipt#pay_date", "penalty_decision#decision_date"),
        _paid_early,
    ),
    Way(
        "EXE-06",
        "超过一百元当场收缴",
        ("onspot_penalty_decision",),
        _collected,
        kinds=("penalty_summary",),
        needs=of("bank"),
    ),
    Way(
        "EXE-07",
        "缴款期限不是十五日",
        ("penalty_decision#payment_days",),
        setting("penalty_decision", payment_days=30),
    ),
    Way(
        "EXE-07",
        "缴款期限不是十五日",
        ("penalty_decision#payment_days",),
        setting("penalty_decision", payment_days=7),
    ),
    Way(
        "EXE-07",
        "加处罚款比例错误",
        ("penalty_decision#additional_rate",),
        setting("penalty_decision", additional_rate="百分之五"),
    ),
    Way(
        "EXE-10",
        "缴款晚于结案",
        ("case_closing_report#closing_date", "fine_receipt#pay_date"),
        _paid_after_closing,
    ),
    Way(
        "EXE-10",
        "责令改正无复查记录即结案",
        ("rectification_review",),
        only("rectification_review"),
    ),
    Way(
        "EXE-10",
        "无结案审批",
        ("case_closing_report",),
        removing("case_closing_report"),
        kinds=("penalty_ordinary", "coercive"),
    ),
    Way(
        "EXE-10",
        "结案审批表无负责人签名",
        ("case_closing_report#approver_signature",),
        unsigned("case_closing_report", "approver_signature"),
        implies=("DOC-01",),
        kinds=("penalty_ordinary", "coercive"),
    ),
)
