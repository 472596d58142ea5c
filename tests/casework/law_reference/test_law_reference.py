"""法律适用参考: the cases of `cases.yaml`, which a jurist can read and correct."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from review.casework.law_reference.reference import law_reference
from review.model.document import SortedCaseFile
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text("utf-8"))


def reference_of(spec, standards=None):
    standards = standards or load_standards()
    facts = build_case(spec, standards)
    case = SortedCaseFile(facts.pages, facts.documents, facts.kind, 1.0, None, 1.0)
    return law_reference(case, facts, standards)


@pytest.mark.parametrize("row", CASES, ids=[row["name"] for row in CASES])
def test_case(row):
    found = reference_of(row["case"])
    ids = [one.rule.id for one in found.rules]
    if "reason" in row:
        assert row["reason"] in found.reason and not ids
        assert [one.page_no for one in found.told.evidence] == row.get("pages", [])
        return
    assert not found.reason, found.reason
    assert ids[0] == row["first"] and len(ids) == 3
    assert set(row.get("among", ())) <= set(ids)
    assert not set(row.get("never", ())) & set(ids)
    first = found.rules[0]
    assert first.compared.agreement == row.get("agreement", "unread")
    assert row.get("note", "") in first.compared.note
    assert [one.likeness for one in found.rules] == sorted(
        (one.likeness for one in found.rules), reverse=True
    )
    places = {place.page_no for one in first.sentences for place in one.evidence}
    assert places == set(row.get("pages", [1]))


def test_the_rules_of_another_office_are_its_own():
    """Standards with fewer rules answer from those alone, in the same process."""
    spec = CASES[0]["case"]
    assert reference_of(spec).rules[0].rule.id == "PR-002"
    standards = load_standards()
    fewer = replace(
        standards,
        penalty_rules=tuple(one for one in standards.penalty_rules if one.id != "PR-002"),
    )
    again = reference_of(spec, fewer)
    assert "PR-002" not in [one.rule.id for one in again.rules]
