"""Places of a form and passages of a text that must be filled (应填项)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from review.checks.trust import USABLE_CONFIDENCE, gap_of, has_unread_ink
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
_HOLLOW_TEXT, _HOLLOW_SCAN = 0.9, 0.75
_NO = ("absent", "", (), False)
MANY = 3
TOP = 60.0
FEW_FACTS = 3
JOINED = 0.8
"""Below it a document's last pages may stand under another document."""
SPAN = 40
"""Characters of the text before a line that a pattern may reach back to."""
_PUNCTUATION = re.compile(r"[\s_《》“”\"·:;,。、]")


@dataclass(frozen=True, slots=True)
class Slot:
    """One such place. `words` and patterns `seen` show that it is there though no fact came of it.

    `hollow`: patterns of a sentence whose blank nobody filled (之日起__日内). `points`: of this
    slot alone, where the row names them.
    """

    name: str
    fields: tuple[str, ...]
    words: tuple[str, ...] = ()
    points: float | None = None
    hollow: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()


def weigh_slots(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    slots: Iterable[Slot],
    tally: Tally,
) -> None:
    """Allege each slot that is empty or nowhere in a document read in full.

    A document in which most slots are nowhere was not understood, or is no such document.
    """
    slots = tuple(slots)
    nowhere = []
    for slot in slots:
        if _weigh(case_facts, standards, document, slot, tally):
            nowhere.append(slot)
    names = "、".join(slot.name for slot in nowhere)
    if len(nowhere) >= MANY and 2 * len(nowhere) > len(slots):
        place = (case_facts.place_of(document),)
        tally.doubt(f"{title_at(document)}未见{names}，该文书可能未能读懂", place)
    elif nowhere and document.confidence is not None and document.confidence < JOINED:
        tally.doubt(
            f"{title_at(document)}未见{names}，其后各页是否属于该文书不能确定",
            (case_facts.place_of(document),),
        )
    elif nowhere and (astray := _astray(case_facts, document)):
        places = (case_facts.place_of(document), case_facts.place_of(astray))
        tally.doubt(f"{title_at(document)}未见{names}，可能在未能归类的{title_at(astray)}", places)
    else:
        for slot in nowhere:
            _allege_nowhere(case_facts, document, slot, tally)


def _weigh(
    case_facts: CaseFacts, standards: Standards, document: Document, slot: Slot, tally: Tally
) -> bool:
    """Weighs a slot; True where it is nowhere and what that means must still be said."""
    facts = case_facts.facts_of(document, *slot.fields)
    read = [fact for fact in facts if fact.status == "read" and fact.value is not None]
    empty = [fact for fact in facts if fact.status == "blank" or fact.value in _NO]
    unsure = [
        fact
        for fact in facts
        if fact.status == "unclear" or fact.value == "uncertain" or _faint(fact, empty)
    ]
    where = f"{title_at(document)}的{slot.name}"
    gap = gap_of(case_facts, document, standards, *slot.fields)
    if hollow := _hollow(case_facts, document, slot):
        _allege_hollow(case_facts, document, slot, hollow, tally)
    elif good := [fact for fact in read if fact not in unsure and fact.value not in _NO]:
        tally.passed(*good)
    elif unsure:
        tally.doubt_fact(f"{where}看不清", unsure[0])
    elif empty:
        _allege_empty(document, slot, empty[0], tally)
    elif _shown(case_facts, document, slot):
        tally.doubt(f"{where}未能读出", (case_facts.place_of(document),))
    elif not gap.is_missing:
        tally.doubt_gap(gap)
    else:
        return True
    return False


def _shown(case_facts: CaseFacts, document: Document, slot: Slot) -> bool:
    patterns = [*(re.escape(plain(word)) for word in slot.words), *slot.seen]
    return bool(patterns) and search(case_facts, document, "|".join(patterns)) is not None


def _hollow(case_facts: CaseFacts, document: Document, slot: Slot) -> Evidence | None:
    """The sentence with an unfilled blank, where the page was read well."""
    if not slot.hollow or has_unread_ink(case_facts, document):
        return None
    return search(case_facts, document, "|".join(slot.hollow))


def _astray(case_facts: CaseFacts, document: Document) -> Document | None:
    """What follows on the next page without being understood: perhaps this document's last page."""
    for other in case_facts.documents:
        part = other.parts[0]
        if part.page_no == document.last_page + 1 and part.top < TOP:
            known = other.title and mention(case_facts, other, other.title)
            poor = len(case_facts.facts_of(other)) < FEW_FACTS
            return other if poor and not known else None
    return None


def _allege_hollow(
    case_facts: CaseFacts, document: Document, slot: Slot, hollow: Evidence, tally: Tally
) -> None:
    page = case_facts.pages[hollow.page_no - 1]
    tally.allege(
        f"{document.id}:{slot.fields[0]}",
        f"{title_at(document)}的{slot.name}没有填写：“{hollow.text}”。",
        evidence=(hollow,),
        confidence=_HOLLOW_TEXT if page.reading == "text" else _HOLLOW_SCAN,
        points=slot.points,
    )


def _faint(fact: Fact, empty: list[Fact]) -> bool:
    """Said to be empty with too little confidence to hold it against anybody."""
    return fact in empty and fact.confidence < USABLE_CONFIDENCE


def _allege_nowhere(case_facts: CaseFacts, document: Document, slot: Slot, tally: Tally) -> None:
    tally.allege(
        f"{document.id}:{slot.fields[0]}",
        f"{title_at(document)}未见{slot.name}。",
        evidence=(case_facts.place_of(document),),
        confidence=min(_NOWHERE, document.confidence or 1.0),
        points=slot.points,
    )


def _allege_empty(document: Document, slot: Slot, fact: Fact, tally: Tally) -> None:
    tally.allege(
        f"{document.id}:{slot.fields[0]}",
        f"{title_at(document)}缺{slot.name}。",
        facts=(fact,),
        confidence=min(_BLANK, fact.confidence),
        points=slot.points,
    )


def mention(case_facts: CaseFacts, document: Document, *words: str) -> Evidence | None:
    """The first line that holds one of these words, also where a line break cuts it."""
    wanted = "|".join(re.escape(plain(word)) for word in words)
    return search(case_facts, document, wanted) if wanted else None


def search(case_facts: CaseFacts, document: Document, pattern: str) -> Evidence | None:
    """The first line in which a pattern ends; lines count as one text without punctuation."""
    tail, before = "", ""
    for page_no, line in lines_of(case_facts, document):
        text = plain(line.text)
        for match in re.finditer(pattern, tail + text):
            if match.end() > len(tail):
                said = line.text if match.start() >= len(tail) else before + line.text
                return Evidence(page_no, line.box, said, document.id)
        tail, before = (tail + text)[-SPAN:], line.text
    return _search_cells(case_facts, document, pattern)


def _search_cells(case_facts: CaseFacts, document: Document, pattern: str) -> Evidence | None:
    """The first cell that holds a pattern over several lines, which lines of others cut apart."""
    for part in document.parts:
        for cell in case_facts.pages[part.page_no - 1].cells:
            inside = part.top <= cell.box.center[1] < part.bottom
            if inside and re.search(pattern, plain(cell.text)):
                return Evidence(part.page_no, cell.box, cell.text, document.id)
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


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Without spaces and punctuation, in half-width forms; many checks ask for the same lines."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text))
