"""Statutes cited (引用条款), and which of them was violated and which carries the penalty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import read_draft
from review.facts.values.citations import find_citations
from review.model.fact import Citation

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow
    from review.language.reading import Reading

_SENTENCE = re.compile(r"[。；\n]")
_VIOLATES = re.compile(r"(?:涉嫌)?(?:违反|触犯|违犯|不符合|未遵守|违背)(?:了|的是)?[^。；]{0,6}$")
_BASED_ON = re.compile(r"(?:依据|根据|依照|按照|适用|参照|符合|基于)(?:了|的是)?[^。；，]{0,6}$")
_PROCEDURE = re.compile(
    r"行政处罚法》?|行政强制法|行政复议法|行政诉讼法|程序规定|程序规则|处罚办法》?第|送达|听证|裁量"
)
_PENALTY_WORDS = re.compile(r"罚款|没收|警告|吊销|责令|处罚|拘留|通报批评|停产|停业")
_LIST = re.compile(r"^[\s、，,和及以与《》]*$")


def find_cited(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Every statute cited, each place once."""
    return [_draft(layout, reading) for reading in _citations(layout)]


def find_violated(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Statutes after 违反, with those joined to them by 、 or 和."""
    labelled = _under_labels(layout, layout.lists["violated"])
    return labelled or _after(layout, _VIOLATES)


def find_penalty_basis(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Statutes after 依据 whose sentence goes on to a penalty, other than the acts of procedure."""
    violated = {draft.evidence for draft in _after(layout, _VIOLATES)}
    labelled = _under_labels(layout, layout.lists["penalty_basis"])
    labelled = [draft for draft in labelled if draft.evidence not in violated] or labelled
    found = labelled or _after(layout, _BASED_ON, needs_penalty=True)
    return [draft for draft in found if not _PROCEDURE.search(_law_of(draft))]


def _law_of(draft: Draft) -> str:
    return draft.value.name if isinstance(draft.value, Citation) else draft.raw


def _citations(layout: Layout) -> tuple[Reading[Citation], ...]:
    return layout.remember("citations", lambda: find_citations(layout.text.text))


def _draft(layout: Layout, reading: Reading[Citation]) -> Draft:
    return read_draft(layout, reading.with_value(reading.value), 0, 1.0)


def _under_labels(layout: Layout, labels: tuple[str, ...]) -> list[Draft]:
    return [
        _draft(layout, reading)
        for place in layout.at(labels)
        for reading in _citations(layout)
        if place.start <= reading.start < place.reach
    ]


def _after(layout: Layout, words: re.Pattern[str], *, needs_penalty: bool = False) -> list[Draft]:
    """Citations right after one of the words, and those that go on its list."""
    text = layout.text.text.replace("\n", " ")
    found: list[Reading[Citation]] = []
    previous: Reading[Citation] | None = None
    for reading in _citations(layout):
        start = reading.start
        before = _SENTENCE.split(text[max(0, start - 40) : start])[-1].rstrip("《 ")
        joins = previous is not None and bool(_LIST.match(text[previous.end : start]))
        joins = joins or (
            previous is not None
            and reading.start - previous.end < 30
            and not re.search(r"[。；]|依据|根据|依照|违反|规定.*规定", text[previous.end : start])
        )
        chosen = words.search(before) or (joins and previous in found)
        if chosen and (not needs_penalty or _penalty_follows(text, reading.end)):
            found.append(reading)
        previous = reading
    return [_draft(layout, reading) for reading in found]


def _penalty_follows(text: str, end: int) -> bool:
    """Whether the sentence, or the list of penalties it announces, decides a penalty."""
    return bool(_PENALTY_WORDS.search(text[end : end + 220]))
