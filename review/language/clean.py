"""Text made even for the parsers, with the way back to the text as it was read (清洗后的文本)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from review.language.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_DASHES = dict.fromkeys(map(ord, "‐‑‒–−﹣"), "-")
_VARIANTS = {ord("笫"): "第", ord("囯"): "国"} | _DASHES
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def _even(character: str) -> str:
    """One character in its plain form: half width, unified ideograph, one kind of dash.

    Circled numbers and superscripts stay: ① counts an item and ² belongs to a unit.
    """
    code = ord(character)
    if code < 0x2010:
        return character
    if code in _VARIANTS:
        return _VARIANTS[code]
    plain = (
        0xFF00 <= code <= 0xFFEF  # full-width forms
        or 0x2E80 <= code <= 0x2FDF  # radicals that some PDF fonts give in place of ideographs
        or 0xF900 <= code <= 0xFAFF  # compatibility ideographs
        or 0xFE50 <= code <= 0xFE6F  # small forms
    )
    if plain:
        folded = unicodedata.normalize("NFKC", character)
        return folded if len(folded) == 1 else character
    return character


class _EvenTable(dict[int, str]):
    """For `str.translate`: each character is asked for once."""

    def __missing__(self, code: int) -> str:
        self[code] = even = _even(chr(code))
        return even


_EVEN = _EvenTable()
_GAP = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
"""Every white space there is; the ideographic one is the last."""
_UNSEEN = "".join(sorted(_INVISIBLE))
_APART = re.compile(f"[{_GAP}{_UNSEEN}]")
_PIECES = re.compile(f"(?P<gap>[{_GAP}]+)|(?P<unseen>[{_UNSEEN}]+)|(?P<words>[^{_GAP}{_UNSEEN}]+)")


def _is_plain_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


class CleanText:
    """Text without differences of width and without gaps between Chinese characters.

    A gap is kept, as one space or one line break, only between two ASCII letters or digits, where
    it may part two numbers. `keep_gaps` keeps every gap, for lists where gaps part the entries.
    """

    __slots__ = ("_offsets", "original", "text")
    _offsets: Sequence[int]

    def __init__(self, original: str, *, keep_gaps: bool = False) -> None:
        self.original = original
        even = original.translate(_EVEN)
        if not _APART.search(even):  # most texts: character by character the same
            self.text, self._offsets = even, range(len(even))
            return
        pieces: list[str] = []
        offsets: list[int] = []
        last = ""  # the character before a gap
        gap: tuple[str, int] | None = None
        for piece in _PIECES.finditer(even):
            start, end = piece.span()
            if piece.lastgroup == "unseen":
                continue
            if piece.lastgroup == "gap":
                line_break = original.find("\n", start, end)
                if line_break >= 0:
                    gap = "\n", original.rfind("\n", start, end)
                elif gap is None:
                    gap = " ", start
                continue
            if gap is not None and last:
                between_words = _is_plain_word(last) and _is_plain_word(even[start])
                if between_words or keep_gaps:
                    pieces.append(gap[0])
                    offsets.append(gap[1])
            gap = None
            pieces.append(even[start:end])
            offsets += range(start, end)
            last = even[end - 1]
        self.text, self._offsets = "".join(pieces), offsets

    def original_offset(self, index: int) -> int:
        """Where character `index` of the clean text stands in the original, or the text's end."""
        if index >= len(self._offsets):
            return self._offsets[-1] + 1 if self._offsets else 0
        return self._offsets[index]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the clean characters `start:end` come from."""
        first = self.original_offset(start)
        if end <= start:
            return first, first
        return first, self._offsets[end - 1] + 1

    def gap_before(self, index: int) -> bool:
        """Whether the original has spaces or a line break right before this character."""
        if index <= 0 or index >= len(self._offsets):
            return False
        return self._offsets[index] - self._offsets[index - 1] > 1

    def line_break_before(self, index: int) -> bool:
        """Whether the original breaks the line right before this character."""
        if not self.gap_before(index):
            return False
        return "\n" in self.original[self._offsets[index - 1] : self._offsets[index]]

    def starts_a_piece(self, index: int) -> bool:
        """Whether a gap stands before this character and not before its neighbours too."""
        return self.gap_before(index) and not (
            self.gap_before(index - 1) or self.gap_before(index + 1)
        )

    def reading(self, value: T, start: int, end: int, certain: float = 1.0) -> Reading[T]:
        """A value found at `start:end` of the clean text, placed in the original."""
        first, last = self.original_span(start, end)
        return Reading(value, first, last, self.original[first:last], certain)
