"""The runner.

Every applicable defect in one place, stable ids, capped points, one bad check loses no other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pytest

from review.checks import run
from review.checks.run import NOT_BUILT, check_of, run_check, run_checks
from review.model.defect import Applies, Defect
from review.model.fact import Evidence
from review.model.finding import Allegation, Clear, Found, Outcome, Undetermined
from review.model.geometry import Box
from review.standards.load import Standards, load_standards
from tests.checks.case_builder import build_case

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.result import ReviewOutcome

STANDARDS = load_standards()
CASE = {
    "documents": [
        {"kind": "filing_approval", "facts": {"filing_date": date(2025, 3, 3)}},
        {"kind": "inquiry_record", "facts": {"officers.name": "张卫东"}},
        {"kind": "penalty_decision", "facts": {"decision_date": date(2025, 4, 18)}},
    ]
}


def case(**changes: Any) -> CaseFacts:
    return build_case({**CASE, **changes}, STANDARDS)


@pytest.mark.parametrize("kind", sorted(STANDARDS.case_kinds))
def test_every_applicable_defect_stands_in_exactly_one_place(kind: str) -> None:
    outcome = run_checks(case(kind=kind), STANDARDS)
    found = {finding.defect for finding in outcome.findings}
    doubtful = [answer.defect for answer in outcome.undetermined]
    assert len(doubtful) == len(set(doubtful))
    expected = {code for code, row in STANDARDS.defects.items() if kind in row.applies_to}
    assert found | set(doubtful) | set(outcome.clear) == expected
    assert len(found) + len(doubtful) + len(outcome.clear) == len(expected)
    assert outcome.problems == ()


def test_every_row_with_a_check_leads_to_a_function() -> None:
    for defect in STANDARDS.defects.values():
        if defect.check is not None:
            assert callable(check_of(defect, STANDARDS))


def test_row_without_check_is_not_built() -> None:
    defect = replace(STANDARDS.defects["SUB-01"], check=None)
    assert run_check(case(), defect, STANDARDS) == Undetermined(NOT_BUILT)


def test_ids_are_the_same_on_a_second_run() -> None:
    first, second = (run_checks(case(), STANDARDS) for _ in range(2))
    ids = [finding.id for finding in first.findings]
    assert ids and len(set(ids)) == len(ids)
    assert ids == [finding.id for finding in second.findings]
    assert all(finding.id.startswith(f"{finding.defect}:") for finding in first.findings)


def test_every_finding_has_evidence_message_advice_and_basis() -> None:
    for finding in run_checks(case(), STANDARDS).findings:
        assert finding.evidence and finding.message and finding.advice and finding.basis


def test_unknown_kind_of_case_file_decides_nothing() -> None:
    outcome = run_checks(case(kind="unknown"), STANDARDS)
    assert not outcome.findings and not outcome.clear
    assert len(outcome.undetermined) == len(STANDARDS.defects)


def test_doubtful_kind_of_case_file_decides_nothing() -> None:
    outcome = run_checks(case(kind_confidence=0.4), STANDARDS)
    assert not outcome.findings and not outcome.clear
    assert all("把握不足" in answer.reason for answer in outcome.undetermined)


def with_check(monkeypatch: pytest.MonkeyPatch, code: str, check: Any, **changes: Any) -> Standards:
    """Standards of one defect whose check is the given function."""
    monkeypatch.setattr(run, "check_of", lambda defect, standards: check)
    defect = replace(STANDARDS.defects[code], check="stand_in", **changes)
    return replace(STANDARDS, defects=MappingProxyType({code: defect}))


def allegation(key: str, confidence: float = 0.95, points: float | None = None) -> Allegation:
    place = Evidence(2, Box(0, 0, 10, 10), "", "d2")
    return Allegation(key, f"有误{key}", (place,), (), confidence, points=points)


def test_a_failing_check_is_a_problem_and_undetermined(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
        raise KeyError("officers")

    outcome = run_checks(case(), with_check(monkeypatch, "SUB-04", broken))
    assert [answer.defect for answer in outcome.undetermined] == ["SUB-04"]
    (problem,) = outcome.problems
    assert (
        problem.stage == "checks" and "SUB-04" in problem.message and "KeyError" in problem.message
    )


def test_points_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    many = Found(tuple(allegation(str(number)) for number in range(5)))
    standards = with_check(monkeypatch, "SUB-04", lambda *_: many)
    findings = run_checks(case(), standards).findings
    assert [finding.deduction for finding in findings] == [2, 2, 2, 0, 0]


def test_points_per_case_are_taken_once(monkeypatch: pytest.MonkeyPatch) -> None:
    many = Found((allegation("a"), allegation("b")))
    standards = with_check(monkeypatch, "DIS-02", lambda *_: many)
    assert [item.deduction for item in run_checks(case(), standards).findings] == [10, 0]


def test_points_per_case_are_those_of_the_heaviest_form(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Found((allegation("a", points=5), allegation("b")))
    standards = with_check(monkeypatch, "PRC-01", lambda *_: both)
    assert [item.deduction for item in run_checks(case(), standards).findings] == [0, 100]


def test_points_of_the_allegation_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    standards = with_check(monkeypatch, "DOC-01", lambda *_: Found((allegation("a", points=5),)))
    assert run_checks(case(), standards).findings[0].deduction == 5


def test_low_confidence_is_marked_for_review(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Found((allegation("sure"), allegation("unsure", 0.7)))
    sure, unsure = run_checks(case(), with_check(monkeypatch, "SUB-04", lambda *_: both)).findings
    assert "待复核" not in sure.message
    assert "0.70，待复核" in unsure.message


def test_equal_keys_still_give_different_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = Found((allegation("a"), allegation("a")))
    one, other = run_checks(case(), with_check(monkeypatch, "SUB-04", lambda *_: twice)).findings
    assert one.id != other.id


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2025, 4, 17), Clear),
        (date(2025, 4, 18), Found),
        (date(2025, 6, 30), Found),
        (date(2025, 7, 1), Clear),
        (None, Undetermined),
    ],
)
def test_rows_speak_in_their_period_only(
    monkeypatch: pytest.MonkeyPatch, day: date | None, answer: type
) -> None:
    facts = {"decision_date": day} if day else {}
    case_facts = build_case(
        {"documents": [{"kind": "penalty_decision", "facts": facts}]}, STANDARDS
    )
    applies = Applies(date(2025, 4, 18), date(2025, 6, 30), ("penalty_decision.decision_date",))
    standards = with_check(
        monkeypatch, "SUB-04", lambda *_: Found((allegation("a"),)), applies=applies
    )
    assert isinstance(run_check(case_facts, standards.defects["SUB-04"], standards), answer)


def test_an_added_blank_page_changes_no_outcome() -> None:
    before = run_checks(case(), STANDARDS)
    after = run_checks(case(pages=4), STANDARDS)
    assert [item.defect for item in before.findings] == [item.defect for item in after.findings]
    assert set(before.clear) == set(after.clear)


def test_nothing_is_alleged_on_a_document_whose_kind_is_in_doubt() -> None:
    def outcome(confidence: float) -> ReviewOutcome:
        record = {"kind": "onsite_inspection_record", "title": "工作记录", "confidence": confidence}
        return run_checks(case(documents=[*CASE["documents"], record]), STANDARDS)

    def alleged(of: ReviewOutcome) -> bool:
        return any(place.document == "d4" for one in of.findings for place in one.evidence)

    assert alleged(outcome(0.98))
    assert not alleged(outcome(0.7))
    assert any("请先确认种类" in answer.reason for answer in outcome(0.7).undetermined)
