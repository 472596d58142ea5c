"""EXE: service by others, by post, by wire and by announcement; urging and execution."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from corpora.defects.ways import (
    UnfitError,
    Way,
    day_of,
    moving,
    of,
    omitting,
    only,
    removing,
    setting,
)
from corpora.workdays import after, at, before

if TYPE_CHECKING:
    import random

    from corpora.story import CaseStory

_RECEIPT = "service_receipt:penalty_decision"


def _announced_briefly(story: CaseStory, chance: random.Random) -> CaseStory:
    published = day_of(story, "public_service_announcement", "publish_date")
    return setting("public_service_announcement", effective_date=published + timedelta(days=15))(
        story, chance
    )


def _applied_early(story: CaseStory, chance: random.Random) -> CaseStory:
    day = after(day_of(story, "dunning_notice", "service_date"), chance.randrange(3, 7))
    return setting("court_enforcement_application", apply_date=day, listed_date=day)(story, chance)


def _at_night(story: CaseStory, chance: random.Random) -> CaseStory:
    day = day_of(story, "compulsory_execution_decision", "exec_time")
    return setting("compulsory_execution_decision", exec_time=at(day, 22, 30))(story, chance)


def _urged_late(story: CaseStory, chance: random.Random) -> CaseStory:
    done = story.paper("substitute_performance_decision").values.get("exec_time")
    if not isinstance(done, datetime):
        raise UnfitError("time")
    day = before(done.date(), 1)
    key = "dunning_notice:again"
    step = day - day_of(story, key, "doc_date")
    for name in (key, f"service_receipt:{key}"):
        story = moving(name, lambda s: step)(story, chance)
    return story


WAYS: tuple[Way, ...] = (
    Way(
        "EXE-05",
        "邻居代收且无授权",
        (_RECEIPT,),
        setting(_RECEIPT, recipient_relation="邻居", receiving_reason="受送达人外出"),
        needs=of("received_for"),
        avoids=of("direct", "by_mail", "left", "announced", "electronic", "proxy"),
    ),
    Way(
        "EXE-05",
        "公告未满三十日即视为送达",
        ("public_service_announcement",),
        _announced_briefly,
        needs=of("announced"),
        avoids=of("direct", "by_mail", "left", "received_for", "electronic"),
    ),
    Way(
        "EXE-05",
        "电子送达无确认书",
        (_RECEIPT,),
        only("service_address_confirmation"),
        needs=of("electronic"),
        avoids=of("direct", "by_mail", "left", "announced", "received_for"),
    ),
    Way(
        "EXE-05",
        "邮寄送达无邮件凭证",
        (_RECEIPT,),
        only("mail_voucher"),
        needs=of("by_mail"),
        avoids=of("direct", "left", "announced", "received_for", "electronic"),
    ),
    Way(
        "EXE-05",
        "公告未写明原因和经过",
        ("public_service_announcement",),
        omitting("public_service_announcement", "reason"),
        needs=of("announced"),
        avoids=of("direct", "by_mail", "left", "received_for", "electronic"),
    ),
    Way(
        "EXE-09",
        "催告未满十个工作日即申请法院执行",
        ("court_enforcement_application#apply_date", "dunning_notice"),
        _applied_early,
        needs=of("court"),
        avoids=of("announced"),
    ),
    Way(
        "EXE-09",
        "申请法院执行前未书面催告",
        ("court_enforcement_application",),
        removing("dunning_notice"),
        needs=of("court"),
        avoids=of("added_fine"),
    ),
    Way(
        "EXE-09",
        "催告书未告知陈述申辩权",
        ("dunning_notice",),
        omitting("dunning_notice", "rights"),
        needs=of("court"),
    ),
    Way(
        "EXE-09",
        "强制拆除前没有公告",
        ("compulsory_execution_decision",),
        removing("demolition_announcement"),
        kinds=("coercive",),
        needs=of("demolition"),
    ),
    Way(
        "EXE-09",
        "夜间强制拆除",
        ("compulsory_execution_decision#exec_time",),
        _at_night,
        kinds=("coercive",),
        needs=of("demolition"),
    ),
    Way(
        "EXE-09",
        "代履行未提前三日催告",
        ("dunning_notice:again", "substitute_performance_decision"),
        _urged_late,
        kinds=("coercive",),
        needs=of("substitute"),
    ),
)
