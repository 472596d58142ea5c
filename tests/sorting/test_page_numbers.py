"""Page numbers of documents, and folio numbers of the whole file."""

import pytest

from review.sorting.layout import lay_out
from review.sorting.page_numbers import (
    PageNumber,
    drop_folios,
    find_page_number,
    says_continued,
)
from tests.sorting.builders import PROSE, Sheet


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("第2页 共3页", PageNumber(2, 3, False)),
        ("第 2 页，共 3 页", PageNumber(2, 3, False)),
        ("共三页第二页", PageNumber(2, 3, False)),
        ("第 4 页", PageNumber(4, None, False)),
        ("2/3", PageNumber(2, 3, False)),
        ("— 5 —", PageNumber(5, None, True)),
        ("17", PageNumber(17, None, True)),
    ],
)
def test_printed_page_numbers(printed: str, expected: PageNumber) -> None:
    page = Sheet(1).text(*PROSE).at(printed, 280, 800).page()
    assert find_page_number(lay_out(page)) == expected


@pytest.mark.parametrize("printed", ["第 页 共 页", "2024年5月6日", "第三十四条", "电话 3820"])
def test_no_page_number(printed: str) -> None:
    page = Sheet(1).text(*PROSE).at(printed, 280, 800).page()
    assert find_page_number(lay_out(page)) is None


def test_number_in_the_text_is_none() -> None:
    assert find_page_number(lay_out(Sheet(1, y=300).text("见第2页").page())) is None


def test_folios_are_dropped_and_numbers_of_documents_kept() -> None:
    folios = [PageNumber(number, None, True) for number in range(1, 11)]
    assert drop_folios(folios) == [None] * 10
    own = [PageNumber(1 + place % 3, 3, False) for place in range(9)]
    assert drop_folios(own) == own


def test_continuation_says_so() -> None:
    page = Sheet(1).centred("现场笔录（续页）", 16).text(*PROSE).page()
    assert says_continued(lay_out(page))
    assert not says_continued(lay_out(Sheet(1).title("现场笔录").text(*PROSE).page()))


def test_lone_folios_with_gaps_are_dropped() -> None:
    folios = [PageNumber(number, None, True) for number in (1, 2, 3, 5, 6, 8, 9)]
    mixed = [None, *folios[:3], None, *folios[3:]]
    assert drop_folios(mixed) == [None] * 9
