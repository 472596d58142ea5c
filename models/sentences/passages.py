"""What the gold of a case file says of its sentences, beside the sentences as they were read.

The gold marks passages (段落): one sentence or several, with all labels that the passage bears. A
passage is found again on its page by the letters that it shares, in order, with what was read
there, so that characters read wrong do not lose it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from review.language.document_text import DocumentText
from review.sorting.sort import sort_pages
from review.statements.context import placed_sentences
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from review.model.page import Page
    from review.standards.load import Standards
    from review.statements.sentence import SentenceInContext

_SAME = 0.72
"""Share of the shorter of two texts that stands in the longer, so that they are the same words."""
_RELATED = 0.45
"""A sentence that shares so much with a passage is not judged as one that bears no mark."""
_SHORT = 6
"""Shorter sentences are found by all their letters alone, at the end of what was read."""
_NAMED = 5
"""Letters that may stand before them: the name of the one who speaks."""
_WHOLE = 0.6
"""Share of a passage that must have been found for the passage to have been read."""
_MUCH_MORE = 1.6
"""A sentence so much longer than its passages says more than they do."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the gold with all labels they bear, the page they begin on, the document's id."""

    text: str
    labels: frozenset[str]
    page_no: int
    document: str


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence as read, with the page it begins on."""

    sentence: SentenceInContext
    page_no: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Sentences that are judged together, since the gold speaks of them together.

    `labels`: what the gold says they bear. `judged`: the labels whose being stated is right or
    wrong here; of others the gold does not speak. `marked`: False for a neighbour without a mark.
    """

    sentences: tuple[SentenceInContext, ...]
    labels: frozenset[str]
    judged: frozenset[str]
    marked: bool
    source: str


def passages_of(gold: Mapping[str, object]) -> list[Passage]:
    """The marked passages of a `gold.json`, each once with all its labels."""
    labels: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    rows = gold["statements"]
    assert isinstance(rows, list)
    for row in rows:
        key = str(row["text"]), str(row["document"]), int(row["page_no"])
        labels[key].add(str(row["label"]))
    return [
        Passage(text, frozenset(found), page_no, document)
        for (text, document, page_no), found in labels.items()
    ]


def sentences_read(pages: Sequence[Page], standards: Standards) -> list[ReadSentence]:
    """The sentences of a case file, sorted and cut as a review does it."""
    case = sort_pages(tuple(pages), standards)
    sections = load_labels().sections
    found = []
    for document in case.documents:
        if document.kind == "unknown":
            continue
        text = DocumentText(case, document)
        for placed in placed_sentences(text, sections):
            places = text.evidence(placed.start, placed.end)
            if places:
                found.append(ReadSentence(placed.sentence, places[0].page_no))
    return found


def align(
    passages: Sequence[Passage], read: Sequence[ReadSentence], source: str
) -> tuple[list[Judged], list[Passage]]:
    """The marked passages with the sentences they were read as, then their unmarked neighbours.

    Second: the passages that were not found. A passage is judged by every label that the gold of
    this case marks in its family (`circumstance.`) or anywhere in its document; a neighbour by the
    labels that its own document marks elsewhere: whoever marked a document marked all of them.
    """
    of_page: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(read):
        of_page[one.page_no].append(place)
    holding: dict[int, list[Passage]] = defaultdict(list)
    found: dict[int, tuple[int, ...]] = {}
    lost: list[Passage] = []
    related: set[int] = set()
    for number, passage in enumerate(passages):
        near = [*of_page[passage.page_no], *of_page[passage.page_no + 1]]
        places = _found(passage.text, near, read)
        related |= {
            place
            for place in near
            if _share(bare(read[place].sentence.text), bare(passage.text)) >= _RELATED
        }
        if not places:
            lost.append(passage)
            continue
        found[number] = places
        for place in places:
            holding[place].append(passage)
    everything = frozenset(label for passage in passages for label in passage.labels)
    by_document: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        by_document[passage.document] |= passage.labels
    judged = []
    for number, places in found.items():
        passage = passages[number]
        borne = frozenset(
            label for place in places for one in holding[place] for label in one.labels
        )
        speaks = {label for label in everything if family(label) in set(map(family, borne))}
        speaks |= by_document[passage.document]
        if _says_more(places, read, holding):
            speaks &= borne
        words = tuple(read[place].sentence for place in places)
        judged.append(Judged(words, borne, frozenset(speaks), True, source))
    return [*judged, *_neighbours(passages, read, holding, related, by_document, source)], lost


def _neighbours(
    passages: Sequence[Passage],
    read: Sequence[ReadSentence],
    holding: Mapping[int, list[Passage]],
    related: set[int],
    by_document: Mapping[str, set[str]],
    source: str,
) -> Iterator[Judged]:
    """Sentences on pages where a passage of the gold begins, that bear no mark themselves."""
    documents: dict[int, set[str]] = defaultdict(set)
    for passage in passages:
        documents[passage.page_no].add(passage.document)
    for place, one in enumerate(read):
        here = documents.get(one.page_no, set())
        if place in holding or place in related or len(here) != 1:
            continue
        labels = frozenset(by_document[next(iter(here))])
        yield Judged((one.sentence,), frozenset(), labels, False, source)


def _found(words: str, near: Iterable[int], read: Sequence[ReadSentence]) -> tuple[int, ...]:
    wanted = bare(words)
    places = [place for place in near if _same(bare(read[place].sentence.text), wanted)]
    covered = sum(min(len(bare(read[place].sentence.text)), len(wanted)) for place in places)
    return tuple(places) if covered >= _WHOLE * len(wanted) else ()


def _same(said: str, wanted: str) -> bool:
    short, long = sorted((said, wanted), key=len)
    if len(short) < _SHORT:
        return bool(short) and long.endswith(short) and len(long) - len(short) <= _NAMED
    return _share(said, wanted) >= _SAME


def _share(one: str, other: str) -> float:
    """Share of the shorter text whose letters stand, in order, in the longer."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not {short[at : at + 2] for at in range(len(short) - 1)} & {
        long[at : at + 2] for at in range(len(long) - 1)
    }:
        return 0.0
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    # Single letters agree by chance wherever a text is long enough.
    return sum(block.size for block in blocks if block.size > 1) / len(short)


def _says_more(
    places: Iterable[int], read: Sequence[ReadSentence], holding: Mapping[int, list[Passage]]
) -> bool:
    return any(
        len(bare(read[place].sentence.text))
        > _MUCH_MORE * sum(len(bare(passage.text)) for passage in holding[place])
        for place in places
    )


def family(label: str) -> str:
    """`circumstance` of `circumstance.first_offence`."""
    return label.partition(".")[0]


def bare(text: str) -> str:
    """Letters and figures alone: what two readings of the same words share."""
    return re.sub(r"[^\w]", "", text)
