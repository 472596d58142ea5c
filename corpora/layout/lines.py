"""Breaks runs of text into lines as Chinese typesetting does (避头尾)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.fonts import char_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpora.blocks import Run, Text
    from corpora.layout.style import PageStyle

_NOT_FIRST = set("，。、；：？！）》〕】”’％%…,.;:?!)]}")
_NOT_LAST = set("（《〔【“‘([{□☑")
_TOKEN = re.compile(r"[A-Za-z0-9.,:/@_\-]{1,14}|.", re.S)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one run on one line; `x` from the left of the line."""

    x: float
    text: str
    width: float
    run: Run
    first: bool
    """The run starts here, so its facts are stated here."""


@dataclass(frozen=True, slots=True)
class LaidLine:
    """A line ready to be drawn."""

    pieces: tuple[Piece, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces).rstrip()


def font_of(run: Run, style: PageStyle) -> str:
    """The font that a run is set in."""
    faces = {
        "body": style.body_font,
        "bold": style.bold_font,
        "title": style.title_font,
        "label": style.label_font,
    }
    return faces.get(run.face) or style.hand_fonts[0]


def text_width(run: Run, text: str, style: PageStyle, size: float) -> float:
    """Width of a text in a run's face, points."""
    font = font_of(run, style)
    return sum(char_width(font, char) for char in text) * size


def _tokens(text: Text) -> Iterator[tuple[int, str]]:
    for number, run in enumerate(text):
        padded = run.text
        if run.least > len(padded):
            gap = run.least - len(padded)
            padded = " " * gap + padded + " " * gap
        for token in _TOKEN.findall(padded):
            yield number, token


def break_lines(
    text: Text, style: PageStyle, size: float, width: float, first: float = 0, hang: float = 0
) -> tuple[LaidLine, ...]:
    """Lines of at most `width` points; the first starts `first` points in, the others `hang`."""
    lines: list[list[tuple[int, str]]] = [[]]
    used = first
    for number, token in _tokens(text):
        if token == "\n":
            lines.append([])
            used = first
            continue
        wide = text_width(text[number], token, style, size)
        # a closing mark may hang a little over the edge rather than start a line
        if used + wide > width + (size if token[0] in _NOT_FIRST else 0) and lines[-1]:
            carried: list[tuple[int, str]] = []
            while len(lines[-1]) > 1 and lines[-1][-1][1][-1] in _NOT_LAST:
                carried.insert(0, lines[-1].pop())
            lines.append(carried)
            used = hang + sum(text_width(text[n], t, style, size) for n, t in carried)
        lines[-1].append((number, token))
        used += wide
    seen: set[int] = set()
    return tuple(
        _assemble(line, text, style, size, first if index == 0 else hang, seen)
        for index, line in enumerate(lines)
    )


def _assemble(
    tokens: list[tuple[int, str]],
    text: Text,
    style: PageStyle,
    size: float,
    start: float,
    seen: set[int],
) -> LaidLine:
    pieces: list[Piece] = []
    x, index = start, 0
    while index < len(tokens):
        number = tokens[index][0]
        part = ""
        while index < len(tokens) and tokens[index][0] == number:
            part += tokens[index][1]
            index += 1
        wide = text_width(text[number], part, style, size)
        pieces.append(Piece(x, part, wide, text[number], number not in seen))
        seen.add(number)
        x += wide
    return LaidLine(tuple(pieces), x)
