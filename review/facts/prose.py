"""Clauses in running text (句式): sentences found across line and page ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.facts.drafts import read_draft, span_draft
from review.facts.readers import choose, read_values

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow
    from review.language.document_text import DocumentText

_OPEN = "。；，、：,;:（(《“—"
"""After these a paragraph end ends no sentence."""
_PERIODS = frozenset({"days", "workdays", "months"})
"""What a bare 六十日 counts from, the clause says."""
_TEXTS = frozenset({"text", "string", "list", "name", "code"})


class Prose:
    """The text without spaces, a full stop at the end of every paragraph and question."""

    def __init__(self, text: DocumentText) -> None:
        self._offsets: list[int] = []
        characters: list[str] = []
        for i, character in enumerate(text.text):
            if character == "\n" and characters and characters[-1] not in _OPEN:
                characters.append("。")
                self._offsets.append(i)
            elif character == " " and _between_figures(text.text, i):
                characters.append(" ")
                self._offsets.append(i)
            elif character not in " \n":
                characters.append("。" if character in "？！?!" else character)
                self._offsets.append(i)
        self.text = "".join(characters)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document's text for a span of the prose."""
        if start >= end:
            at = self._offsets[start] if start < len(self._offsets) else 0
            return at, at
        return self._offsets[start], self._offsets[end - 1] + 1

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Spans, in the document's text, of the group `value` of each match, or of all of it."""
        for match in pattern.finditer(self.text):
            group = "value" if "value" in pattern.groupindex else 0
            if match.group(group):
                yield self.span(match.start(group), match.end(group))


def _between_figures(text: str, i: int) -> bool:
    """Whether a space keeps two numbers apart: 2024-07-30 09:30."""
    return text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit()


def find_clauses(
    layout: Layout, patterns: tuple[re.Pattern[str], ...], row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """What the first pattern that gives a value gives."""
    for pattern in patterns:
        drafts = [
            draft
            for start, end in layout.prose.matches(pattern)
            for draft in _drafts(layout, start, end, row, finder)
        ]
        if drafts:
            return pick(drafts, finder.take)
    return []


def pick(drafts: list[Draft], take: str) -> list[Draft]:
    """The first, the last or all."""
    if take == "all" or not drafts:
        return drafts
    return [drafts[0] if take == "first" else drafts[-1]]


def _drafts(layout: Layout, start: int, end: int, row: FieldRow, finder: FinderRow) -> list[Draft]:
    certain = finder.certain * 0.97
    words = layout.text.text[start:end]
    if finder.value is not None:
        return [span_draft(layout, start, end, finder.value, certain)]
    if row.type == "choice":
        chosen = choose(row.choices, words)
        return [span_draft(layout, start, end, chosen.value, certain)] if chosen else []
    if row.type in _TEXTS:
        return [
            span_draft(layout, start, end, layout.text.raw(start, end).replace(" ", ""), certain)
        ]
    found = read_values(row.type, words, whole=True)
    if row.type in _PERIODS:
        found = [replace(value, certain=1.0) for value in found]
    return [read_draft(layout, value, start, certain) for value in found]
