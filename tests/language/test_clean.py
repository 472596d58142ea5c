"""Cleaned text and its way back to the text as read."""

from __future__ import annotations

import pytest

from review.language.clean import CleanText


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("２０２５ 年", "2025年"),
        ("当 事 人：张三", "当事人:张三"),
        ("2025-03-03 14:20", "2025-03-03 14:20"),
        ("第一行\n第二行", "第一行第二行"),
        ("110105\n1949", "110105\n1949"),
        ("（以下简称）", "(以下简称)"),
        ("笫三条", "第三条"),
        ("㎡和①", "㎡和①"),
        ("⽉⽇", "月日"),
        ("a\u200bb", "ab"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_clean(original: str, clean: str) -> None:
    assert CleanText(original).text == clean


def test_offsets_lead_back() -> None:
    clean = CleanText("日期：２０２５ 年 3 月")
    start = clean.text.index("2025年")
    assert clean.original_span(start, start + 5) == (3, 9)
    assert clean.original_offset(len(clean.text)) == len(clean.original)
    assert clean.reading("x", start, start + 5).raw == "２０２５ 年"


def test_keeps_gaps_of_a_list() -> None:
    assert CleanText("张三  李四\n王五", keep_gaps=True).text == "张三 李四\n王五"


def test_gap_before() -> None:
    clean = CleanText("年 月日")
    assert [clean.gap_before(place) for place in range(3)] == [False, True, False]
