"""Dates and times: every writing of the table, and what must not be taken for a date."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from review.facts.values.dates import (
    find_date_ranges,
    find_dates,
    parse_date,
    parse_date_range,
)

DAY = date(2025, 3, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年3月3日", DAY),
        ("2025年03月03日", DAY),
        ("２０２５年３月３日", DAY),
        ("2025 年 3 月 3 日", DAY),
        ("2 0 2 5 年 3 月 3 日", DAY),
        ("二〇二五年三月三日", DAY),
        ("二○二五年三月三日", DAY),
        ("二零二五年三月三日", DAY),
        ("二O二五年三月三日", DAY),
        ("二0二五年三月三日", DAY),
        ("2025.3.3", DAY),
        ("2025.03.03", DAY),
        ("2025. 3. 3", DAY),
        ("2025/03/03", DAY),
        ("2025-3-3", DAY),
        ("2025—3—3".replace("—", "－"), DAY),
        ("2025年3月3号", DAY),
        ("2025年三月三日", DAY),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二〇二五年十月二十日", date(2025, 10, 20)),
        ("二〇二五年五月廿一日", date(2025, 5, 21)),
        ("二〇二五年元月三日", date(2025, 1, 3)),
        ("一九九八年七月五日", date(1998, 7, 5)),
        ("2025年3\n月3日", DAY),
        ("2025年⽉".replace("⽉", "3⽉3⽇"), DAY),
        ("2024年2月29日", date(2024, 2, 29)),
    ],
)
def test_reads_day(text: str, expected: date) -> None:
    found = find_dates(f"检查时间：{text}，在场")
    assert [reading.value.date for reading in found] == [expected]
    assert found[0].certain >= 0.9
    parsed = parse_date(text)
    assert parsed is not None and parsed.value.date == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年3月3日14时20分", datetime(2025, 3, 3, 14, 20)),
        ("2025-03-03 14:20", datetime(2025, 3, 3, 14, 20)),
        ("2025-03-03 14:20:05", datetime(2025, 3, 3, 14, 20)),
        ("2025-03-03T14:20", datetime(2025, 3, 3, 14, 20)),
        ("2025年3月3日14：20", datetime(2025, 3, 3, 14, 20)),
        ("2025年3月3日上午9时", datetime(2025, 3, 3, 9)),
        ("2025年3月3日下午3时20分", datetime(2025, 3, 3, 15, 20)),
        ("2025年3月3日下午15时", datetime(2025, 3, 3, 15)),
        ("2025年3月3日晚8点半", datetime(2025, 3, 3, 20, 30)),
        ("2025年3月3日中午12时", datetime(2025, 3, 3, 12)),
        ("2025年3月3日中午1时", datetime(2025, 3, 3, 13)),
        ("2025年3月3日凌晨12时10分", datetime(2025, 3, 3, 0, 10)),
        ("2025年3月3日24时", datetime(2025, 3, 4, 0)),
        ("2025年3月3日（星期一）9时05分", datetime(2025, 3, 3, 9, 5)),
        ("二〇二五年三月三日十四时二十分", datetime(2025, 3, 3, 14, 20)),
        ("2025 年 3 月 3 日 9 时 5 分", datetime(2025, 3, 3, 9, 5)),
    ],
)
def test_reads_time(text: str, expected: datetime) -> None:
    (found,) = find_dates(text)
    assert found.value.moment == expected
    assert found.raw == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年3月3曰", DAY),
        ("2025牛3月3日", DAY),
        ("2O25年3月3日", DAY),
        ("2025年3月l0日", date(2025, 3, 10)),
        ("202S年3月3日", DAY),
        ("2025年3月3", DAY),
        ("25年3月3日", DAY),
    ],
)
def test_repairs_misread_date_with_doubt(text: str, expected: date) -> None:
    (found,) = find_dates(text)
    assert found.value.date == expected
    assert found.certain <= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "2025年2月30日",
        "2025年13月3日",
        "2025年4月31日",
        "2023年2月29日",
        "202年3月3日",
        "二二五年三月三日",
    ],
)
def test_impossible_date_is_reported_and_not_guessed(text: str) -> None:
    (found,) = find_dates(text)
    assert found.value.status == "impossible"
    assert found.value.date is None


@pytest.mark.parametrize("text", ["2025年3月3日25时", "2025年3月3日14时75分"])
def test_impossible_time(text: str) -> None:
    (found,) = find_dates(text)
    assert found.value.status == "impossible"


@pytest.mark.parametrize(
    "text",
    [
        "  年  月  日",
        "年月日",
        "日期： 年 月 日",
        "20  年  月  日",
        "____年__月__日",
        "二〇  年  月  日",
    ],
)
def test_blank_date(text: str) -> None:
    (found,) = find_dates(text)
    assert found.value.status == "blank"
    assert found.value.year is None


def test_blank_day_in_a_printed_year() -> None:
    (found,) = find_dates("2025年 月 日")
    assert (found.value.status, found.value.year) == ("blank", 2025)


@pytest.mark.parametrize(("text", "day"), [("2025年3月", None), ("2025年3月 日", None)])
def test_incomplete_date(text: str, day: None) -> None:
    (found,) = find_dates(text)
    assert found.value.status == "partial"
    assert (found.value.year, found.value.month, found.value.day) == (2025, 3, day)


def test_year_left_empty_is_not_lent_by_context() -> None:
    (found,) = find_dates("年3月3日", year=2025)
    assert (found.value.status, found.value.year) == ("partial", None)


@pytest.mark.parametrize(
    "text",
    [
        "出生年月日不详",
        "京市监罚〔2025〕12号",
        "有效期三年",
        "自收到之次日起15日内",
        "GB 2760-2014",
        "版本1.2.3",
        "电话010-62345678",
        "单价20.5.3",
        "当日起",
        "五个工作日",
        "2025年度工作",
        "第3日",
        "3月内",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text) == ()


def test_short_dates_take_what_stands_before() -> None:
    text = "2025年3月3日立案，同日送达，次日9时检查，3月8日询问，同年4月5日结束，同月9日归档"
    days = [reading.value.date for reading in find_dates(text)]
    assert days == [
        DAY,
        DAY,
        date(2025, 3, 4),
        date(2025, 3, 8),
        date(2025, 4, 5),
        date(2025, 4, 9),
    ]
    assert all(reading.value.relative for reading in find_dates(text)[1:])


def test_next_year() -> None:
    found = find_dates("2024年12月30日立案，次年1月5日结案")
    assert found[1].value.date == date(2025, 1, 5)


def test_same_day_counts_from_the_date_given() -> None:
    (found,) = find_dates("同日送达当事人", previous=DAY)
    assert found.value.date == DAY
    (unknown,) = find_dates("同日送达当事人")
    assert unknown.value.status == "partial"


def test_year_from_context() -> None:
    (found,) = find_dates("3月3日", year=2025)
    assert found.value.date == DAY
    assert found.certain < 1
    (unknown,) = find_dates("3月3日")
    assert (unknown.value.status, unknown.value.month, unknown.value.day) == ("partial", 3, 3)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "2025年3月3日9时10分至10时05分",
            datetime(2025, 3, 3, 9, 10),
            datetime(2025, 3, 3, 10, 5),
        ),
        (
            "2025年3月3日9时10分至\n10时05分",
            datetime(2025, 3, 3, 9, 10),
            datetime(2025, 3, 3, 10, 5),
        ),
        (
            "2025年3月3日 9:10-10:05",
            datetime(2025, 3, 3, 9, 10),
            datetime(2025, 3, 3, 10, 5),
        ),
        (
            "2025年3月3日下午2时至4时",
            datetime(2025, 3, 3, 14),
            datetime(2025, 3, 3, 16),
        ),
        (
            "2025年3月3日上午9时至下午2时",
            datetime(2025, 3, 3, 9),
            datetime(2025, 3, 3, 14),
        ),
        (
            "2025年3月3日23时至次日1时",
            datetime(2025, 3, 3, 23),
            datetime(2025, 3, 4, 1),
        ),
        (
            "2025年3月3日9时10分至2025年3月3日10时05分",
            datetime(2025, 3, 3, 9, 10),
            datetime(2025, 3, 3, 10, 5),
        ),
    ],
)
def test_time_range(text: str, start: datetime, end: datetime) -> None:
    (found,) = find_date_ranges(text)
    assert (found.value.start.moment, found.value.end.moment) == (start, end)
    assert parse_date_range(text) is not None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("自2025年3月3日起至2025年4月2日止", date(2025, 4, 2)),
        ("2025年3月3日至5日", date(2025, 3, 5)),
        ("2025年3月3日至4月2日", date(2025, 4, 2)),
        ("2025.3.3-2025.4.2", date(2025, 4, 2)),
        ("2025年3月3日——2025年4月2日", date(2025, 4, 2)),
    ],
)
def test_day_range(text: str, end: date) -> None:
    (found,) = find_date_ranges(text)
    assert (found.value.start.date, found.value.end.date) == (DAY, end)


def test_range_with_its_end_left_empty() -> None:
    (found,) = find_date_ranges("2025年3月3日9时10分至  时  分")
    assert found.value.end.status == "blank"


def test_two_dates_are_no_range() -> None:
    assert find_date_ranges("2025年3月3日立案，2025年4月2日结案") == ()


@pytest.mark.parametrize(
    "text", ["2025年3月3日立案", "立案日期2025年3月3日", "同意。2025年3月3日", "", "张三"]
)
def test_cell_with_more_than_a_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "certain"), [("20250303", 0.8), ("25.3.3", 0.6)])
def test_date_known_only_by_filling_its_cell(text: str, certain: float) -> None:
    assert find_dates(text) == ()
    parsed = parse_date(text)
    assert parsed is not None and parsed.value.date == DAY
    assert parsed.certain <= certain
