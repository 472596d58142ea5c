"""DOC-02 涂改未捺印、盖章或注明.

**Source**: 行政处罚法 第四十六条第二款、第四十七条.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.slots import search
from review.checks.tally import Tally
from review.checks.trust import USABLE_CONFIDENCE
from review.checks.wording import title_at
from review.model.fact import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.model.page import Correction
    from review.standards.load import Standards

MANY = 4
"""More on one page are most likely its ruling, or a draft bound in by mistake."""
TOLD = (
    r"(?:更正|划改|修改|改动)(?:处|之处|内容)[^。]{0,20}(?:确认|捺印|签名|签字|校正|属实)"
    r"|以划改后为准"
)
SHARP = ("good",)
"""Grades of pages on which a stroke can be told from letters that run into each other."""
KEY = re.compile(r"\d[\d,.]*(?:年|月|日|时|元|万)|[路街巷]\d*号?|年.*月")
"""Dates, amounts and places: a record changed there is no ground for a decision."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Each correction found in the pictures has a print, a stamp or a name beside it.

    **Needs**: corrections of the pages. What was washed out or written over without a stroke shows
    on the original alone.
    """
    tally = Tally()
    for document in case_facts.documents:
        for page_no, corrections in _corrections(case_facts, document):
            for correction in corrections:
                place = Evidence(page_no, correction.box, correction.text, document.id)
                if correction.marked:
                    tally.passed(note=f"{title_at(document)}第{page_no}页的划改处有捺印或者印章")
                elif (
                    correction.confidence < USABLE_CONFIDENCE
                    or len(corrections) > MANY
                    or case_facts.pages[page_no - 1].grade.level not in SHARP
                ):
                    said = f"{title_at(document)}第{page_no}页{_seen(correction)}似有划改"
                    tally.doubt(f"{said}，请查看原件", (place,))
                elif told := search(case_facts, document, TOLD):
                    said = f"{title_at(document)}第{page_no}页{_seen(correction)}有划改"
                    tally.doubt(f"{said}，文中写有“{told.text}”，请核对", (place, told))
                else:
                    _allege(document, correction, place, tally)
    return settle(case_facts, tally, "各页未见划改")


def _corrections(
    case_facts: CaseFacts, document: Document
) -> Iterator[tuple[int, tuple[Correction, ...]]]:
    for part in document.parts:
        found = tuple(
            one
            for one in case_facts.pages[part.page_no - 1].corrections
            if part.top <= one.box.center[1] < part.bottom
        )
        if found:
            yield part.page_no, found


def _allege(document: Document, correction: Correction, place: Evidence, tally: Tally) -> None:
    key = "，改动的是日期、数额或者地点" if KEY.search(correction.text) else ""
    x, y = (round(value) for value in correction.box.center)
    tally.allege(
        f"{document.id}:{place.page_no}:{x // 20}:{y // 10}",
        f"{title_at(document)}第{place.page_no}页{_seen(correction)}被划改{key}，"
        "旁边没有捺印、签名或者校正章，也没有注明。",
        evidence=(place,),
        confidence=min(correction.confidence, document.confidence or 1.0),
    )


def _seen(correction: Correction) -> str:
    return f"“{correction.text}”" if correction.text else "一处文字"
