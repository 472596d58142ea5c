"""Evidence that a strip starts a document or carries the last one on (接续): log-odds of a start.

The weights are judgements, not fits: case files differ more between offices than within any set
to fit on. Their order matters, not their last digit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.sorting.goes_on import only_signed, rows_count_on, sections_count_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.page import Cell
    from review.sorting.layout import Row
    from review.sorting.strips import Strip

_STOP = re.compile(r"[。；;：:！!？?）)」』”…]\s*$")
_DATE_LINE = re.compile(r"^[\s（(]*[\d〇○零一二三四五六七八九十×Xx*]{2,4}\s*年.{1,8}日[\s）)]*$")
_CLOSING = re.compile(
    r"(签名|签字|盖章|印章|捺印|签章|落款|年\s*月\s*日|抄送|本文书一式|一式[一二两三四五六]份|备注|注：|此页无正文)"
)
_NUMBER = re.compile(r"[一-鿿]{1,8}(?:〔|\[|\(|【)\d{4}(?:〕|\]|\)|】)\s*第?\s*[\dA-Z\-]+\s*号")

_TITLE, _RUNNING_HEAD, _HEADING = 5.0, -2.5, 1.5
_FIRST_PAGE, _LATER_PAGE = 3.0, -6.0
_CONTINUED = -5.0
_SENTENCE, _TABLE, _SAME_NUMBER, _CLOSED = -2.0, -1.2, -1.0, 1.2
_COUNTED_ON, _ONLY_SIGNED, _ROWS_COUNTED_ON = -5.0, -6.0, -9.0


def start_log_odds(previous: Strip | None, strip: Strip, untitled: float) -> float:
    """Log-odds that the strip starts a document; `untitled`: what the page alone says of it."""
    if strip.is_empty:
        return _from_count(previous)
    if previous is None:
        return 12.0
    odds = untitled
    if strip.title:
        odds = _TITLE * strip.title.certainty
        if not strip.is_page_top:
            odds += 2.0
        elif _is_running_head(previous, strip):
            odds += _RUNNING_HEAD
    elif strip.heading and not _same_heading(previous, strip):
        odds += _HEADING
    odds += _from_numbers(previous, strip)
    if strip.continued:
        odds += _CONTINUED
    if carries_a_list_on(previous, strip):
        odds += _ROWS_COUNTED_ON
    if strip.title is None and not previous.is_empty and strip.is_page_top:
        odds += _from_break(previous, strip)
    return odds


def carries_a_list_on(previous: Strip | None, strip: Strip) -> bool:
    """The page goes on with a numbered list: what looks like a title on it is an entry."""
    return (
        previous is not None and strip.is_page_top and rows_count_on(_body(previous), _body(strip))
    )


def _from_count(previous: Strip | None) -> float:
    """What the number on the page before says of one that cannot be read: 第1页共2页."""
    number = previous.number if previous is not None else None
    if number is None or number.total is None:
        return 0.0
    return _LATER_PAGE if number.number < number.total else _FIRST_PAGE


def _is_running_head(previous: Strip, strip: Strip) -> bool:
    """The same small title stands at the top of the page before too."""
    title = strip.title
    return (
        title is not None
        and not title.is_prominent
        and previous.title is not None
        and previous.title.match.kinds == title.match.kinds
    )


def _same_heading(previous: Strip, strip: Strip) -> bool:
    """Both pages carry the same line at the top: a running head, no title."""
    above, here = previous.heading, strip.heading
    return above is not None and here is not None and above.plain == here.plain


def _from_numbers(previous: Strip, strip: Strip) -> float:
    number = strip.number
    if number is None:
        return 0.0
    before = previous.number
    follows = (
        before is not None
        and before.number == number.number - 1
        and before.total in (None, number.total)
    )
    if number.lone:
        return 1.0 if number.number == 1 and before is not None else -1.0 if follows else 0.0
    if number.number == 1:
        return _FIRST_PAGE
    if strip.title and before is not None and not follows:
        return 0.0
    return _LATER_PAGE if follows or strip.title is None else _LATER_PAGE / 1.2


def _from_break(previous: Strip, strip: Strip) -> float:
    """What the end of the page before and the top of this one say together."""
    odds = 0.0
    body, here = _body(previous), _body(strip)
    if only_signed(here):
        odds += _ONLY_SIGNED
    if not body:
        return odds
    if sections_count_on(body, here):
        odds += _COUNTED_ON
    last = body[-1]
    if _table_goes_on(previous, strip):
        odds += _TABLE
    elif _CLOSING.search(last.text) or any(_DATE_LINE.match(row.text) for row in body[-3:]):
        odds += _CLOSED
    elif not last.in_form and not _STOP.search(last.text) and _is_full(last, body):
        odds += _SENTENCE
    if _numbers_in(previous) & _numbers_in(strip):
        odds += _SAME_NUMBER
    return odds


def _body(strip: Strip) -> list[Row]:
    return [row for row in strip.rows if not _is_margin(strip, row.box.y0, row.box.y1)]


def _is_full(row: Row, body: Sequence[Row]) -> bool:
    """The row reaches the right margin of the text, as a line does whose sentence goes on."""
    wide = sorted(other.box.x1 for other in body if not other.in_form)
    margin = wide[int(0.7 * (len(wide) - 1))] if wide else row.box.x1
    return row.box.x1 >= margin - 1.5 * row.size and len(row.plain) >= 12


def _is_margin(strip: Strip, y0: float, y1: float) -> bool:
    height = strip.page.height
    return y1 < 0.06 * height or y0 > 0.94 * height


def _numbers_in(strip: Strip) -> set[str]:
    rows = strip.rows[:6]
    return {found for row in rows for found in _NUMBER.findall(row.text.replace(" ", ""))}


def _table_goes_on(previous: Strip, strip: Strip) -> bool:
    """A table reaches the foot of the page before and one with the same columns opens this page."""
    foot = [cell for cell in previous.page.cells if cell.box.y1 > 0.8 * previous.page.height]
    head = [cell for cell in strip.page.cells if cell.box.y0 < 0.2 * strip.page.height]
    if not foot or not head:
        return False
    left, right = _column_edges(foot), _column_edges(head)
    same = sum(any(abs(x - other) < 6.0 for other in left) for x in right)
    return same >= max(2, 0.7 * len(right))


def _column_edges(cells: Sequence[Cell]) -> list[float]:
    edges: list[float] = []
    for x in sorted(cell.box.x0 for cell in cells):
        if not edges or x - edges[-1] > 6.0:
            edges.append(x)
    return edges
