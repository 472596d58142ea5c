"""Provisional scores: deductions with caps, vetoes, one fact counted once, grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from review.scoring.case import ScoredCase
from review.scoring.score import score_case
from tests.scoring.findings import STANDARDS, finding

if TYPE_CHECKING:
    from review.model.finding import Finding
    from review.model.score import Score


def score(*findings: Finding, kind: str = "penalty_ordinary") -> Score:
    return score_case(ScoredCase(kind, findings), STANDARDS)


def item(result: Score, name: str) -> float:
    return next(one.deducted for one in result.items if one.item == name)


@pytest.mark.parametrize("kind", sorted(STANDARDS.scoring.tables))
def test_a_file_without_findings_has_full_marks(kind: str) -> None:
    result = score(kind=kind)
    assert (result.total, result.grade, result.vetoes) == (100, "优秀", ())
    assert result.provisional


def test_every_kind_of_case_file_has_a_table_of_known_defects() -> None:
    tables = STANDARDS.scoring.tables
    assert set(tables) == set(STANDARDS.case_kinds)
    for groups in tables.values():
        assert sum(group.points for group in groups) == 100
        for group in groups:
            assert sum(row.points for row in group.items) == group.points


def test_a_finding_takes_its_points_from_its_item() -> None:
    result = score(finding("EXE-07"))
    assert item(result, "H2") == 3
    assert result.total == 97
    assert result.items[-3].findings == ("EXE-07:d1:x",)


def test_many_places_take_at_most_the_cap() -> None:
    result = score(*(finding("PRC-08", number) for number in range(1, 9)))
    assert item(result, "E2") == 5  # cap 6, but the item has only 5 points


def test_an_item_never_goes_below_zero() -> None:
    assert score(finding("PRC-04"), finding("PRC-06")).total == 97


def test_a_veto_fails_the_file_and_the_total_is_still_counted() -> None:
    result = score(finding("HRG-01"))
    assert result.grade == "不合格"
    assert result.vetoes == ("HRG-01:d1:x",)
    assert result.total == 92  # and with no notice in the file item F2 cannot be assessed
    assert "VETO-8" in result.grade_reason
    assert "两人复核" in result.grade_reason


def test_a_lesser_form_of_a_veto_defect_is_no_veto() -> None:
    result = score(finding("PRC-01", points=5))
    assert result.vetoes == ()
    assert result.grade == "合格"


def test_one_fact_is_counted_once() -> None:
    result = score(finding("EXE-01"), finding("EXE-03", 2))
    assert item(result, "H1") == 4
    assert [one.finding for one in result.recorded] == ["EXE-03:d2:x"]
    assert "EXE-01（送达回证缺失）" in result.recorded[0].reason
    assert "EXE-03:d2:x" in result.items[-4].findings


def test_a_substantive_finding_keeps_from_the_best_grade() -> None:
    assert score(finding("DEC-06")).grade == "合格"
    assert score(finding("EXE-02")).grade == "优秀"


def test_what_needs_a_person_takes_nothing_off() -> None:
    doubtful = finding("EXE-07", confidence=0.7)
    assisted = finding("HRG-07")
    result = score(doubtful, assisted)
    assert result.total == 100
    assert [one.finding for one in result.recorded] == [doubtful.id, assisted.id]
    assert "0.70" in result.recorded[0].reason
    assert "未确认不扣分" in result.recorded[1].reason


def test_a_defect_that_the_table_does_not_know_is_only_recorded() -> None:
    result = score(finding("PRC-19"), finding("EXE-03"), kind="license")
    assert result.total == 100
    assert {one.finding for one in result.recorded} == {"PRC-19:d1:x", "EXE-03:d1:x"}


def test_an_unknown_kind_has_no_score() -> None:
    result = score(kind="unknown")
    assert (result.total, result.items) == (0, ())
