"""Every cause stands on real law: the amounts of its fine are written in the article cited."""

import re
from pathlib import Path

import pytest
import yaml

import corpora.causes
from corpora.causes import Cause, causes
from corpora.laws import article_text
from corpora.ministries import ministries

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_AMOUNT = re.compile(r"([一二三四五六七八九十百千万两]+)元")
_TIMES = re.compile(r"([一二三四五六七八九十]+)倍")


def _value(words: str) -> int:
    """A Chinese numeral below 100 million."""
    high, found, low = words.rpartition("万")
    if found:
        return _value(high) * 10_000 + (_value(low) if low else 0)
    total, digit = 0, 0
    for character in words:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


_SOURCE = Path(corpora.causes.__file__).parent / "data/causes.yaml"
ROWS = {row["id"]: row for row in yaml.safe_load(_SOURCE.read_text(encoding="utf-8"))["causes"]}
FINED = [cause for cause in causes().values() if not cause.only and "fixed" not in ROWS[cause.id]]
"""`fixed`: the amount follows from the facts (no gains, hence ten thousand times five)."""


@pytest.mark.parametrize(
    ("words", "value"), [("五百", 500), ("二十", 20), ("十五万", 150_000), ("三千", 3000)]
)
def test_numerals_are_read(words: str, value: int) -> None:
    assert _value(words) == value


@pytest.mark.parametrize("cause", FINED, ids=lambda cause: cause.id)
def test_the_range_stands_in_the_article(cause: Cause) -> None:
    text = article_text(cause.penalty.law, cause.penalty.article)
    assert text, cause.penalty
    heads = ROWS[cause.id].get("heads", 1)
    low, high = (edge / heads for edge in cause.band)
    pattern = _TIMES if cause.multiple else _AMOUNT
    stated = {_value(words) for words in pattern.findall(text)}
    if "等值" in text:
        stated.add(1)
    # a range without a lower end starts at nothing
    assert high in stated, (cause.id, high, stated)
    assert low == 0 or low in stated, (cause.id, low, stated)


def test_the_ministries_with_causes_are_rows() -> None:
    named = {cause.ministry for cause in causes().values()}
    assert named <= set(ministries())
    assert len(named) >= 12
    marks = [ministry.mark for ministry in ministries().values()]
    assert len(set(marks)) == len(marks)
    assert len(causes()) >= 40
