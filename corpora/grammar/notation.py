"""The notation of the grammar's files.

name +label:            a symbol; whoever uses it bears the label
= section kind,kind:    a start: sentences of this section (- for none) of these kinds of document
  3 words <name> {slot} a production of the one above, with its weight and, at the end, +labels
[a|b|]                  one of these, here perhaps nothing
%(a;b;c)                all of these in any order, with commas
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent
_PRODUCTION = re.compile(r"^(?:(?P<weight>\d+) )?(?P<words>.*?)(?P<labels>(?: \+[\w.]+)*)$")


@dataclass(frozen=True, slots=True)
class Words:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """One of the productions of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A name or value of this kind, invented."""

    kind: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AnyOrder:
    """All, in any order."""

    parts: tuple[Row, ...]


Piece = Words | Symbol | Slot | Choice | AnyOrder
Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Production:
    """One way to say it. `source`: as it is written."""

    row: Row
    weight: int
    labels: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Start:
    """Where sentences begin: the section and the kinds of document they stand in."""

    section: str
    kinds: tuple[str, ...]
    productions: tuple[Production, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All symbols and starts of a family."""

    symbols: dict[str, tuple[Production, ...]]
    labels: dict[str, frozenset[str]]
    starts: tuple[Start, ...]

    def productions(self) -> Iterator[Production]:
        """All of them."""
        for start in self.starts:
            yield from start.productions
        for group in self.symbols.values():
            yield from group


@cache
def grammar(family: str) -> Grammar:
    """The grammar of this family, from the files of its folder."""
    symbols: dict[str, tuple[Production, ...]] = {}
    labels: dict[str, frozenset[str]] = {}
    starts: list[Start] = []
    for path in sorted((_HERE / family).glob("*.txt")):
        for head, productions in _blocks(path.read_text(encoding="utf-8")):
            if head.startswith("= "):
                _, section, kinds = head.split()
                starts.append(
                    Start("" if section == "-" else section, tuple(kinds.split(",")), productions)
                )
                continue
            name, *borne = head.split()
            if name in symbols:
                raise ValueError(f"{path.name}: {name} is told twice")
            symbols[name] = productions
            labels[name] = frozenset(label[1:] for label in borne)
    return Grammar(symbols, labels, tuple(starts))


def _blocks(text: str) -> Iterator[tuple[str, tuple[Production, ...]]]:
    head = ""
    rows: list[Production] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if not line.startswith(" "):
            if head:
                yield head, tuple(rows)
            head, rows = line.rstrip().removesuffix(":"), []
        else:
            rows.append(_production(line.strip()))
    if head:
        yield head, tuple(rows)


def _production(source: str) -> Production:
    found = _PRODUCTION.match(source)
    assert found, source
    labels = frozenset(label[1:] for label in found["labels"].split())
    row, rest = _row(found["words"], "")
    if rest:
        raise ValueError(f"unbalanced: {source}")
    return Production(row, int(found["weight"] or 1), labels, source)


def _row(text: str, ends: str) -> tuple[Row, str]:
    """Pieces up to one of the ends; gives also what follows, beginning with that end."""
    pieces: list[Piece] = []
    words = ""
    while text and text[0] not in ends:
        made: Piece | None = None
        if text[0] in "<{":
            name, _, rest = text[1:].partition(">" if text[0] == "<" else "}")
            made = Symbol(name) if text[0] == "<" else Slot(name)
        elif text[0] == "[":
            options, rest = _several(text[1:], "|", "]")
            made = Choice(options)
        elif text.startswith("%("):
            parts, rest = _several(text[2:], ";", ")")
            made = AnyOrder(parts)
        else:
            words, rest = words + text[0], text[1:]
        if made and words:
            pieces.append(Words(words))
            words = ""
        if made:
            pieces.append(made)
        text = rest
    if words:
        pieces.append(Words(words))
    return tuple(pieces), text


def _several(text: str, between: str, end: str) -> tuple[tuple[Row, ...], str]:
    rows: list[Row] = []
    while True:
        row, text = _row(text, between + end)
        rows.append(row)
        if not text:
            raise ValueError("a bracket is not closed")
        if text[0] == end:
            return tuple(rows), text[1:]
        text = text[1:]
