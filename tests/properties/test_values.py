"""Round trips of values through their writings; every reading lies inside its text."""

from __future__ import annotations

import time
from datetime import date, datetime

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.facts.values.citations import find_citations
from review.facts.values.dates import find_dates, parse_date
from review.facts.values.doc_numbers import find_doc_numbers
from review.facts.values.entities import FINDERS
from review.facts.values.ids import find_citizen_ids, find_credit_codes
from review.facts.values.money import find_money_pairs, parse_money
from review.facts.values.periods import find_periods
from review.facts.values.ticks import find_ticks
from review.language import checksums
from review.language.clean import CleanText
from review.language.numerals import parse_numeral
from review.language.sentences import split_sentences

DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
NOISE = st.text(
    "2025年3月日至 \n元万仟伍，。（）〔〕《》第条款项号罚字法0OlI1.,-/:：□☑"
    "张三、同次时分整局市区路X*",
    max_size=60,
)
_CHINESE_DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))


def chinese_year(year: int) -> str:
    return "".join(_CHINESE_DIGITS[digit] for digit in str(year))


def writings_of_day(day: date) -> list[str]:
    chinese = f"{chinese_year(day.year)}年{cn2an.an2cn(day.month)}月{cn2an.an2cn(day.day)}日"
    plain = f"{day.year}年{day.month}月{day.day}日"
    return [
        plain,
        f"{day.year}年{day.month:02}月{day.day:02}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        chinese.replace("一十", "十"),
        plain.translate({ord("0") + digit: ord("０") + digit for digit in range(10)}),
    ]


@given(DAYS)
def test_day_in_every_writing(day: date) -> None:
    for writing in writings_of_day(day):
        parsed = parse_date(writing)
        assert parsed is not None and parsed.value.date == day, writing
        (found,) = find_dates(f"于{writing}送达")
        assert found.value.date == day, writing


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_moment_in_every_writing(day: date, hour: int, minute: int) -> None:
    expected = datetime(day.year, day.month, day.day, hour, minute)
    for clock in (f"{hour}时{minute}分", f"{hour:02}时{minute:02}分", f" {hour:02}:{minute:02}"):
        (found,) = find_dates(f"{day.year}年{day.month}月{day.day}日{clock}")
        assert found.value.moment == expected


@given(st.integers(1, 10**12))
def test_money_in_every_writing(fen: int) -> None:
    yuan, cents = divmod(fen, 100)
    for writing in (f"{yuan}.{cents:02}元", f"{yuan:,}.{cents:02}元", f"¥{yuan:,}.{cents:02}"):
        parsed = parse_money(writing)
        assert parsed is not None and parsed.value.fen == fen, writing


@given(st.integers(1, 10**9))
def test_capitals_and_pairs(yuan: int) -> None:
    capitals = cn2an.an2cn(yuan, "up")
    parsed = parse_money(f"人民币{capitals}元整")
    assert parsed is not None and parsed.value.fen == yuan * 100
    (pair,) = find_money_pairs(f"罚款{yuan:,}.00元（大写：{capitals}元整）。")
    assert pair.value.equal


@given(st.integers(0, 10**11))
def test_chinese_numerals(number: int) -> None:
    assert parse_numeral(cn2an.an2cn(number, "low")) == number
    assert parse_numeral(cn2an.an2cn(number, "up")) == number


@given(st.sampled_from(["110105", "330106", "440305"]), DAYS, st.integers(0, 999))
def test_citizen_ids(region: str, born: date, order: int) -> None:
    body = f"{region}{born:%Y%m%d}{order:03}"
    number = body + checksums.citizen_check(body)
    (found,) = find_citizen_ids(f"身份证号：{number}")
    assert found.value.valid
    assert found.value.birth_date == born
    assert found.value.sex == ("男" if order % 2 else "女")
    wrong = body + next(c for c in "0123456789X" if c != number[17])
    (bad,) = find_citizen_ids(f"身份证号：{wrong}")
    assert bad.value.failed == "校验码不符"


@given(st.text(checksums.CREDIT_ALPHABET, min_size=9, max_size=9))
def test_credit_codes(body: str) -> None:
    code = "91330106" + body
    code += checksums.credit_check(code)
    (found,) = find_credit_codes(f"统一社会信用代码：{code}")
    assert (found.value.value, found.value.valid) == (code, True)


@given(
    st.integers(1, 999),
    st.none() | st.integers(1, 20),
    st.none() | st.integers(1, 20),
    st.booleans(),
)
def test_citations(article: int, paragraph: int | None, item: int | None, chinese: bool) -> None:
    def number(value: int) -> str:
        return (
            str(cn2an.an2cn(value)).removeprefix("一" if 10 <= value < 20 else "")
            if chinese
            else str(value)
        )

    text = f"《行政处罚法》第{number(article)}条"
    text += f"第{number(paragraph)}款" if paragraph else ""
    text += f"第（{number(item)}）项" if item else ""
    (found,) = find_citations(f"依据{text}的规定")
    assert (found.value.article, found.value.paragraph, found.value.item) == (
        article,
        paragraph,
        item,
    )
    assert found.raw == text


@given(
    st.integers(2000, 2049), st.integers(1, 10**6), st.sampled_from(["〔〕", "[]", "（）", "【】"])
)
def test_doc_numbers(year: int, serial: int, brackets: str) -> None:
    (found,) = find_doc_numbers(f"京海市监罚{brackets[0]}{year}{brackets[1]}{serial}号")
    assert (found.value.year, found.value.serial_no) == (year, serial)


@settings(max_examples=300)
@given(NOISE | st.text(max_size=40))
def test_readings_lie_inside_the_text(text: str) -> None:
    for find in [*FINDERS.values(), find_periods, find_ticks, split_sentences]:
        last = 0
        for reading in find(text):
            assert 0 <= reading.start <= reading.end <= len(text)
            assert reading.raw == text[reading.start : reading.end]
            assert 0.0 <= reading.certain <= 1.0
            assert reading.start >= last or find in (FINDERS["LAW"], FINDERS["ID"])
            last = reading.start


@given(st.text(max_size=60))
def test_clean_text_keeps_its_map(text: str) -> None:
    clean = CleanText(text)
    offsets = [clean.original_offset(place) for place in range(len(clean.text))]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(text) for offset in offsets)


@pytest.mark.parametrize(
    "text",
    [
        part * 1500
        for part in ("一", "1", "市", "《", "第一条", "（", "罚", "2025年", "a b ", "、", "局市")
    ],
)
def test_time_stays_linear_on_rubbish(text: str) -> None:
    start = time.process_time()
    for find in [*FINDERS.values(), find_periods, find_ticks, split_sentences]:
        find(text)
    assert time.process_time() - start < 5
