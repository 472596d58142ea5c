"""The 卷内目录 as evidence: only where it agrees with the titles found."""

from dataclasses import replace

import pytest

from review.model.document import CatalogueEntry
from review.model.geometry import Box
from review.sorting.contents_evidence import contents_hints
from review.sorting.strips import cut_pages
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet, blank

INDEX = TitleIndex(load_standards().document_kinds)
TITLES = ("立案审批表", "现场笔录", "行政处罚决定书", "送达回证")


def entry(title: str, first: int, last: int) -> CatalogueEntry:
    return CatalogueEntry(title, first, last, 1, Box(0, 0, 10, 10))


def strips_of(titles: tuple[str, ...], first_page: int, blank_at: int = 0) -> list:
    """A page for each title ("" for none), with a blank page put in at `blank_at`."""
    sheets = [
        Sheet(0).title(title).text(*PROSE).page() if title else Sheet(0).text(*PROSE).page()
        for title in titles
    ]
    if blank_at:
        sheets.insert(blank_at - first_page, blank(0))
    return cut_pages([replace(page, page_no=n) for n, page in enumerate(sheets, first_page)], INDEX)


def entries_of(titles: tuple[str, ...], first_pages: tuple[int, ...]) -> list[CatalogueEntry]:
    listed = [entry(title, page, page) for title, page in zip(titles, first_pages, strict=True)]
    last = first_pages[-1]
    return [*listed, entry("身份证复印件", last + 1, last + 2)]


def test_offset_is_found_and_pages_hinted() -> None:
    hints = contents_hints(entries_of(TITLES, (1, 2, 3, 4)), strips_of((*TITLES, "", ""), 3), INDEX)
    assert hints[7].start_log_odds > 0
    assert hints[7].kinds == ("party_identity_proof",)
    assert hints[8].start_log_odds < 0


@pytest.mark.parametrize(
    ("first_pages", "why"),
    [((1, 2, 3, 4), "blank pages bear no number"), ((1, 2, 4, 5), "blank pages are counted")],
)
def test_a_blank_page_moves_no_hint(first_pages: tuple[int, ...], why: str) -> None:
    strips = strips_of((*TITLES, "", ""), 3, blank_at=5)
    hints = contents_hints(entries_of(TITLES, first_pages), strips, INDEX)
    assert hints[8].kinds == ("party_identity_proof",), why
    assert hints[9].start_log_odds < 0, why
    assert 5 not in hints


def test_a_listed_page_that_is_not_there_gets_no_hint() -> None:
    hints = contents_hints(entries_of(TITLES, (1, 2, 3, 4)), strips_of(TITLES, 3), INDEX)
    assert set(hints) == {3, 4, 5, 6}


def test_no_hints_where_pages_do_not_agree() -> None:
    entries = [entry(title, page, page) for title, page in zip(TITLES, (9, 3, 20, 1), strict=True)]
    assert contents_hints(entries, strips_of(TITLES, 3), INDEX) == {}


def test_no_entries_no_hints() -> None:
    assert contents_hints([], strips_of(TITLES, 1), INDEX) == {}
