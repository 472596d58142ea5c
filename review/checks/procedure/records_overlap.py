"""PRC-07 笔录时间或人员冲突.

**Source**: 行政处罚法 第四十二条第一款、第四十六条第二款、第五十五条第二款.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.slots import lines_of, mention, plain
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words, moment_of
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from datetime import datetime

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

INQUIRY = "inquiry_record"
RECORDS = (INQUIRY, "onsite_inspection_record", "inspection_record")
REMOTE = ("视频询问", "远程询问", "视频连线", "网络视频", "远程视频")
SAME_PLACE = 0.6
MINUTES_A_PAGE = 3
"""Nobody asks, answers, writes down and reads back a full page in no more."""
LETTERS_A_MINUTE = 200
"""Faster than anybody speaks; a record is written slower."""
TWO_PERSONS = re.compile(r"^[\u4e00-\u9fff·]{2,4}[、,，和及][\u4e00-\u9fff·]{2,4}$")


@dataclass(frozen=True, slots=True)
class Record:
    """A record with its time, place and people, as far as they were read."""

    document: Document
    start: Fact
    end: Fact
    begins: datetime
    ends: datetime
    officers: tuple[Fact, ...]
    persons: tuple[Fact, ...]
    place: Fact | None

    def __str__(self) -> str:
        return f"{title_at(self.document)}{say_date(self.begins)}至{self.ends:%H:%M}"

    @property
    def minutes(self) -> int:
        return int((self.ends - self.begins).total_seconds() // 60)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """No officer in two places at once, no person asked twice at once, no page in no time."""
    tally = Tally()
    documents = case_facts.documents_of(*RECORDS)
    records: list[Record] = []
    for document in documents:
        record = _record(case_facts, document)
        if record is None:
            place = (case_facts.place_of(document),)
            tally.doubt(f"{title_at(document)}的起止时间未能读全", place)
        else:
            records.append(record)
    for one, other in combinations(records, 2):
        _overlap(case_facts, one, other, tally)
    for record in records:
        _pace(case_facts, record, tally)
    for document in case_facts.documents_of(INQUIRY):
        _one_person(case_facts, document, tally)
    return settle(case_facts, tally, "卷内没有询问、检查笔录")


def _record(case_facts: CaseFacts, document: Document) -> Record | None:
    start = case_facts.fact_of(document, "start_time")
    end = case_facts.fact_of(document, "end_time")
    if start is None or end is None or not usable(start) or not usable(end):
        return None
    begins, ends = moment_of(start), moment_of(end)
    if begins is None or ends is None or ends < begins:
        return None
    people = case_facts.facts_of(document, "officers.name", "officers")
    persons = case_facts.facts_of(document, "person.name")
    place = case_facts.fact_of(document, "place")
    return Record(
        document,
        start,
        end,
        begins,
        ends,
        tuple(fact for fact in people if usable(fact)),
        tuple(fact for fact in persons if usable(fact)),
        place if place and usable(place) else None,
    )


def _overlap(case_facts: CaseFacts, one: Record, other: Record, tally: Tally) -> None:
    if one.ends <= other.begins or other.ends <= one.begins:
        tally.passed(one.start, one.end, other.start, other.end)
        return
    said = f"{one}与{other}时间重叠"
    times = (one.start, one.end, other.start, other.end)
    asked = set(all_words(one.persons)) & set(all_words(other.persons))
    if asked and one.document.kind == other.document.kind == INQUIRY:
        tally.allege(
            f"{one.document.id}:{other.document.id}:person",
            f"{said}，被询问人均为{'、'.join(sorted(asked))}。",
            facts=(*times, *one.persons, *other.persons),
        )
        return
    both = set(all_words(one.officers)) & set(all_words(other.officers))
    if not both:
        if not one.officers or not other.officers:
            tally.doubt_fact(f"{said}，执法人员未能读全，请核对", *times)
        else:
            tally.passed(*times, note=f"{said}，执法人员不同")
        return
    names = "、".join(sorted(both))
    remote = next(
        (p for r in (one, other) if (p := mention(case_facts, r.document, *REMOTE))), None
    )
    if remote:
        tally.doubt(f"{said}，{names}均在场，写有“{remote.text}”，请核对是否视频询问", (remote,))
    elif one.place is None or other.place is None:
        tally.doubt_fact(f"{said}，{names}均在场，地点未能读全，请核对", *times)
    elif _same_place(str(one.place.value), str(other.place.value)):
        tally.doubt_fact(f"{said}，{names}在同一地点，请核对", *times, one.place, other.place)
    else:
        tally.allege(
            f"{one.document.id}:{other.document.id}:officer",
            f"{said}而地点不同（“{one.place.value}”“{other.place.value}”），执法人员{names}均在场。",
            facts=(*times, one.place, other.place, *one.officers, *other.officers),
        )


def _same_place(one: str, other: str) -> bool:
    first, second = (re.sub(r"[\s，,。、（）()]", "", text) for text in (one, other))
    if first in second or second in first:
        return True
    return SequenceMatcher(None, first, second).ratio() >= SAME_PLACE


def _pace(case_facts: CaseFacts, record: Record, tally: Tally) -> None:
    """Pages of questions and answers, asked and written in a few minutes."""
    full = record.document.last_page - record.document.first_page
    written = sum(len(plain(line.text)) for _, line in lines_of(case_facts, record.document))
    hasty = record.minutes <= MINUTES_A_PAGE * full or (
        written > LETTERS_A_MINUTE * max(record.minutes, 1)
    )
    if record.document.kind != INQUIRY or not hasty:
        tally.passed(record.start, record.end)
        return
    size = f"共{full + 1}页" + (f"、{written}字" if written else "")
    tally.allege(
        f"{record.document.id}:pace",
        f"{record}历时{record.minutes}分钟，笔录{size}，询问时长与页数明显不符。",
        facts=(record.start, record.end),
    )


def _one_person(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    """Two persons asked in one record."""
    facts = [fact for fact in case_facts.facts_of(document, "person.name") if usable(fact)]
    shared = [
        fact
        for fact in facts
        if (isinstance(fact.value, tuple) and len(fact.value) > 1)
        or TWO_PERSONS.match(fact.raw.strip())
    ]
    if shared:
        tally.allege(
            f"{document.id}:shared",
            f"{title_at(document)}的被询问人为“{shared[0].raw}”，询问应当个别进行，不得共用一份笔录。",
            facts=shared,
        )
    elif facts:
        tally.passed(*facts)
