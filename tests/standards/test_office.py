"""An office's own standards: what they change, and what they leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from review.checks.run import run_check, run_checks
from review.errors import OfficeError
from review.model.finding import Clear, Found, Undetermined
from review.scoring.case import ScoredCase
from review.scoring.score import score_case
from review.standards.load import load_standards
from review.standards.office.apply import with_office, with_office_file
from tests.checks.case_builder import build_case
from tests.scoring.findings import finding

STANDARDS = load_standards()
SAMPLE = Path(__file__).parents[2] / "corpora/office/office.yaml"


def office(tmp_path: Path, text: str):
    (tmp_path / "office.yaml").write_text(f"office: 甲市司法局\n{text}", encoding="utf-8")
    return with_office(STANDARDS, tmp_path)


def test_without_a_file_nothing_changes(tmp_path):
    assert with_office(STANDARDS, tmp_path) is STANDARDS


def test_a_name_alone_changes_only_what_the_standard_is_called(tmp_path):
    ours = office(tmp_path, "")
    assert ours.defects == STANDARDS.defects
    assert ours.scoring == replace(STANDARDS.scoring, standard="national-2026+甲市司法局")
    assert ours.version.startswith(f"{STANDARDS.version}+office.")


def test_the_sample_is_valid():
    ours = with_office_file(STANDARDS, SAMPLE)
    assert set(ours.defects) - set(STANDARDS.defects) == {"LOC-01", "LOC-02"}
    assert ours.switches == {"synchronous_notice": True}
    assert ours.hearing_thresholds["urban"].organisation_fen == 5_000_000
    assert ours.hearing_thresholds["urban"].verified
    assert [grade.name for grade in ours.scoring.grades] == ["优秀", "良好", "合格", "不合格"]


def test_points_cap_severity(tmp_path):
    ours = office(tmp_path, "defects:\n  EXE-03: {points: 3, cap: 6, severity: 形式}\n")
    row = ours.defects["EXE-03"]
    assert (row.points, row.cap, row.severity) == (3, 6, "formal")
    assert ours.defects["EXE-02"] == STANDARDS.defects["EXE-02"]


def test_a_veto_taken_out_of_its_group(tmp_path):
    ours = office(tmp_path, "defects:\n  HRG-04: {veto: false, points: 12, cap: 12}\n")
    result = score_case(ScoredCase("penalty_ordinary", (finding("HRG-04"),)), ours)
    assert result.vetoes == ()
    assert result.total == 97  # item F2 has three points
    assert score_case(ScoredCase("penalty_ordinary", (finding("HRG-01"),)), ours).vetoes


def test_a_veto_group_switched_off(tmp_path):
    ours = office(tmp_path, "vetoes: {VETO-8: false}\n")
    for code in ("HRG-01", "HRG-04", "HRG-05"):
        assert not score_case(ScoredCase("penalty_ordinary", (finding(code),)), ours).vetoes
    assert score_case(ScoredCase("penalty_ordinary", (finding("PRC-01"),)), ours).vetoes


def test_a_veto_added(tmp_path):
    ours = office(tmp_path, "defects:\n  EXE-03: {veto: true}\n")
    result = score_case(ScoredCase("penalty_ordinary", (finding("EXE-03"),)), ours)
    assert result.vetoes == ("EXE-03:d1:x",)
    assert "本机关增列的否决项" in result.grade_reason


@pytest.mark.parametrize(
    ("text", "total", "grade"),
    [
        ("", 84, "合格"),
        ("subgrade: true\n", 84, "良好"),
        ("grades:\n  - {grade: 甲, min: 80}\n  - {grade: 乙, min: 0}\n", 84, "甲"),
    ],
)
def test_grades(tmp_path, text, total, grade):
    ours = office(tmp_path, text)
    taking = [
        finding(code) for code in ("PRC-04", "EXE-03", "EXE-07", "PRC-08", "ARC-01", "HRG-03")
    ]
    result = score_case(ScoredCase("penalty_ordinary", tuple(taking)), ours)
    assert (result.total, result.grade) == (total, grade)


def test_an_own_row_is_applied_like_any_other():
    ours = with_office_file(STANDARDS, SAMPLE)
    paid, closed = "2025-05-20", "2025-05-12"
    case = build_case(
        {
            "documents": [
                {"kind": "fine_receipt", "facts": {"pay_date": _day(paid)}},
                {"kind": "case_closing_report", "facts": {"closing_date": _day(closed)}},
            ]
        },
        ours,
    )
    outcome = run_check(case, ours.defects["LOC-01"], ours)
    assert isinstance(outcome, Found)
    assert (
        outcome.allegations[0].message == "结案日期（2025年5月12日）早于缴款日期（2025年5月20日）。"
    )
    found = [one for one in run_checks(case, ours).findings if one.defect == "LOC-01"]
    result = score_case(ScoredCase("penalty_ordinary", tuple(found)), ours)
    assert next(one.deducted for one in result.items if one.item == "H2") == 2


def test_an_own_row_is_silent_where_all_is_well():
    ours = with_office_file(STANDARDS, SAMPLE)
    case = build_case(
        {
            "documents": [
                {"kind": "fine_receipt", "facts": {"pay_date": _day("2025-05-02")}},
                {"kind": "case_closing_report", "facts": {"closing_date": _day("2025-05-12")}},
            ]
        },
        ours,
    )
    assert isinstance(run_check(case, ours.defects["LOC-01"], ours), Clear)


def test_a_defect_moved_to_another_item(tmp_path):
    ours = office(tmp_path, "defects:\n  EXE-03: {item: {penalty_ordinary: E3}}\n")
    items = {item.id: item.defects for item in ours.scoring.items("penalty_ordinary")}
    assert "EXE-03" in items["E3"]
    assert "EXE-03" not in items["H1"]


def test_a_file_that_is_no_text(tmp_path):
    (tmp_path / "office.yaml").write_bytes(b"\xff\xfe\x00office")
    with pytest.raises(OfficeError, match="UTF-8") as caught:
        with_office(STANDARDS, tmp_path)
    assert caught.value.code == "office_unreadable"


def _day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("fine", "party", "outcome"),
    [
        ("40000元", "法人", Clear),
        ("60000元", "法人", Found),
        ("8000元", "自然人", Undetermined),  # the office says nothing of persons
    ],
)
def test_amounts_of_the_office_decide_what_is_major(tmp_path, fine, party, outcome):
    ours = office(
        tmp_path, "discussion_thresholds:\n  all: {org: 50000, basis: 本市集体讨论办法}\n"
    )
    facts = {"fine_amount": fine, "penalty_items": ["罚款"], "party.type": party}
    documents = [{"kind": "penalty_decision", "facts": facts}, "investigation_report"]
    case = build_case({"documents": documents, "domain": "urban"}, ours)
    answer = run_check(case, ours.defects["DEC-04"], ours)
    assert isinstance(answer, outcome), answer
    if outcome is Found:
        assert "本市集体讨论办法" in answer.allegations[0].message
    without = run_check(case, STANDARDS.defects["DEC-04"], STANDARDS)
    assert isinstance(without, Undetermined)


def test_a_field_named_goes_before_all(tmp_path):
    ours = office(
        tmp_path,
        "hearing_thresholds:\n"
        "  all: {person: 2000, org: 20000, basis: 甲}\n"
        "  urban: {person: 3000, org: 30000, basis: 乙}\n",
    )
    assert ours.hearing_thresholds["urban"].person_fen == 300_000
    assert ours.hearing_thresholds["fire"].person_fen == 200_000
    assert ours.hearing_thresholds[""].organisation_fen == 2_000_000
