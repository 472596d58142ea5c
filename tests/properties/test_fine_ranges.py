"""Arithmetic of ranges: a fine is alleged where, and only where, it stands outside them."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from review.checks.discretion.bands import Band, Threshold, work_out
from review.checks.discretion.fine_range import fine_range
from review.checks.discretion.tiers import place_of_fine, position
from review.checks.run import run_check
from review.model.case_file import CaseFacts
from review.model.discretion import BaseAmount
from review.model.document import Document, PagePart
from review.model.fact import Citation, Evidence, Fact, FactValue
from review.model.finding import Clear, Found
from review.model.geometry import Box
from review.model.page import Page, PageGrade
from review.registers.ranges import read_ranges
from review.standards.load import load_standards

STANDARDS = load_standards()
PLACE = Evidence(1, Box(50, 50, 200, 70), "", "d1")
DUST = Citation("中华人民共和国生态环境法典", 1128, 1, 1)
LABEL = Citation("中华人民共和国食品安全法", 125, 1, 2)
yuan = st.integers(1, 5_000_000)


def fact(field: str, value: FactValue) -> Fact:
    return Fact(field, "d1", field, value, str(value), 0.97, (PLACE,))


def case_of(fine_fen: int, citation: Citation, cause: str, goods: int | None = None) -> CaseFacts:
    facts = [
        fact("decision_date", date(2026, 9, 20)),
        fact("fine_amount", fine_fen),
        fact("cause_of_action", cause),
        fact("law_penalty", citation),
    ]
    if goods is not None:
        facts.append(fact("goods_value", goods))
    document = Document("d1", "penalty_decision", "行政处罚决定书", (PagePart(1, 0, 842),), 0.98)
    page = Page(1, 595, 842, "text", 0, 0.99, grade=PageGrade("good"))
    return CaseFacts("penalty_ordinary", 0.99, None, (document,), tuple(facts), (page,))


def answers(case_facts: CaseFacts) -> tuple[bool, bool]:
    """Whether the fine is alleged to be above, or below, the range; both must be decided."""
    outcomes = [
        run_check(case_facts, STANDARDS.defects[code], STANDARDS) for code in ("DIS-01", "DIS-02")
    ]
    assert all(isinstance(outcome, Found | Clear) for outcome in outcomes), outcomes
    return isinstance(outcomes[0], Found), isinstance(outcomes[1], Found)


@settings(max_examples=60, deadline=None)
@given(yuan)
def test_inside_a_fixed_range_nothing_is_alleged_and_outside_it_is(fine: int) -> None:
    above, below = answers(case_of(fine * 100, DUST, "施工工地扬尘污染防治措施不到位案"))
    assert above == (fine > 100_000)
    assert below == (fine < 10_000)


@settings(max_examples=80, deadline=None)
@given(yuan, st.integers(1, 400_000))
def test_ranges_by_goods_value_change_at_their_threshold(fine: int, goods: int) -> None:
    case_facts = case_of(fine * 100, LABEL, "经营标签不符合规定的预包装食品案", goods * 100)
    low, high = (5_000, 50_000) if goods < 10_000 else (5 * goods, 10 * goods)
    assert answers(case_facts) == (fine > high, fine < low)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 2 * 10**9))
def test_the_place_in_the_range_is_between_its_ends_where_the_fine_is(
    one: int, other: int, fine: int
) -> None:
    low, high = sorted((one, other))
    span = fine_range([Band("", low, high)], {}, "", "本条")
    at = position(span, fine)
    if low == high:
        assert at is None
        return
    assert at is not None
    assert (0 <= at <= 1) == (low <= fine <= high)
    assert place_of_fine(span, fine).rank in ("减轻", "从轻", "一般", "从重")


@given(st.integers(1, 10**9), st.integers(1, 20), st.integers(0, 10))
def test_multiples_are_exact(base: int, low: int, more: int) -> None:
    amounts = {"goods_value": BaseAmount("goods_value", "货值金额", base)}
    line = work_out(Band("", low, low + more, base="goods_value"), amounts, "")
    assert (line.low, line.high) == (base * low, base * (low + more))
    assert work_out(Band("", low, low + more, base="goods_value"), {}, "").high is None


@given(st.integers(0, 10**8), st.integers(1, 10**8))
def test_just_one_of_two_bands_about_a_threshold_governs(base: int, threshold: int) -> None:
    amounts = {"goods_value": BaseAmount("goods_value", "货值金额", base)}
    bands = [
        Band("", 1, 2, threshold=Threshold("goods_value", below, threshold))
        for below in (True, False)
    ]
    lines = [work_out(band, amounts, "") for band in bands]
    assert sorted(bool(line.governs) for line in lines) == [False, True]


@given(st.integers(1, 999), st.integers(0, 999))
def test_ranges_in_words_come_back_as_written(low: int, more: int) -> None:
    high = low + more
    ranges = read_ranges(f"处{low * 100}元以上{high * 100}元以下罚款")
    assert ranges is not None
    assert [(one.low, one.high, one.unit) for one in ranges] == [(low * 100, high * 100, "元")]
    ranges = read_ranges(f"处货值金额{low}倍以上{high}倍以下罚款")
    assert ranges is not None
    assert [(one.low, one.high, one.base) for one in ranges] == [(low, high, "货值金额")]
