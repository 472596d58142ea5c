"""The layout language: a document is blocks; text is runs, and a run may carry gold facts.

Blocks say what stands on the paper, not where: `corpora.layout` places them by a `PageStyle`.
`about` names the field that a block exists for, so that a document can be made without it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Face = Literal["body", "bold", "title", "hand", "label"]
Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face, with the facts it states: (field, JSON value)."""

    text: str
    facts: tuple[tuple[str, object], ...] = ()
    face: Face = "body"
    underline: bool = False
    least: int = 0
    """At least so many characters wide: the ruled place of a value."""
    struck: bool = False
    """A pen went through it."""
    finger: bool = False
    """A fingerprint lies on its end."""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `indent`: characters of the first line; `hang`: of others; `size`: a factor."""

    text: Text
    align: Align = "justify"
    indent: float = 2
    hang: float = 0
    size: float = 1.0
    above: float = 0
    """Space above, in lines."""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the head: agency over title, title, sub-title, document number."""

    text: Text
    role: Literal["agency", "title", "subtitle", "number"]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A label and the place for signatures. No names: the place stays empty.

    `facts` are stated where the first name stands (present) or should stand (absent).
    `tail` follows the place (a date, 年月日).
    """

    label: Text
    names: tuple[str, ...]
    facts: tuple[tuple[str, object], ...] = ()
    tail: Text = ()
    align: Align = "left"
    finger: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """Agency and date at the end, right, with the seal over both; `seal` empty: not sealed."""

    agency: Text
    date: Text
    seal: str = ""
    seal_text: str = ""
    facts: tuple[tuple[str, object], ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A seal that stands alone in a cell or at the end of a passage."""

    seal: str
    seal_text: str = ""
    facts: tuple[tuple[str, object], ...] = ()
    round: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, copy of an ID card or licence: drawn, with words that stand in it."""

    what: Literal["photo", "id_card", "licence", "screen", "ticket", "disc"]
    width: float
    """Share of the text width."""
    height: float
    """Points."""
    words: tuple[Text, ...] = ()
    seed: int = 0
    about: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a ruled form. `content` is laid out like a page of its own."""

    content: tuple[Block, ...]
    columns: int = 1
    rows: int = 1
    vertical: bool = False
    """Characters one under another, as in narrow label columns."""
    height: float = 0
    """At least so many lines high."""
    slash: bool = False
    """A stroke through an empty cell (划除)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled form or list; `widths` are shares of the text width."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0
    """Rows repeated on every page the table goes on to."""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space, in lines."""

    lines: float
    about: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""

    about: str = ""


Block = Para | Heading | Sign | Closing | Stamp | Picture | Table | Gap | PageBreak


@dataclass(frozen=True, slots=True)
class Doc:
    """A document made of blocks, ready to be placed.

    `joined`: starts on the page where the document before it ends (a receipt under its notice).
    `page_signers`: signatures at the foot of every page (逐页签名), by label.
    `numbered`: its pages count in the file.
    """

    key: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    joined: bool = False
    numbered: bool = True
    page_signers: tuple[tuple[str, str], ...] = ()
    footer: str = ""
    """Own page footer with {page} and {pages}."""
    listing: Mapping[str, str] = field(default_factory=dict)
    """What the 卷内目录 says of it: title, doc_no, date, note."""
    facts: tuple[tuple[str, object], ...] = ()
    """Facts of the document that no single run states, e.g. 逐页签名."""
