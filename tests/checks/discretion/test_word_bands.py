"""Ranges read from the words of laws: what is understood, and what is left alone."""

from __future__ import annotations

import pytest

from review.checks.discretion.word_bands import read_bands
from review.language.law_amounts import factor_in, fen_in

Said = tuple[float, float | None, str, str]


@pytest.mark.parametrize(
    ("words", "bands"),
    [
        ("处五千元以上五万元以下的罚款。", [(5e5, 5e6, "", "")]),
        ("可以并处10万元以下罚款。", [(0, 1e7, "", "")]),
        ("处警告或者五百元以下罚款。", [(0, 5e4, "", "")]),
        ("并处货值金额等值以上三倍以下的罚款。", [(1, 3, "goods_value", "")]),
        ("处货值金额百分之五十以上三倍以下的罚款。", [(0.5, 3, "goods_value", "")]),
        ("处建设工程造价百分之五以上百分之十以下的罚款。", [(0.05, 0.1, "construction_cost", "")]),
        ("并处所得收入三倍的罚款。", [(3, 3, "unknown", "")]),
        ("处工程合同价款百分之二以上百分之四以下的罚款。", [(0.02, 0.04, "contract_price", "")]),
        ("处二百元罚款。", [(2e4, 2e4, "", "")]),
        (
            "货值金额不足一万元的，并处五万元以上十万元以下罚款；"
            "货值金额一万元以上的，并处货值金额十倍以上二十倍以下罚款。",
            [(5e6, 1e7, "", ""), (10, 20, "goods_value", "")],
        ),
        (
            "对单位处一万元以上五万元以下的罚款；对直接负责的主管人员和其他直接责任人员处"
            "一千元以上五千元以下的罚款。",
            [(1e6, 5e6, "", "firm"), (1e5, 5e5, "", "responsible")],
        ),
        (
            "处十万元以上一百万元以下的罚款。其中，污染物为工业噪声的，罚款数额为二万元以上二十万元"
            "以下。",
            [(1e7, 1e8, "", ""), (2e6, 2e7, "", "")],
        ),
    ],
)
def test_ranges_are_read(words: str, bands: list[Said]) -> None:
    read = read_bands(words)
    assert read is not None
    assert [(b.low, b.high, b.base, b.target) for b in read.bands] == bands


@pytest.mark.parametrize(
    "words",
    [
        "依法处以罚款。",
        "罚款的限额由省、自治区、直辖市人民代表大会常务委员会规定。",
        "给予警告；情节严重的，吊销营业执照。",
        "处一万元以上五万元以下的罚款；情节严重的，并处罚款。",
        "到期不缴纳罚款的，每日按罚款数额的百分之三加处罚款。",
    ],
)
def test_what_is_not_understood_gives_no_range(words: str) -> None:
    assert read_bands(words) is None


def test_circumstances_thresholds_and_floors_are_kept() -> None:
    read = read_bands(
        "责令限期改正，处十万元以下的罚款；逾期未改正的，处十万元以上二十万元以下的罚款。"
    )
    assert read is not None
    assert [band.raised for band in read.bands] == [False, True]
    read = read_bands("并处违法所得五倍以上二十倍以下的罚款，违法所得不足一万元的，按一万元计算。")
    assert read is not None
    assert read.bands[0].floors == (1_000_000,)
    read = read_bands("违法所得五千元以上的，并处违法所得二倍以上五倍以下的罚款。")
    assert read is not None and read.bands[0].threshold is not None
    assert (read.bands[0].threshold.below, read.bands[0].threshold.fen) == (False, 500_000)


def test_fines_by_number_of_persons_or_area_are_marked() -> None:
    read = read_bands("处每人五百元以上二千元以下的罚款。")
    assert read is not None and read.bands[0].per_unit == "每人"


@pytest.mark.parametrize(
    ("text", "fen"),
    [("五万元", 5_000_000), ("2万元", 2_000_000), ("1.5万元", 1_500_000), ("800元", 80_000)],
)
def test_amounts(text: str, fen: int) -> None:
    assert fen_in(text) == fen


@pytest.mark.parametrize(
    ("text", "factor"),
    [("十倍", 10), ("0.5倍", 0.5), ("百分之五", 0.05), ("千分之三", 0.003), ("30%", 0.3)],
)
def test_factors(text: str, factor: float) -> None:
    assert factor_in(text) == pytest.approx(factor)
