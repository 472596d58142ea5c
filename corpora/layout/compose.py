"""Strips become pages: one document after another, with page numbers, footers and gold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from corpora.blocks import Doc, Run, Sign
from corpora.layout.lines import LaidLine, break_lines
from corpora.layout.ops import ImageOp, Op, TextOp, line_ops, shifted
from corpora.layout.strips import Fact, Frame, Strip, strips_of
from corpora.layout.style import PAGE_HEIGHT, PAGE_WIDTH, PageStyle

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class PageDraft:
    """A page being filled."""

    style: PageStyle
    ops: list[Op] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    facts: list[tuple[str, Fact]] = field(default_factory=list)
    """(document key, fact)."""
    used: float = 0.0
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class PlacedDoc:
    """Where a document came to stand.

    Pages count from 1; `top` and `bottom` are points on its first and its last page.
    """

    doc: Doc
    first_page: int
    last_page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """The whole case file on pages."""

    pages: tuple[PageDraft, ...]
    documents: tuple[PlacedDoc, ...]


def compose(documents: Iterable[tuple[Doc, PageStyle]], numbers: bool = True) -> PlacedFile:
    """Every document placed, each on new pages unless it is joined to the one before it."""
    pages: list[PageDraft] = []
    placed: list[PlacedDoc] = []
    for doc, style in documents:
        placed.append(_place(doc, style, pages))
    if numbers:
        _stamp_numbers(pages, placed)
    return PlacedFile(tuple(pages), tuple(placed))


def _place(doc: Doc, style: PageStyle, pages: list[PageDraft]) -> PlacedDoc:
    frame = Frame(style, style.width, style.size, style.leading)
    strips = list(chain.from_iterable(strips_of(block, frame) for block in doc.blocks))
    strips = _with_closing(strips)
    feet = _feet(doc, style)
    room = PAGE_HEIGHT - style.top - style.bottom - feet.height
    needed = sum(strip.height for strip in strips)
    join = doc.joined and bool(pages) and pages[-1].used + needed + style.size * 2 <= room
    if join:
        pages[-1].used += style.size * 2
    else:
        pages.append(PageDraft(style))
    start, top = len(pages), pages[-1].used + style.top if join else 0.0
    queue = list(strips)
    while queue:
        strip = queue.pop(0)
        page = pages[-1]
        ahead = strip.height
        for follower, before in zip(queue, [strip, *queue], strict=False):
            if not before.keep_next or follower.break_before:
                break
            ahead += follower.height
        if strip.break_before:
            pages.append(PageDraft(style))
        elif page.used + ahead > room and page.used > 0:
            parts = strip.split(room - page.used) if strip.split else None
            if parts:
                queue[:0] = parts
                continue
            pages.append(PageDraft(style))
            queue.insert(0, strip)
            continue
        elif strip.height > room and strip.split and (parts := strip.split(room)):
            queue[:0] = parts
            continue
        _put(strip, pages[-1], doc.key)
    own = pages[start - 1 :]
    for number, page in enumerate(own, 1):
        if feet.height:
            _put_feet(feet, page, doc, room)
        if doc.footer:
            _put_footer(doc.footer.format(page=number, pages=len(own)), page)
    own[0].facts += [(doc.key, fact) for fact in doc.facts]
    return PlacedDoc(doc, start, len(pages), top, pages[-1].used + style.top)


def _with_closing(strips: list[Strip]) -> list[Strip]:
    """Agency, date and seal never stand alone on a page: two lines go with them."""
    kept = list(strips)
    for index, strip in enumerate(strips):
        if any(isinstance(op, ImageOp) and op.what == "seal" for op in strip.ops):
            for place in range(max(0, index - 2), index):
                if strips[place].height < 60:
                    kept[place] = replace(kept[place], keep_next=True)
    return kept


def _put(strip: Strip, page: PageDraft, key: str) -> None:
    page.ops += [shifted(op, page.style.left, page.style.top + page.used) for op in strip.ops]
    page.lines += strip.lines
    page.facts += [(key, fact) for fact in strip.facts]
    page.used += strip.height


def _feet(doc: Doc, style: PageStyle) -> Strip:
    """The band of signatures at the foot of every page."""
    if not doc.page_signers:
        return Strip(0)
    frame = Frame(style, style.width / len(doc.page_signers), style.size * 0.95, 1.6)
    ops: list[Op] = []
    words = ""
    height = 0.0
    for number, (label, name) in enumerate(doc.page_signers):
        sign = Sign((Run(label),), tuple(n for n in name.split("、") if n))
        for strip in strips_of(sign, frame):
            ops += [shifted(op, number * frame.width, 0) for op in strip.ops]
            height = max(height, strip.height)
            words += " ".join(strip.lines)
    return Strip(height, tuple(ops), (words,))


def _put_feet(feet: Strip, page: PageDraft, doc: Doc, room: float) -> None:
    page.ops += [shifted(op, page.style.left, page.style.top + room + 4) for op in feet.ops]
    page.lines += feet.lines


def _put_footer(text: str, page: PageDraft) -> None:
    style = page.style
    line: LaidLine = break_lines((Run(text),), style, 9.5, style.width)[0]
    x = style.left + (style.width - line.width) / 2
    page.ops += line_ops(line, style, 9.5, x, PAGE_HEIGHT - 34)
    page.lines.append(text)


def _stamp_numbers(pages: list[PageDraft], placed: list[PlacedDoc]) -> None:
    """Page numbers of the file (页号): cover, 目录 and 备考表 carry none."""
    number = 0
    seen: set[int] = set()
    for where in placed:
        for index in range(where.first_page, where.last_page + 1):
            if index in seen or not where.doc.numbered:
                continue
            seen.add(index)
            number += 1
            _stamp(pages[index - 1], str(number))


def _stamp(page: PageDraft, text: str) -> None:
    style = page.style
    page.stamp = text
    right = PAGE_WIDTH - 44
    x, y = {
        "top_right": (right, 46.0),
        "top_out": (right + 8, 34.0),
        "bottom_right": (right, PAGE_HEIGHT - 30),
        "bottom_center": (PAGE_WIDTH / 2 - 4, PAGE_HEIGHT - 22),
    }[style.page_stamp]
    hand = style.stamp_face == "hand"
    font = style.hand_fonts[0] if hand else style.bold_font
    page.ops.append(TextOp(x, y, text, font, 13, hand))
