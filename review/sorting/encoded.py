"""A strip as the encoder is given it (编码器输入)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.sorting.strips import Strip

STRIP_CHARACTERS = 160
"""The head of a page tells its kind; all of it would cost four times as much."""


def strip_input(strip: Strip) -> str:
    """The first characters of its lines, in the order in which they stand."""
    return lines_input(row.text for row in strip.rows)


def lines_input(lines: Iterable[str]) -> str:
    """The same of the lines alone."""
    words = ""
    for line in lines:
        words += line + " "
        if len(words) > STRIP_CHARACTERS:
            break
    return words[:STRIP_CHARACTERS].strip()
