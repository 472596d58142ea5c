"""DEC-05: the record of the collective discussion is not in order (集体讨论记录不规范).

**Source**: 行政处罚法 第四十七条, 第五十七条第二款.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.blank_places import surely_blank
from review.checks.missing import settle
from review.checks.names import plain_name, split_names
from review.checks.slots import Slot, weigh_slots
from review.checks.statements import (
    doubtful,
    least_sure,
    places_of,
    quoted,
    stated,
    why_silence_proves_nothing,
)
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.model.statement import Statement
    from review.standards.load import Standards

FEWEST = 3
"""负责人集体讨论: fewer leaders than this, the chair included, are no collective."""
_SURE_OF_NAMES = 0.9
_OPINION = 0.85
_SPEAKER_REACH = 14
"""Characters from the beginning of a sentence within which its speaker is named."""
_CONCLUDES = re.compile(r"一致|决定|结论|综上|会议|讨论|集体|建议")
_SLOTS = (
    Slot("会议时间", ("meeting_time",), ("时间", "日期"), seen=(r"\d{4}年\d{1,2}月\d{1,2}日",)),
    Slot("会议地点", ("place",), ("地点", "会议室")),
    Slot("主持人", ("host",), ("主持",)),
    Slot("参加人", ("attendees",), ("参加", "出席", "与会", "参会", "合议人员")),
    Slot(
        "讨论结论",
        ("conclusion", "fine_amount"),
        ("结论", "决定", "一致同意", "一致认为", "讨论结果", "处理意见", "综合"),
    ),
)
_WORDED = {
    "opinion.circulated": "以传签代替会议讨论",
    "opinion.unsettled": "没有形成明确的结论",
    "opinion.by_handler": "由承办人代作结论",
}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per element that the record lacks, and per fault of the discussion it shows.

    Signatures are DOC-01. **Needs**: `meeting_time`, `place`, `host`, `attendees`, `conclusion`;
    statements `opinion.*`.
    """
    tally = Tally()
    for record in case_facts.documents_of("collective_discussion_record"):
        weigh_slots(case_facts, standards, record, _SLOTS, tally)
        _weigh_attendance(case_facts, record, tally)
        _weigh_faults(case_facts, record, tally)
        _weigh_opinions(case_facts, record, tally)
    return settle(case_facts, tally, "卷内没有集体讨论记录")


def _weigh_attendance(case_facts: CaseFacts, record: Document, tally: Tally) -> None:
    facts = [fact for fact in case_facts.facts_of(record, "attendees", "host") if usable(fact)]
    came = [fact for fact in facts if fact.field == "attendees"]
    names = {plain_name(name) for name in split_names(all_words(facts))}
    if not came or len(names) >= FEWEST:
        return
    message = f"{title_at(record)}的参加人只有{'、'.join(sorted(names))}，不足{FEWEST}人"
    if min(fact.confidence for fact in facts) < _SURE_OF_NAMES:
        tally.doubt_fact(f"{message}，姓名可能没有读全", *facts)
    else:
        tally.allege(f"{record.id}:attendees", f"{message}，不成集体讨论。", facts=facts)


def _weigh_faults(case_facts: CaseFacts, record: Document, tally: Tally) -> None:
    for label, fault in _WORDED.items():
        said = stated(case_facts, record, label)
        if said:
            tally.allege(
                f"{record.id}:{label}",
                f"{title_at(record)}{fault}：“{quoted(said[0])}”。",
                evidence=places_of(said[:1]),
                confidence=min(_OPINION, least_sure(said[:1])),
            )
        elif unsure := doubtful(case_facts, record, f"是否{fault}", label):
            tally.doubt(*unsure)


def _weigh_opinions(case_facts: CaseFacts, record: Document, tally: Tally) -> None:
    """Somebody who took part must have said more than 同意."""
    said = stated(case_facts, record, "opinion.substantive", "opinion.bare")
    names = _names(case_facts, record)
    own = [one for one in said if _speaks(one, names)]
    reasoned = [
        one
        for one in said
        if one.label == "opinion.substantive" and (one in own or _goes_on(one, own))
    ]
    if reasoned:
        tally.passed(note=f"{title_at(record)}记有各人意见：“{quoted(reasoned[0])}”")
        return
    left = [fact for fact in case_facts.facts_of(record, "opinions") if fact.status == "blank"]
    if left and not own and surely_blank(case_facts, left[0]):
        tally.allege(
            f"{record.id}:opinions",
            f"{title_at(record)}的各人意见栏空白，没有记录参加人员各自的意见。",
            facts=left[:1],
        )
        return
    silent = why_silence_proves_nothing(case_facts, record)
    unsure = doubtful(case_facts, record, "是否为有内容的意见", "opinion.substantive")
    if unsure and not silent and names:
        tally.doubt(*unsure)
    elif silent or not names:
        reason = silent or f"未能读出{title_at(record)}的参加人"
        tally.doubt(f"{reason}，各人意见是否记明不能确定", (case_facts.place_of(record),))
    elif own:
        tally.allege(
            f"{record.id}:opinions",
            f"{title_at(record)}记录的各人意见只有“{quoted(own[0])}”等，没有讨论事实、法律和裁量。",
            evidence=places_of(own),
            confidence=min(_OPINION, least_sure(own)),
        )
    elif _names_in_text(case_facts, record, names) > len(names):
        tally.doubt(f"{title_at(record)}中各人的发言未能逐一认出", (case_facts.place_of(record),))
    else:
        tally.allege(
            f"{record.id}:opinions",
            f"{title_at(record)}没有记录参加人员各自的意见。",
            evidence=(case_facts.place_of(record), *places_of(said[:1])),
            confidence=_OPINION,
        )


def _names(case_facts: CaseFacts, record: Document) -> set[str]:
    facts = [fact for fact in case_facts.facts_of(record, "attendees", "host") if usable(fact)]
    return {plain_name(name) for name in split_names(all_words(facts))}


def _speaks(said: Statement, names: set[str]) -> bool:
    """The sentence begins with the name of one of those who took part."""
    beginning = plain_name(said.sentence[:_SPEAKER_REACH])
    return any(name in beginning for name in names)


def _goes_on(said: Statement, own: list[Statement]) -> bool:
    """The sentence follows somebody's opinion and is not yet the conclusion."""
    if not own or _CONCLUDES.search(said.sentence):
        return False
    first, place = own[0].evidence[0], said.evidence[0]
    return (place.page_no, place.box.y0) >= (first.page_no, first.box.y0)


def _names_in_text(case_facts: CaseFacts, record: Document, names: set[str]) -> int:
    """How often the names stand in the record: more than once each, and they may have spoken."""
    text = "".join(
        plain_name(line.text)
        for part in record.parts
        for line in case_facts.pages[part.page_no - 1].lines
        if part.top <= line.box.center[1] < part.bottom
    )
    return sum(text.count(name) for name in names)
