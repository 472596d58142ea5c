"""Sentences of Chinese text (分句), with their places."""

from __future__ import annotations

import re

from review.language.reading import Reading

_ENDS = frozenset("。！？；!?;…")
_OPENING = "“‘「『（(《〈【〔["
_CLOSING = "”’」』）)》〉】〕]"
_PAIRS = dict(zip(_CLOSING, _OPENING, strict=True))
_MARKS = re.compile(f"[{re.escape(_OPENING + _CLOSING + ''.join(sorted(_ENDS)))}\\n]")
_LONGEST_INSIDE = 400
"""Brackets that do not close within so many characters were misread and hold nothing together."""


def split_sentences(text: str) -> tuple[Reading[str], ...]:
    """Sentences in order, each with its end mark; what stands in quotes or brackets stays together.

    Line breaks end a sentence only where a line is empty, since lines of a page break anywhere.
    """
    sentences: list[Reading[str]] = []
    start = 0
    open_marks: list[tuple[str, int]] = []
    for mark in _MARKS.finditer(text):
        place, character = mark.start(), mark.group()
        # Checked before too: a bracket that was left behind on the way here closes nothing.
        open_marks = [one for one in open_marks if place - 1 - one[1] < _LONGEST_INSIDE]
        if character in _OPENING:
            open_marks.append((character, place))
        elif character in _CLOSING:
            _close(open_marks, character)
        open_marks = [one for one in open_marks if place - one[1] < _LONGEST_INSIDE]
        if _ends_here(text, place, inside=bool(open_marks)):
            _add(sentences, text, start, place + 1)
            start = place + 1
    _add(sentences, text, start, len(text))
    return tuple(sentences)


def _ends_here(text: str, place: int, *, inside: bool) -> bool:
    character, following = text[place], text[place + 1 : place + 2]
    if character == "\n" and following == "\n":
        return True
    if inside:
        return False
    if character in _ENDS:
        return following not in _ENDS and following not in _CLOSING
    # A quote that ends with its own full stop ends the sentence around it too.
    return (
        character in "”’」』" and text[place - 1 : place] in _ENDS and following not in "，,、；;："
    )


def _close(open_marks: list[tuple[str, int]], closing: str) -> None:
    for depth in range(len(open_marks) - 1, -1, -1):
        if open_marks[depth][0] == _PAIRS[closing]:
            del open_marks[depth:]
            return


def _add(sentences: list[Reading[str]], text: str, start: int, end: int) -> None:
    raw = text[start:end]
    begin = start + len(raw) - len(raw.lstrip())
    stripped = raw.strip()
    if stripped:
        sentences.append(Reading(stripped, begin, begin + len(stripped), stripped))
