"""Numbers in figures, Chinese numerals and capitals."""

from __future__ import annotations

from fractions import Fraction

import pytest

from review.language.numerals import parse_decimal, parse_digits, parse_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("廿一", 21),
        ("卅", 30),
        ("一百零五", 105),
        ("一百二十", 120),
        ("两千", 2000),
        ("三万五千", 35_000),
        ("一千二百三十四", 1234),
        ("壹仟贰佰叁拾肆", 1234),
        ("貳萬", 20_000),
        ("二〇二五", 2025),
        ("○", 0),
        ("一亿零三百万", 103_000_000),
    ],
)
def test_numeral(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "伍万仟", "十十", "百二十", "甲", "三天", "1a"])
def test_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "number"), [("二O二五", 2025), ("2025", 2025), ("二零二五", 2025)]
)
def test_row_of_digits(text: str, number: int) -> None:
    assert parse_digits(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("5,000.50", Fraction(10001, 2)),
        ("1.2万", 12_000),
        ("三点五", Fraction(7, 2)),
        ("零点零五", Fraction(1, 20)),
        ("二百", 200),
        ("3万", 30_000),
    ],
)
def test_decimal(text: str, number: Fraction) -> None:
    assert parse_decimal(text) == number


@pytest.mark.parametrize("text", ["5,00.0", "", "点五", "abc"])
def test_no_decimal(text: str) -> None:
    assert parse_decimal(text) is None
