"""The 卷内目录 as evidence: only where it agrees with the titles found."""

from review.model.document import CatalogueEntry
from review.model.geometry import Box
from review.sorting.contents_evidence import contents_hints
from review.sorting.strips import cut_pages
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet

INDEX = TitleIndex(load_standards().document_kinds)
TITLES = ("立案审批表", "现场笔录", "行政处罚决定书", "送达回证")


def entry(title: str, first: int, last: int) -> CatalogueEntry:
    return CatalogueEntry(title, first, last, 1, Box(0, 0, 10, 10))


def strips_of(titles: tuple[str, ...], first_page: int) -> list:
    pages = [
        Sheet(number).title(title).text(*PROSE).page()
        for number, title in enumerate(titles, first_page)
    ]
    return cut_pages(pages, INDEX)


def test_offset_is_found_and_pages_hinted() -> None:
    entries = [entry(title, place, place) for place, title in enumerate(TITLES, 1)]
    entries.append(entry("身份证复印件", 5, 6))
    hints = contents_hints(entries, strips_of(TITLES, 3), INDEX)
    assert hints[7].start_log_odds > 0
    assert hints[7].kinds == ("party_identity_proof",)
    assert hints[8].start_log_odds < 0


def test_no_hints_where_pages_do_not_agree() -> None:
    entries = [entry(title, page, page) for title, page in zip(TITLES, (9, 3, 20, 1), strict=True)]
    assert contents_hints(entries, strips_of(TITLES, 3), INDEX) == {}


def test_no_entries_no_hints() -> None:
    assert contents_hints([], strips_of(TITLES, 1), INDEX) == {}
