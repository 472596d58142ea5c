"""The sentences of a document, each with its heading, its section and its place on the paper."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from review.language.sentences import split_sentences
from review.statements.sentence import SentenceInContext, plain_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from review.language.document_text import Block, DocumentText
    from review.model.page import Cell

    Sections = Mapping[str, re.Pattern[str]]
    Labels = dict[tuple[int, int], list[tuple[Cell, str]]]

_RUN_IN = re.compile(
    r"^[（(]?[一二三四五六七八九十\d]{0,3}[）)、．.]?([^，。；：、《》“”]{1,14})："
)
_LABEL = re.compile(r"^[^，。；：]{1,14}：?$")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])"
)
_ENDED = re.compile(r"[。！？；：）]$")
_SHORTEST = 4
"""Fewer characters say nothing that a label could name."""
_UNFINISHED = 12
"""A paragraph shorter than this that does not end is a title or a label, not half a sentence."""
_LEAD = 24
"""Where in a sentence the words that begin a section may stand, so that it belongs to it."""


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence in context and where it stands in the document's text."""

    sentence: SentenceInContext
    start: int
    end: int


def placed_sentences(text: DocumentText, sections: Sections) -> tuple[PlacedSentence, ...]:
    """The sentences in the order of the text; a section runs on until another begins."""
    found: list[PlacedSentence] = []
    labels = _label_cells(text.cells)
    running, before = "", ""
    for block in text.blocks:
        heading = _heading_of(block, labels)
        begun = _beginnings(heading, sections)
        running = begun[-1][1] if begun else running
        for start, end in _runs(text.text, block):
            for reading in split_sentences(text.text[start:end]):
                words = plain_sentence(reading.raw)
                begun = _beginnings(words, sections)
                here = [] if begun and begun[0][0] < _LEAD else [running]
                here += [section for _, section in begun]
                if len(words) >= _SHORTEST:
                    named = _RUN_IN.match(words)
                    sentence = SentenceInContext(
                        words,
                        text.document.kind,
                        named[1] if named else heading,
                        tuple(dict.fromkeys(name for name in here if name)),
                        before,
                    )
                    place = start + reading.start, start + reading.end
                    found.append(PlacedSentence(sentence, *place))
                before = words
                running = begun[-1][1] if begun else running
    return tuple(found)


def _beginnings(words: str, sections: Sections) -> list[tuple[int, str]]:
    """Where in these words which section begins, in order."""
    return sorted(
        (match.start(), section)
        for section, pattern in sections.items()
        for match in pattern.finditer(words)
    )


def _runs(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Stretches of a block that hold whole sentences.

    Paragraphs, joined where one breaks off in the middle of a sentence: lines that were not seen to
    belong together must not make another sentence of it.
    """
    start = block.start
    paragraphs = text[block.start : block.end].split("\n")
    begin = block.start
    for number, paragraph in enumerate(paragraphs):
        end = begin + len(paragraph)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        if not _goes_on(plain_sentence(paragraph), plain_sentence(following)):
            if end > start:
                yield start, end
            start = end + 1
        begin = end + 1


def _goes_on(words: str, following: str) -> bool:
    if not following or len(words) < _UNFINISHED or _ENDED.search(words):
        return False
    return not (_NUMBERED.match(following) or _RUN_IN.match(following) or _LABEL.match(following))


def _label_cells(cells: Sequence[Block]) -> Labels:
    """The cells that hold a label of the form, with its words, by page and table."""
    found: Labels = defaultdict(list)
    for block in cells:
        if block.cell is not None:
            words = plain_sentence(block.cell.text)
            if _LABEL.match(words):
                found[block.page_no, block.cell.table].append((block.cell, words))
    return found


def _heading_of(block: Block, labels: Labels) -> str:
    """The label of the form left of a cell, or above it in its column."""
    own = block.cell
    if own is None:
        return ""
    near = labels.get((block.page_no, own.table), [])
    left = [
        (cell.column, words)
        for cell, words in near
        if cell.row <= own.row < cell.row + cell.row_span and cell.column < own.column
    ]
    if left:
        return max(left, key=itemgetter(0))[1]
    above = [
        (cell.row, words)
        for cell, words in near
        if cell.column <= own.column < cell.column + cell.column_span and cell.row < own.row
    ]
    return max(above, key=itemgetter(0))[1] if above else ""
