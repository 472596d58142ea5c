"""Numbers stamped on the pages: breaks that go on are found, misreadings are not."""

from __future__ import annotations

import pytest

from review.checks.archive.stamped_numbers import breaks
from review.model.geometry import Box
from review.model.page import Line, Page


def page(
    page_no: int, number: int | str | None, kind: str = "ocr", same: int | None = None
) -> Page:
    lines = ()
    if number is not None:
        box = Box(540, 30, 560, 42)
        lines = (Line(str(number), box, 0.98, (box,) * len(str(number))),)
    return Page(page_no, 595.0, 842.0, kind, 0, 0.97, lines, duplicate_of=same)  # type: ignore[arg-type]


def numbered(*numbers: int | str | None) -> tuple[Page, ...]:
    return tuple(
        page(place, number, "blank" if number == "blank" else "ocr")
        if number != "blank"
        else page(place, None, "blank")
        for place, number in enumerate(numbers, start=1)
    )


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((None, 1, 2, 3, 4, 5, 6, 7), []),
        ((1, 2, 3, 4, 6, 7, 8, 9), ["缺第5号"]),
        ((1, 2, 3, 4, 4, 5, 6, 7), ["页码4重复或倒置"]),
        ((1, 2, 3, 8, 5, 6, 7, 8), []),
        ((1, 2, 3, "blank", 4, 5, 6, 7), []),
        ((1, 2, 3, "blank", 5, 6, 7, 8), []),
        ((1, 2, 3, None, 6, 7, 8, 9), []),
        ((2, 1, 3, 2, 3, 1, 2, 1), []),
        ((1, 2, 4), []),
    ],
)
def test_breaks(numbers: tuple[int | str | None, ...], words: list[str]) -> None:
    assert [item.words for item in breaks(numbered(*numbers))] == words


def test_a_repeated_scan_repeats_its_number() -> None:
    pages = (*numbered(1, 2, 3, 4), page(5, 4, same=4), *(page(n + 5, n + 4) for n in range(1, 5)))
    assert breaks(pages) == []
