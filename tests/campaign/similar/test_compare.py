"""Single questions of the comparison: groups, eras, amounts, multiples, words."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from review.campaign.similar import compare
from review.campaign.similar.grouping import region_of, weight_of
from review.campaign.similar.robust import is_far, score_of, spread_of
from review.model.similar import BenchmarkStart, Circumstance, Fined

USUAL = (0.30, 0.32, 0.34, 0.36, 0.38)


def fined(number: int, position: float | None, **more: object) -> Fined:
    made = Fined(
        file=number,
        case_id=f"c{number}",
        document="d1",
        case_no=f"第{number}号",
        agency="云泽市临浦区市场监督管理局",
        violation="经营过期食品",
        article="中华人民共和国食品安全法第124条",
        party="firm",
        decided=date(2026, 3, number),
        fine=None if position is None else round(1_000_000 + position * 9_000_000),
        low=1_000_000,
        high=10_000_000,
        goods=None,
    )
    return replace(made, **more)


def group(*positions: float, **more: object) -> list[Fined]:
    return [fined(number, at, **more) for number, at in enumerate(positions, start=1)]


def only_outlier(fines, *, by=(), benchmarks=()):
    (found,) = [one for like in compare(fines, by, benchmarks).groups for one in like.outliers]
    return found


def test_median_and_deviation():
    spread = spread_of("position", [0.1, 0.2, 0.3, 0.4, 0.9])
    assert (spread.count, spread.median, round(spread.mad, 3)) == (5, 0.3, 0.1)
    assert round(score_of(0.9, spread), 2) == round(0.6 / (1.4826 * 0.1), 2)
    assert spread_of("position", [0.1, 0.2, 0.3, 0.4]) is None


@pytest.mark.parametrize(
    ("values", "value", "far"),
    [
        ([0.3] * 5, 0.44, False),  # all alike: the floor keeps a small step from being far
        ([0.3] * 5, 0.46, True),
        ([0.0, 0.2, 0.4, 0.6, 0.8], 0.69, False),
        ([0.0, 0.2, 0.4, 0.6, 0.8], 0.71, True),  # more than 0.3, however wide the others lie
    ],
)
def test_how_far_is_far(values, value, far):
    assert is_far(value, spread_of("position", values)) is far


def test_an_outlier_with_its_peers_and_words():
    found = only_outlier(group(*USUAL, 0.95))
    assert (found.case.file, found.direction, found.open) == (6, "higher", True)
    assert found.peers[0].file in (3, 4)
    assert len(found.peers) == 5
    assert "95%" in found.words
    assert "卷内是否写明裁量理由未能判断" in found.words
    assert "请人工判断" in found.words


def test_five_are_needed():
    made = compare(group(0.3, 0.3, 0.3, 0.95))
    (like,) = made.groups
    assert not like.outliers
    assert {one.reason for one in like.not_compared} == {"可比的同类案件只有4件，不足5件，不作比较"}


def test_the_reason_must_speak_for_the_direction():
    usual = group(*USUAL)
    for reason, answers in (
        ("当事人多次违法，情节严重，从重处罚", True),
        ("当事人主动改正，从轻处罚", False),
        ("未造成严重后果", False),
        ("", False),
    ):
        found = only_outlier([*usual, fined(6, 0.95, reason=reason)])
        assert [one.cause for one in found.explanations] == ["reason_written"] * answers


def test_circumstances_that_differ_explain():
    heavy = (Circumstance("repeat", "再次、多次违法", "曾因同一行为受罚"),)
    found = only_outlier([*group(*USUAL), fined(6, 0.95, circumstances=heavy)])
    assert [one.cause for one in found.explanations] == ["circumstances"]
    assert "再次、多次违法" in found.explanations[0].words


def test_an_amount_that_differs_explains():
    usual = group(*USUAL, goods=200_000)
    found = only_outlier([*usual, fined(6, 0.95, goods=900_000)])
    assert [one.cause for one in found.explanations] == ["amount"]
    assert only_outlier([*usual, fined(6, 0.95, goods=300_000)]).open


def test_cases_of_another_benchmark_are_no_peers():
    before = group(0.8, 0.8, 0.82, 0.84, 0.86, decided=date(2025, 6, 1))
    after = [fined(number + 10, at) for number, at in enumerate(USUAL)]
    start = BenchmarkStart("经营过期食品", date(2026, 1, 1))
    assert not compare([*before, *after], (), [start]).groups[0].outliers
    alone = fined(9, 0.9, decided=date(2025, 6, 1))
    found = only_outlier([*after, alone], benchmarks=[start])
    assert [one.cause for one in found.explanations] == ["benchmark_changed"]


def test_multiples_where_the_range_is_not_known():
    unknown = {"low": None, "high": None, "why": "幅度未能确定"}
    usual = [fined(n, None, fine=n * 100_000, goods=100_000, **unknown) for n in (5, 5, 6, 6, 6)]
    odd = fined(7, None, fine=1_500_000, goods=100_000, **unknown)
    found = only_outlier([*usual, odd])
    assert (found.spread.measure, found.value) == ("multiple", 15.0)
    other_base = replace(odd, goods=1_000_000, fine=20_000_000)
    made = compare([*usual, other_base]).groups[0]
    assert not made.outliers
    assert made.not_compared[0].case == other_base


def test_what_cannot_be_grouped_is_named():
    made = compare([fined(1, 0.5, article="", why=""), fined(2, 0.5, violation="")])
    assert [one.reason for one in made.not_compared] == [
        "处罚依据的条款未能读出",
        "违法行为未能读出",
    ]
    assert made.groups == ()


def test_groups_by_party_agency_and_region():
    fines = [
        *group(*USUAL),
        fined(6, 0.95, party="person", agency="云泽市北崮区市场监督管理局"),
    ]
    assert len(compare(fines).groups) == 1
    assert {like.shared for like in compare(fines, ("party", "region")).groups} == {
        (("party", "单位"), ("region", "云泽市临浦区")),
        (("party", "个人"), ("region", "云泽市北崮区")),
    }
    assert len(compare(fines, ("agency",)).groups) == 2


@pytest.mark.parametrize(
    ("agency", "region"),
    [
        ("云泽市临浦区城市管理综合行政执法局", "云泽市临浦区"),
        ("云泽市市场监督管理局", "云泽市"),
        ("澜江省云泽市南屏县应急管理局", "云泽市南屏县"),
        ("临浦区市场监管局", "临浦区"),
        ("某局", ""),
    ],
)
def test_the_region_of_an_agency(agency, region):
    assert region_of(agency) == region


def test_what_circumstances_weigh():
    def case(*kinds: str) -> Fined:
        return fined(1, 0.5, circumstances=tuple(Circumstance(k, k, k) for k in kinds))

    assert weight_of(case()) == "plain"
    assert weight_of(case("corrected")) == "plain"
    assert weight_of(case("corrected", "first_offence")) == "light"
    assert weight_of(case("minor_age")) == "light"
    assert weight_of(case("repeat")) == "heavy"
    assert weight_of(case("repeat", "corrected")) == "mixed"


def test_a_fine_of_many_times_the_goods():
    light = tuple(Circumstance(k, k, k) for k in ("first_offence", "no_harm"))
    small = fined(1, 0.0, goods=10_000, circumstances=light)
    (found,) = compare([small]).heavy_for_light
    assert (found.ground, found.value) == ("multiple", 100.0)
    assert "可研究是否符合减轻条件" in found.words
    assert not compare([replace(small, lowered=True)]).heavy_for_light
    assert not compare([replace(small, circumstances=light[:1])]).heavy_for_light


def test_the_order_of_the_fines_does_not_matter():
    fines = [*group(*USUAL, 0.95, 0.01), fined(9, None, why="罚款数额未能读出")]
    mixed = list(fines)
    random.Random(5).shuffle(mixed)
    assert compare(mixed) == compare(fines)
