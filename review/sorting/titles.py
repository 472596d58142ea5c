"""Titles (文书标题) on a page: at its top, and further down where another document starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.sorting.layout import is_one_phrase
from review.sorting.title_index import load_rows
from review.sorting.writing import is_agency, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.page import Line
    from review.sorting.layout import Layout, Row
    from review.sorting.title_index import TitleIndex, TitleMatch

_MOST_LETTERS = 70
_SENTENCE = re.compile(r"[。；;？?！!：:]")
_ASIDE = re.compile(
    r"第?\s*[\d一二三四五六七八九十]*\s*页|共\s*[\d一二三四五六七八九十]*\s*页|^\s*[\d/\-—– ]+\s*$|"
    r"^(编号|文号|案号|NO|No|№|档号)"
)
_TITLE_END = re.compile(
    r"(书|表|录|证|单|函|报告|凭证|说明|意见|公告|证明|票据|通知|声明|协议|方案|封面|照片|材料|回执|复印件)(\(.*\))?$"
)
_BRACKETED = re.compile(r"^\([^()]{2,20}\)$")


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title on a page: `top` is where its document begins, the agency's name included."""

    match: TitleMatch
    printed: str
    top: float
    bottom: float
    certainty: float
    is_high: bool
    is_prominent: bool
    """Centred and larger than the text: no running head."""


def find_titles(layout: Layout, index: TitleIndex) -> list[FoundTitle]:
    """Titles of a page from top to bottom; below a 卷内目录 none, since it lists titles."""
    found: list[FoundTitle] = []
    position = 0
    while position < len(layout.rows):
        title, used = _title_at(layout, position, index)
        if title and not (found and _is_pasted(title)):
            found.append(title)
            if "case_catalog" in title.match.kinds:
                break
        position += used
    return found


def _is_pasted(title: FoundTitle) -> bool:
    """A copy of a paper: under another title it is shown there, and starts no document."""
    return load_rows().pasted.issuperset(title.match.kinds)


def title_like(layout: Layout) -> Row | None:
    """The top row that looks like a title whether or not a row of the standards names it."""
    for row in layout.rows[:5]:
        if not _may_be_title(row) or is_agency(row.plain) or not 3 <= len(row.plain) <= 30:
            continue
        looks = layout.is_high(row) and layout.is_centred(row) and is_one_phrase(row)
        if looks and (layout.is_large(row) or _TITLE_END.search(row.plain)):
            return row
    return None


def _title_at(layout: Layout, position: int, index: TitleIndex) -> tuple[FoundTitle | None, int]:
    """The title that starts at this row, and how many rows it takes (1 where there is none)."""
    best: tuple[TitleMatch, str, int] | None = None
    for count, text in _readings(layout, position):
        near = count == 1 and (layout.is_large(layout.rows[position]) or position <= 3)
        match = index.look_up(text, allow_near=near)
        if match and (best is None or _weight(match) > _weight(best[0])):
            best = (match, text, count)
    if best is None:
        return None, 1
    match, text, count = best
    rows = layout.rows[position : position + count]
    certainty = _certainty(layout, rows, position, match)
    if certainty <= 0.0:
        return None, 1
    top = _document_top(layout, position)
    heading = max(rows, key=lambda row: row.size)
    return (
        FoundTitle(
            match,
            text if match.manner in ("exact", "loose") else match.title,
            top,
            rows[-1].box.y1,
            certainty,
            layout.is_high(heading),
            layout.is_centred(heading) and layout.is_large(heading),
        ),
        count,
    )


def _weight(match: TitleMatch) -> tuple[bool, int, float]:
    return match.manner != "near", len(match.title), match.certainty


def _readings(layout: Layout, position: int) -> Iterator[tuple[int, str]]:
    """What may be one title: a row without its page number, or rows that continue each other."""
    row = layout.rows[position]
    if not _may_be_title(row):
        return
    text = row.plain if is_one_phrase(row) else ""
    kept = [line for line in row.lines if not _ASIDE.search(line.text)]
    if kept and len(kept) < len(row.lines):
        text = _joined(kept)
    if not text:
        return
    yield 1, text
    for count in (2, 3):
        rows = layout.rows[position : position + count]
        if len(rows) < count or not all(_may_be_title(row) for row in rows[1:]):
            return
        if not _continues(layout, rows[-2], rows[-1], text):
            return
        text += rows[-1].plain
        if len(text) > _MOST_LETTERS:
            return
        yield count, text


def _joined(lines: list[Line]) -> str:
    return normalise("".join(line.text for line in lines))


def _continues(layout: Layout, upper: Row, lower: Row, text: str) -> bool:
    """The lower row carries the title on: near, about as large, in the middle too."""
    near = lower.gap <= 2.0 * max(upper.size, lower.size)
    if _BRACKETED.match(lower.plain):
        return near and layout.is_centred(lower)
    as_large = 0.7 <= lower.size / max(upper.size, 0.1) <= 1.4
    if text.startswith("关于") or is_agency(text):
        as_large = True
    return near and as_large and layout.is_centred(lower)


def _may_be_title(row: Row) -> bool:
    """Short enough, outside a form's cells, and no sentence or label."""
    return (
        not row.in_form
        and 2 <= len(row.plain) <= _MOST_LETTERS
        and not _SENTENCE.search(row.text.strip().rstrip("."))
    )


def _certainty(layout: Layout, rows: tuple[Row, ...], position: int, match: TitleMatch) -> float:
    """How sure these rows are a title, from place and size; 0 where they are not."""
    row = max(rows, key=lambda row: row.size)
    centred, large = layout.is_centred(row), layout.is_large(row)
    first, spaced = position <= 3 and layout.is_high(row), layout.is_spaced(rows[0])
    if match.manner == "near" and not (centred and (large or (first and spaced))):
        return 0.0
    if len(match.title) <= 3 and not (centred and (large or spaced)):
        return 0.0
    if first and (centred or large):
        return match.certainty
    if centred and large:
        return match.certainty - 0.02
    if centred and spaced and _opens_document(layout, position + len(rows)):
        return match.certainty - 0.1
    if first and position == 0 and spaced and match.manner == "exact":
        return match.certainty - 0.2
    return 0.0


_OPENING = re.compile(
    r"(字|罚|案|检|询|责|立|告|送|听)?.{0,12}(〔|\[|\(|【)?\d{4}(〕|\]|\)|】).{0,6}号|[:：]"
)


def _opens_document(layout: Layout, position: int) -> bool:
    """Below a title that is no larger than the text stands a number, a label or a form."""
    below = layout.rows[position : position + 2]
    return any(row.in_form or _OPENING.search(row.text) for row in below)


def _document_top(layout: Layout, position: int) -> float:
    """Where the title's document begins: above the agency's name, if that stands over the title."""
    top = position
    while top > 0 and position - top < 2:
        above = layout.rows[top - 1]
        if above.in_form or not is_agency(above.plain) or not layout.is_centred(above):
            break
        top -= 1
    if top == 0:
        return 0.0
    upper, row = layout.rows[top - 1], layout.rows[top]
    return max(upper.box.y1, (upper.box.y1 + row.box.y0) / 2)
