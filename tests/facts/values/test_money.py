"""Amounts of money: writings, pairs, rates, bounds, and what is none."""

from __future__ import annotations

import pytest

from review.facts.values.money import find_money, find_money_pairs, parse_money


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("5,000.00元", 500_000),
        ("5000元", 500_000),
        ("５０００元", 500_000),
        ("5 000元", 500_000),
        ("5，000元", 500_000),
        ("人民币5000元整", 500_000),
        ("￥5,000.00", 500_000),
        ("¥5000.00元", 500_000),
        ("RMB¥5000", 500_000),
        ("0.5万元", 500_000),
        ("1.25万元", 1_250_000),
        ("五千元", 500_000),
        ("两万元", 2_000_000),
        ("一百二十万元", 120_000_000),
        ("1.2亿元", 12_000_000_000),
        ("三千二百元五角", 320_050),
        ("5元3角", 530),
        ("5元3角2分", 532),
        ("0元", 0),
        ("人民币伍仟元整", 500_000),
        ("伍仟圆正", 500_000),
        ("壹万贰仟叁佰肆拾伍元陆角柒分", 1_234_567),
        ("壹万贰仟叁佰肆拾伍元零柒分", 1_234_507),
        ("壹佰零伍元整", 10_500),
        ("拾万元整", 10_000_000),
        ("贰拾万圓整", 20_000_000),
        ("叄仟元整", 300_000),
        ("叁万陆仟元", 3_600_000),
        ("12345.6元", 1_234_560),
    ],
)
def test_reads_amount(text: str, fen: int) -> None:
    (found,) = find_money(f"并处罚款{text}。")
    assert found.value.fen == fen
    assert found.value.is_sum
    assert found.certain >= 0.8
    parsed = parse_money(text) if not text.startswith("RMB") else found
    assert parsed is not None and parsed.value.fen == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("5,O00.00元", 500_000),
        ("5.000.00元", 500_000),
        ("叁任元整", 300_000),
        ("伍伯元整", 50_000),
        ("Y3000.00", 300_000),
        ("3万余元", 3_000_000),
    ],
)
def test_repairs_misread_amount_with_doubt(text: str, fen: int) -> None:
    (found,) = find_money(text)
    assert found.value.fen == fen
    assert found.certain <= 0.7


@pytest.mark.parametrize(
    ("text", "figures", "capitals"),
    [
        ("3000元（大写：叁仟元整）", 300_000, 300_000),
        ("3000元（叁仟元整）", 300_000, 300_000),
        ("人民币3000元（大写：人民币叁仟元整）", 300_000, 300_000),
        ("伍仟元整（¥5000.00）", 500_000, 500_000),
        ("伍仟元整（小写）5000.00元", 500_000, 500_000),
        ("（大写）伍仟元整（小写：5,000.00元）", 500_000, 500_000),
        ("人民币伍仟元整（￥5,000.00元）", 500_000, 500_000),
        ("五千元（大写：伍仟元整）", 500_000, 500_000),
        ("3000元（大写：叁仟伍佰元整）", 300_000, 350_000),
        ("￥30,000.00（大写：叁仟元整）", 3_000_000, 300_000),
    ],
)
def test_pair_of_figures_and_capitals(text: str, figures: int, capitals: int) -> None:
    (pair,) = find_money_pairs(f"罚款{text}，限期缴纳")
    assert (pair.value.figures, pair.value.capitals) == (figures, capitals)
    assert pair.value.equal is (figures == capitals)
    (money,) = find_money(text)
    assert money.value.equal is (figures == capitals)


def test_two_amounts_are_no_pair() -> None:
    text = "没收违法所得1,280.50元，并处罚款10000元，罚没款合计11280.50元"
    assert [reading.value.fen for reading in find_money(text)] == [128_050, 1_000_000, 1_128_050]
    assert find_money_pairs(text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [("每吨30元", "吨"), ("30元/吨", "吨"), ("每瓶售价12元", "瓶"), ("12元/kg", "kg")],
)
def test_rate_is_no_total(text: str, unit: str) -> None:
    (found,) = find_money(text)
    assert found.value.per == unit
    assert not found.value.is_sum


def test_bounds_of_a_range() -> None:
    low, high = find_money("并处五万元以上二十万元以下罚款")
    assert (low.value.fen, low.value.bound) == (5_000_000, "以上")
    assert (high.value.fen, high.value.bound) == (20_000_000, "以下")


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月3日",
        "12瓶",
        "第五十三条",
        "伍万仟元整",
        "公元2025",
        "编号20250012",
        "三倍",
        "二〇",
        "单元",
        "元",
        "",
    ],
)
def test_no_amount(text: str) -> None:
    assert find_money(text) == ()


@pytest.mark.parametrize(
    ("text", "unit_fen", "fen"),
    [
        ("5000", 100, 500_000),
        ("5,000.00", 100, 500_000),
        ("0.5", 1_000_000, 500_000),
        ("合计：5000", 100, 500_000),
    ],
)
def test_bare_number_in_a_column_of_amounts(text: str, unit_fen: int, fen: int) -> None:
    parsed = parse_money(text, unit_fen=unit_fen)
    assert parsed is not None and parsed.value.fen == fen
    assert parsed.certain <= 0.8


@pytest.mark.parametrize("text", ["罚款5000元，没收物品", "五百", "12瓶", "0.00001", ""])
def test_cell_that_is_no_amount(text: str) -> None:
    assert parse_money(text) is None
