"""HRG-06 听证期限、通知或主持不合规 (TL-10, TL-12).

**Source**: 行政处罚法 第六十四条、第六十五条、第八十五条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.decision.reviewer_unfit import case_handlers, names_in
from review.checks.missing import settle, weigh_missing
from review.checks.period import last_day_of
from review.checks.slots import Slot, mention, mention_in, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.asked import Asked
from review.checks.timeline.weigh import places_of, weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

NOTICED, APPLYING = "TL-12", "TL-10"
APPLICATION, NOTICE, RECORD = "hearing_application", "hearing_notice", "hearing_record"
SHORTENED = ("同意缩短", "自愿缩短", "同意提前", "自愿提前", "放弃七", "放弃通知期限", "同意于")
WITHDRAWN = ("撤回", "撤销听证", "放弃听证", "缺席", "未到会", "拒不出席", "终止听证")
SECRETS = ("国家秘密", "商业秘密", "个人隐私", "未成年", "依法予以保密")
SIGNED = Slot(
    "参加人签名", ("signatures", "refusal_note"), ("拒绝签", "拒签", "签名", "签字", "当事人")
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Time to apply, notice seven working days ahead, a host of their own, open, signed."""
    tally = Tally()
    for sheet in limit_worksheets(case_facts, standards, NOTICED):
        _noticed(case_facts, sheet, tally)
    for notice in case_facts.documents_of("hearing_right_notice", "prior_notice"):
        _time_to_apply(case_facts, notice, standards, tally)
    _hosted(case_facts, tally)
    for document in case_facts.documents_of(NOTICE):
        _open(case_facts, document, tally)
    for document in case_facts.documents_of(RECORD):
        weigh_slots(case_facts, standards, document, (SIGNED,), tally)
    _held(case_facts, standards, tally)
    return settle(case_facts, tally, "本案没有听证")


def _noticed(case_facts: CaseFacts, sheet: Worksheet, tally: Tally) -> None:
    if sheet.start is None or sheet.end is None:
        if sheet.result == "undetermined":
            tally.doubt(sheet.reason, places_of(sheet))
        return
    said = (
        f"听证通知于{say_date(sheet.start.day)}送达（{sheet.start.title}），"
        f"听证于{say_date(sheet.end.day)}举行"
    )
    agreed = mention_in(
        case_facts,
        case_facts.documents_of(NOTICE, RECORD, APPLICATION, "service_receipt"),
        *SHORTENED,
    )
    if sheet.result == "over" and agreed:
        tally.doubt(f"{said}，写有“{agreed.text}”，请核对当事人是否自愿缩短", (agreed,))
        return
    message = f"{said}，未在举行听证的七个工作日前通知：{sheet.reason}。"
    weigh_sheet(sheet, tally, f"{sheet.start.document}:{sheet.end.document}", message)


def _time_to_apply(
    case_facts: CaseFacts, notice: Document, standards: Standards, tally: Tally
) -> None:
    """The notice leaves the party less than five working days to ask for a hearing."""
    if notice.kind != "hearing_right_notice":
        return
    stated = [
        fact
        for fact in case_facts.facts_of(notice, "deadline_days")
        if usable(fact) and isinstance(fact.value, int) and not isinstance(fact.value, bool)
    ]
    if not stated:
        return
    fact = stated[0]
    asked = Asked(case_facts, standards, standards.time_limits[APPLYING])
    told = next((one for one in asked.starts if one.document.id == notice.id and one.day), None)
    length = asked.length_on(told.day) if told and told.day else asked.limit.length
    allowed = length.amount if length else None
    if allowed is None or (told and told.day and not last_day_of(
        told.day, asked.limit.length, standards.calendar, roll=False
    )):  # fmt: skip
        tally.doubt_fact(f"{title_at(notice)}的听证申请期限不能核对", fact)
    elif int(str(fact.value)) < allowed:
        tally.allege(
            f"{notice.id}:days",
            f"{title_at(notice)}载明的听证申请期限为{fact.value}日，少于{allowed}个工作日"
            "（行政处罚法第六十四条第一项）。",
            facts=(fact,),
            steps=({"time_limit": APPLYING, "allowed": allowed, "actual": fact.value,
                    "unit": "working_day"},),
        )  # fmt: skip
    else:
        tally.passed(fact)


def _hosted(case_facts: CaseFacts, tally: Tally) -> None:
    """行政机关指定的非本案调查人员主持: each host once, wherever he is named."""
    named = [
        (document, fact)
        for document in case_facts.documents_of(RECORD, NOTICE)
        for fact in case_facts.facts_of(document, "host", "host.name")
        if usable(fact)
    ]
    handling = [
        (record, fact)
        for record in case_facts.documents_of(RECORD)
        for fact in case_facts.facts_of(record, "investigators")
        if usable(fact)
    ]
    handling += case_handlers(case_facts)
    hosts = {name for _, fact in named for name in names_in(fact)}
    if hosts and not handling:
        tally.doubt_fact("承办人员姓名未能读出，不能与听证主持人比较", *(f for _, f in named))
        return
    for name in sorted(hosts):
        seats = [(document, fact) for document, fact in named if name in names_in(fact)]
        same = [(document, fact) for document, fact in handling if name in names_in(fact)]
        if not same:
            tally.passed(*(fact for _, fact in seats))
            continue
        tally.allege(
            f"host:{name}",
            f"{'、'.join(title_at(document) for document, _ in seats)}的听证主持人{name}，也是"
            f"{title_at(same[0][0])}的调查、承办人员，听证应由非本案调查人员主持。",
            facts=(*(fact for _, fact in seats), same[0][1]),
        )


def _open(case_facts: CaseFacts, notice: Document, tally: Tally) -> None:
    modes = [fact for fact in case_facts.facts_of(notice, "open_mode") if usable(fact)]
    closed = [fact for fact in modes if "不公开" in "".join(all_words([fact]))]
    if not closed:
        tally.passed(*modes)
    elif place := mention_in(case_facts, case_facts.documents_of(NOTICE, RECORD), *SECRETS):
        tally.passed(*closed, note=f"不公开听证，写有“{place.text}”")
    else:
        tally.allege(
            f"{notice.id}:closed",
            f"{title_at(notice)}载明不公开听证，没有写明涉及国家秘密、商业秘密或者个人隐私的理由。",
            facts=closed,
        )


def _held(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """Applied for, and no record of a hearing."""
    for application in case_facts.documents_of(APPLICATION):
        if case_facts.documents_of(RECORD):
            tally.passed(*case_facts.facts_of(application, "apply_date"))
            continue
        papers = case_facts.documents_of(
            APPLICATION, NOTICE, "hearing_report", "penalty_decision", "investigation_report",
            "rights_waiver", "decision_approval",
        )  # fmt: skip
        if place := next(
            (p for one in papers if (p := mention(case_facts, one, *WITHDRAWN))), None
        ):
            tally.doubt(f"未见听证笔录，写有“{place.text}”，请核对是否撤回或者缺席", (place,))
            continue
        weigh_missing(
            case_facts,
            standards,
            (RECORD,),
            f"{title_at(application)}申请听证，应当组织听证而没有组织。",
            tally,
            evidence=(case_facts.place_of(application),),
        )
