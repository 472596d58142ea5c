"""Items that do not apply, stages that are missing, one fact under two codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.scoring.case import ScoredCase
from review.scoring.score import score_case
from tests.scoring.findings import STANDARDS, finding

HEARING = frozenset({"HRG-05", "HRG-06", "HRG-07"})
"""The defects of item F3, 4 of the 12 points of group F."""


def scored(*findings, na=HEARING, standards=STANDARDS, kind="penalty_ordinary", **case):
    return score_case(ScoredCase(kind, findings, frozenset(na), **case), standards)


def item(result, name):
    return next(one for one in result.items if one.item == name)


def test_points_of_an_item_that_does_not_apply_go_to_the_others_of_its_group():
    result = scored()
    assert [item(result, name).points for name in ("F1", "F2", "F3")] == [7.5, 4.5, 0]
    assert item(result, "F3").state == "not_applicable"
    assert "4分按比例加到本类其余各项" in item(result, "F3").note
    assert result.total == 100


def test_a_deduction_weighs_as_its_item():
    result = scored(finding("HRG-04", points=2))
    assert item(result, "F2").deducted == 3  # 2 of 3 points, of the 4.5 it has here
    assert "3×（8+4）÷8＝4.5分" in item(result, "F2").note
    assert "2×4.5÷3≈3.0" in item(result, "F2").note
    assert result.total == 97


def test_full_marks_where_the_office_wants_them():
    full = replace(STANDARDS, scoring=replace(STANDARDS.scoring, na_policy="full"))
    result = scored(finding("HRG-04", points=2), standards=full)
    assert (item(result, "F3").points, item(result, "F3").deducted) == (4, 0)
    assert "按满分计" in item(result, "F3").note
    assert result.total == 98


def test_an_item_with_one_defect_that_may_arise_applies():
    assert item(scored(na=HEARING - {"HRG-05"}), "F3").state == "assessed"


def test_a_finding_makes_its_item_apply():
    result = scored(finding("HRG-06"))
    assert item(result, "F3").state == "assessed"
    assert item(result, "F3").deducted == 4


def test_a_group_of_which_nothing_applies_has_full_marks():
    result = scored(na={"HRG-01", "HRG-02", "HRG-03", "HRG-04", "HRG-08"} | HEARING)
    assert sum(one.points for one in result.items if one.group == "F") == 12
    assert result.total == 100


def test_weighed_points_are_tenths_and_keep_the_sum():
    result = scored(na={"FAC-04", "LAW-08", "LAW-09", "DIS-04", "DIS-07", "SUB-01", "SUB-02"})
    assert round(sum(one.points for one in result.items), 6) == 100
    assert all(round(one.points, 1) == one.points for one in result.items)


def test_an_item_without_defects_is_left_to_people():
    result = scored(kind="inspection", na=())
    assert item(result, "D2").state == "by_people"
    assert "由评查人评定" in item(result, "D2").note


def test_a_missing_stage_empties_its_items():
    result = scored(finding("PRC-13"), kind="coercive", na=())
    assert item(result, "C1").state == "stage_missing"
    assert "本项计0分" in item(result, "C1").note
    assert item(result, "C1").gained == 0


def test_a_stage_with_a_document_is_assessed():
    result = scored(finding("HRG-01"), na=(), documents=frozenset({"prior_notice"}))
    assert item(result, "F2").state == "assessed"
    assert item(result, "F2").gained == 3


def test_a_lesser_form_shows_that_the_stage_is_there():
    assert item(scored(finding("PRC-01", points=5), na=()), "E1").state == "assessed"


@pytest.mark.parametrize(
    ("other", "counted"),
    [("鑫源餐引店", False), ("鑫原餐引店", False), ("宏达汽车修理厂", True), ("鑫源餐饮店", True)],
)
def test_a_slip_of_the_pen_counts_once(other, counted):
    """DOC-06 stands for FAC-05 where the two names differ, by two characters at most."""
    slip = replace(STANDARDS.defects["DOC-06"], automation="auto_flag")
    result = scored(
        finding("FAC-05", facts=("f1", "f2")),
        finding("DOC-06"),
        na=(),
        standards=replace(STANDARDS, defects={**STANDARDS.defects, "DOC-06": slip}),
        fact_words={"f1": "鑫源餐饮店", "f2": other},
    )
    assert bool(item(result, "A3").deducted) is counted
    assert [one.finding for one in result.recorded] == ([] if counted else ["FAC-05:d1:x"])


def test_a_defect_counted_once_per_file_takes_its_heaviest_form():
    light, heavy = finding("PRC-01", 1, points=5), finding("PRC-01", 2)
    result = scored(light, heavy, na=(), documents=frozenset({"filing_approval"}))
    lines = {line.finding: line for line in item(result, "E1").deductions}
    assert lines[light.id].taken == 0
    assert "每卷只扣一次" in lines[light.id].note
    assert lines[heavy.id].taken == 100
    assert item(result, "E1").gained == 0
