"""PRC-05 延期、中止审批缺失或不规范.

**Source**: 行政处罚法 第六十条; 行政强制法 第二十五条第一款、第二款.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.missing import settle, weigh_missing
from review.checks.period import last_day_of
from review.checks.slots import Slot, plain, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.extensions import APPROVAL, extensions
from review.checks.timeline.pauses import paused_days
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import Gap, has_unread_ink, usable
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

LIMIT = "TL-02"
SUSPENSION = "suspension_approval"
SEIZURE = "seizure_extension_decision"
SLOTS = {
    APPROVAL: (
        Slot("延期理由", ("reason",), ("理由", "事由", "原因")),
        Slot("延长至的日期", ("extend_to",), ("延长至", "延期至", "延长到", "延期到")),
        Slot("审批日期", ("approve_date",)),
    ),
    SUSPENSION: (
        Slot("中止理由", ("reason",), ("理由", "事由", "原因")),
        Slot("审批日期", ("approve_date",)),
    ),
    SEIZURE: (
        Slot("延长理由", ("reason",), ("情况复杂", "因", "由于", "理由")),
        Slot("延长至的日期", ("extend_to",), ("延长至", "延长到", "至")),
    ),
}
BARE = 0.85
"""Confidence that a place with nothing but the words of the form is empty."""
SHORT_NAME = 4
SIGNER = re.compile(
    r"(?:经办|承办|呈报|呈批|申请|办案|执法|主办|协办)(?:人员|人)(?:签名|签字|意见)?"
)
FORM_WORDS = re.compile(
    rf"{SIGNER.pattern}"
    r"|(?:依据|根据|依照|按照).{0,30}?规定"
    r"|(?:现|特|拟)?申请(?:中止|恢复|延长|延期).{0,8}?(?:调查|办理|期限)(?:[一二三四五六七八九十\d]{1,3}日)?"
    r"|\d{4}年\d{1,2}月\d{1,2}日|年月日|签名|签字|日期|理由|事由|原因"
)
FORM_END = re.compile(
    r"(?:申请)?(?:第[一二三四五六七八九十\d]{0,2}次)?(?:申请)?(?:延[长期][至到]?)*(?:年月日)?"
)
MOST_TIMES = {"police": 2}
"""治安管理处罚法 第一百一十八条: at most twice. Elsewhere a second one needs a discussion."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The approval is there where it is needed, given in time, with its reason, end and date."""
    tally = Tally()
    sheets = limit_worksheets(case_facts, standards, LIMIT)
    approvals = case_facts.documents_of(APPROVAL, SUSPENSION)
    for sheet in sheets:
        _needed(case_facts, sheet, standards, tally)
    _in_time(case_facts, sheets, standards, tally)
    _how_often(case_facts, standards, tally)
    for document in (*approvals, *case_facts.documents_of(SEIZURE)):
        _filled(case_facts, document, standards, tally)
    return settle(case_facts, tally, "办案没有超出原期限，也没有延期、中止审批")


def _needed(case_facts: CaseFacts, sheet: Worksheet, standards: Standards, tally: Tally) -> None:
    """Over the term, and nobody was asked."""
    if sheet.result == "kept":
        tally.passed(*sheet.facts, note=sheet.reason)
        return
    if sheet.result == "undetermined" or sheet.start is None or sheet.end is None:
        tally.doubt(sheet.reason, sheet.evidence)
        return
    if sheet.result == "over" and not case_facts.documents_of(APPROVAL, SUSPENSION):
        last = f"（末日{say_date(sheet.last_day)}）" if sheet.last_day else ""
        weigh_missing(
            case_facts,
            standards,
            (APPROVAL,),
            f"{sheet.start.title}于{say_date(sheet.start.day)}立案，{sheet.end.title}于"
            f"{say_date(sheet.end.day)}作出，超出办案期限{last}，没有延期或者中止的审批。",
            tally,
            facts=sheet.facts,
        )


def _filled(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    """Reason, end and date; a place that holds but its form's own words is empty."""
    slots = []
    for slot in SLOTS[document.kind]:
        facts = list(case_facts.facts_of(document, *slot.fields))
        bare = facts and all(_says_nothing(fact, slot.fields[0]) for fact in facts)
        if not bare or has_unread_ink(case_facts, document):
            slots.append(slot)
            continue
        tally.allege(
            f"{document.id}:{slot.fields[0]}",
            f"{title_at(document)}没有写明{slot.name}。",
            facts=facts[:1],
            confidence=BARE,
        )
    weigh_slots(case_facts, standards, document, slots, tally)


def _says_nothing(fact: Fact, field: str) -> bool:
    """A reason of labels, names and days alone; an end of which the form alone is written."""
    if fact.status == "blank":
        return False
    if field == "extend_to":
        return fact.status == "unclear" and bool(FORM_END.fullmatch(plain(fact.raw)))
    if field != "reason" or fact.status != "read":
        return False
    words = plain(str(fact.value))
    rest = FORM_WORDS.sub("", words)
    return len(rest) <= SHORT_NAME if SIGNER.search(words) else not rest


def _in_time(
    case_facts: CaseFacts, sheets: tuple[Worksheet, ...], standards: Standards, tally: Tally
) -> None:
    """Approved after the term had run out: as counted, and as the approval itself states it."""
    approvals = case_facts.documents_of(APPROVAL)
    if not approvals:
        return
    sheet = next((one for one in sheets if one.start is not None), None)
    last = _counted_last(sheet, standards) if sheet else None
    if sheet is None or last is None:
        for document in approvals:
            _by_own_word(case_facts, document, standards, tally)
        return
    granted, _ = extensions(case_facts, standards, last, paused_days(sheet.pauses))
    for extension in granted:
        document = next(one for one in approvals if one.id == extension.document)
        stated = read_day(case_facts, document, standards, "original_deadline")
        if extension.valid:
            tally.passed(*extension.facts)
        elif isinstance(stated, Dated) and extension.approved <= stated.day:
            reason = (
                f"{extension.reason}，但审批表载明原期限届满日为{say_date(stated.day)}，"
                "请核对应扣除的期间"
            )
            tally.doubt_fact(reason, *extension.facts, stated.fact)
        else:
            start = sheet.facts[:1]
            tally.allege(
                f"{document.id}:late",
                f"{extension.reason}后才批准延期（自{_start(sheet)}立案起算）。",
                facts=(*extension.facts[:1], *start),
                steps=({"time_limit": LIMIT, "allowed": sheet.allowed, "unit": sheet.unit,
                        "last_day": last.isoformat()},),
            )  # fmt: skip


def _counted_last(sheet: Worksheet, standards: Standards) -> date | None:
    """The last day without any extension."""
    if sheet.start is None:
        return None
    length = standards.time_limits[LIMIT].length
    stated = tuple(pause for pause in sheet.pauses if pause.stated)
    return last_day_of(sheet.start.day, length, standards.calendar, pauses=stated, roll=True)


def _start(sheet: Worksheet) -> str:
    return say_date(sheet.start.day) if sheet.start else ""


def _by_own_word(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    """The day of filing is not known: the approval's own word of the end of the term."""
    approved = read_day(case_facts, document, standards, "approve_date")
    stated = read_day(case_facts, document, standards, "original_deadline")
    if isinstance(approved, Gap) or isinstance(stated, Gap):
        gap = approved if isinstance(approved, Gap) else stated
        if isinstance(gap, Gap):
            tally.doubt_gap(gap)
    elif approved.day > stated.day:
        tally.allege(
            f"{document.id}:late",
            f"{title_at(document)}于{say_date(approved.day)}批准，晚于其载明的原期限届满日"
            f"{say_date(stated.day)}。",
            facts=(approved.fact, stated.fact),
        )
    else:
        tally.passed(approved.fact, stated.fact)


def _how_often(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    approvals = case_facts.documents_of(APPROVAL)
    stated = [
        fact
        for fact in case_facts.facts_named(APPROVAL, "times")
        if usable(fact) and isinstance(fact.value, int) and not isinstance(fact.value, bool)
    ]
    times = max([len(approvals), *(int(str(fact.value)) for fact in stated)])
    most = MOST_TIMES.get(case_facts.domain or "")
    places = [case_facts.place_of(document) for document in approvals]
    if most is not None and times > most:
        tally.allege(
            "times",
            f"本案延长办案期限{times}次，依法最多延长{most}次。",
            facts=stated,
            evidence=places,
        )
    elif times > 1 and not case_facts.documents_of("collective_discussion_record"):
        reason = f"本案延长办案期限{times}次，再次延长应由负责人集体讨论决定，请核对"
        tally.doubt(reason, places)
