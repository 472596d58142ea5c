"""Places of a form and passages of a text that must be filled (应填项)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.trust import Gap, gap_of
from review.checks.wording import title_at
from review.model.fact import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.page import Line
    from review.standards.load import Standards

_BLANK = 0.95
_NOWHERE = 0.85
_NO = ("absent", "", (), False)


@dataclass(frozen=True, slots=True)
class Slot:
    """One such place. `words` show that it is there even where no fact came of it.

    `points`: of this slot alone, where the row names them.
    """

    name: str
    fields: tuple[str, ...]
    words: tuple[str, ...] = ()
    points: float | None = None


def weigh_slots(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    slots: Iterable[Slot],
    tally: Tally,
) -> None:
    """Allege each slot that is empty or nowhere in a document read in full."""
    for slot in slots:
        _weigh(case_facts, standards, document, slot, tally)


def _weigh(
    case_facts: CaseFacts, standards: Standards, document: Document, slot: Slot, tally: Tally
) -> None:
    facts = case_facts.facts_of(document, *slot.fields)
    read = [fact for fact in facts if fact.status == "read" and fact.value is not None]
    unsure = [fact for fact in facts if fact.status == "unclear" or fact.value == "uncertain"]
    empty = [fact for fact in facts if fact.status == "blank" or fact.value in _NO]
    where = f"{title_at(document)}的{slot.name}"
    if good := [fact for fact in read if fact not in unsure and fact.value not in _NO]:
        tally.passed(*good)
    elif unsure:
        tally.doubt_fact(f"{where}看不清", unsure[0])
    elif empty:
        _allege(tally, document, slot, f"{title_at(document)}缺{slot.name}。", empty[:1])
    elif _said(case_facts, document, slot):
        tally.doubt(f"{where}未能读出", (case_facts.place_of(document),))
    else:
        gap = gap_of(case_facts, document, standards, *slot.fields)
        _weigh_gap(case_facts, document, slot, gap, tally)


def _weigh_gap(
    case_facts: CaseFacts, document: Document, slot: Slot, gap: Gap, tally: Tally
) -> None:
    if not gap.is_missing:
        tally.doubt_gap(gap)
        return
    tally.allege(
        f"{document.id}:{slot.fields[0]}",
        f"{title_at(document)}未见{slot.name}。",
        evidence=(case_facts.place_of(document),),
        confidence=min(_NOWHERE, document.confidence or 1.0),
        points=slot.points,
    )


def _allege(tally: Tally, document: Document, slot: Slot, message: str, facts: list[Fact]) -> None:
    tally.allege(
        f"{document.id}:{slot.fields[0]}",
        message,
        facts=facts,
        confidence=min(_BLANK, *(fact.confidence for fact in facts)),
        points=slot.points,
    )


def _said(case_facts: CaseFacts, document: Document, slot: Slot) -> bool:
    return mention(case_facts, document, *slot.words) is not None


def mention(case_facts: CaseFacts, document: Document, *words: str) -> Evidence | None:
    """The first line that holds one of these words, also where a line break cuts it."""
    wanted = [plain(word) for word in words]
    tail = ""
    for page_no, line in lines_of(case_facts, document):
        text = tail + plain(line.text)
        if any(word in text for word in wanted):
            return Evidence(page_no, line.box, line.text, document.id)
        tail = text[-10:]
    return None


def mention_in(
    case_facts: CaseFacts, documents: Iterable[Document], *words: str
) -> Evidence | None:
    """The first such line in any of the documents."""
    for document in documents:
        if found := mention(case_facts, document, *words):
            return found
    return None


def lines_of(case_facts: CaseFacts, document: Document) -> Iterator[tuple[int, Line]]:
    """(page number, line) of a document: to doubt by what looks alike, never to allege by."""
    for part in document.parts:
        page = case_facts.pages[part.page_no - 1]
        for line in page.lines:
            if part.top <= line.box.center[1] < part.bottom:
                yield page.page_no, line


def plain(text: str) -> str:
    """Without spaces and punctuation, in half-width forms."""
    return re.sub(r"[\s《》“”\"·:;,。、]", "", unicodedata.normalize("NFKC", text))
