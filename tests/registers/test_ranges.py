"""Ranges in the words of benchmarks."""

from __future__ import annotations

import pytest

from review.registers.ranges import read_ranges


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "base"),
    [
        ("处5000元以上2万元以下罚款", 5000, 20000, "元", ""),
        ("处五千元以上二万元以下的罚款", 5000, 20000, "元", ""),
        ("并处1万元以下罚款", 0, 10000, "元", ""),
        ("处1至3万元罚款", 10000, 30000, "元", ""),
        ("5000元（含）以上1.5万元以下", 5000, 15000, "元", ""),
        ("处200元罚款", 200, 200, "元", ""),
        ("处货值金额1倍以上3倍以下罚款", 1, 3, "倍", "货值金额"),
        ("货值金额等值以上1.5倍以下", 1, 1.5, "倍", "货值金额"),
        ("处违法所得二倍以下罚款", 0, 2, "倍", "违法所得"),
        ("处货值金额10—13倍罚款", 10, 13, "倍", "货值金额"),
        ("处工程造价5%以上7%以下罚款", 5, 7, "%", "工程造价"),
        ("处合同价款百分之二以上百分之三以下的罚款", 2, 3, "%", "合同价款"),
        ("不予行政处罚", 0, 0, "元", ""),
    ],
)
def test_one_range(text: str, low: float, high: float, unit: str, base: str) -> None:
    ranges = read_ranges(text)
    assert ranges is not None and len(ranges) == 1, ranges
    one = ranges[0]
    assert (one.low, one.high, one.unit, one.base) == (low, high, unit, base)


def test_ranges_by_amount_keep_their_conditions() -> None:
    ranges = read_ranges(
        "货值金额不足1万元的，处5万元以上6.5万元以下罚款；货值金额1万元以上的，处货值金额10倍以上13倍"
        "以下罚款"
    )
    assert ranges is not None
    assert [(one.low, one.high, one.unit) for one in ranges] == [
        (50000, 65000, "元"),
        (10, 13, "倍"),
    ]
    assert [one.condition for one in ranges] == ["货值金额不足1万元", "货值金额1万元以上"]


@pytest.mark.parametrize("text", ["给予警告", "责令停产停业", ""])
def test_words_without_a_fine_have_no_range(text: str) -> None:
    assert read_ranges(text) == ()


@pytest.mark.parametrize("text", ["从轻罚款", "处基准数额罚款", "按规定执行", "3倍以上1倍以下罚款"])
def test_what_is_not_understood_is_refused(text: str) -> None:
    assert read_ranges(text) is None
