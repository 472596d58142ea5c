"""Whatever is found, a score adds up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.scoring.case import ScoredCase
from review.scoring.score import score_case
from tests.scoring.findings import STANDARDS, finding

CODES = sorted(STANDARDS.defects)
FOUND = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.integers(1, 4),
        st.one_of(st.none(), st.sampled_from([0.0, 0.5, 1.0, 5.0])),
        st.sampled_from([0.5, 0.97]),
    ),
    max_size=25,
    unique_by=lambda one: (one[0], one[1]),
)
POLICIES = {
    policy: replace(STANDARDS, scoring=replace(STANDARDS.scoring, na_policy=policy))
    for policy in ("redistribute", "full")
}


@pytest.mark.parametrize("kind", sorted(STANDARDS.case_kinds))
@settings(max_examples=40, deadline=None)
@given(
    found=FOUND,
    silent=st.frozensets(st.sampled_from(CODES)),
    policy=st.sampled_from(sorted(POLICIES)),
)
def test_a_score_adds_up(kind, found, silent, policy):
    findings = tuple(finding(*one) for one in found)
    result = score_case(ScoredCase(kind, findings, silent), POLICIES[policy])
    assert 0 <= result.total <= 100
    assert result.total == round(sum(item.points - item.deducted for item in result.items), 1)
    assert round(sum(item.points for item in result.items), 1) == 100
    assert all(0 <= item.deducted <= item.points for item in result.items)
    assert result.grade in {grade.name for grade in STANDARDS.scoring.grades}
    counted = {line.finding for item in result.items for line in item.deductions}
    recorded = {one.finding for one in result.recorded}
    assert counted | recorded == {one.id for one in findings}
    assert not counted & recorded


@settings(max_examples=40, deadline=None)
@given(found=FOUND, more=st.sampled_from(CODES))
def test_one_more_finding_never_gains_points(found, more):
    """Unless it stands for the same fact as others, which then are only recorded."""
    stronger = {code for rule in STANDARDS.scoring.suppressions for code in rule.codes}
    findings = tuple(finding(*one) for one in found)
    before = score_case(ScoredCase("penalty_ordinary", findings), STANDARDS).total
    extra = (*findings, finding(more, 9))
    after = score_case(ScoredCase("penalty_ordinary", extra), STANDARDS).total
    assert after <= before or more in stronger
