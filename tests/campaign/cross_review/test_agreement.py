"""Cohen's kappa against values computed by hand; agreement by rule, by reviewer, of the machine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.campaign.cross_review.agreement import (
    agreement_by_reviewer,
    agreement_by_rule,
    machine_rates,
)
from review.campaign.cross_review.compare import compare
from review.campaign.cross_review.kappa import cohens_kappa
from review.model.campaign import CampaignConfig
from review.model.grading import GradedFinding
from tests.campaign.cross_review.plain import copy, finding, word


def table(both, only_first, only_second, neither):
    return (
        [(True, True)] * both
        + [(True, False)] * only_first
        + [(False, True)] * only_second
        + [(False, False)] * neither
    )


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [
        # po 35/50, pe (25·30 + 25·20)/2500 = 0.5: (0.7 - 0.5)/0.5
        ((20, 5, 10, 15), 0.4),
        # po 60/100, pe (60·70 + 40·30)/10000 = 0.54: 0.06/0.46
        ((45, 15, 25, 15), 0.06 / 0.46),
        # po 60/100, pe (60·30 + 40·70)/10000 = 0.46: 0.14/0.54
        ((25, 35, 5, 35), 0.14 / 0.54),
        ((5, 0, 0, 5), 1.0),
        ((0, 5, 5, 0), -1.0),
        ((1, 1, 1, 1), 0.0),
        # One says yes of all, the other of half: no better than chance.
        ((5, 5, 0, 0), 0.0),
        # Both say the same of all: chance agrees always, so nothing can be said.
        ((7, 0, 0, 0), None),
        ((0, 0, 0, 3), None),
        ((0, 0, 0, 0), None),
    ],
)
def test_kappa(counts, kappa):
    found = cohens_kappa(table(*counts))
    assert found == (None if kappa is None else pytest.approx(kappa))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_kappa_is_between_one_and_minus_one_and_the_same_both_ways(pairs):
    found = cohens_kappa(pairs)
    assert found == cohens_kappa([(other, one) for one, other in pairs])
    assert found is None or -1.0 <= found <= 1.0


def comparison(a, b, defect="EXE-03"):
    """One finding per pair of words; None: not said."""
    findings = [finding(f"{defect}:{number}", defect) for number, _ in enumerate(a)]
    copies = [
        copy(
            seat,
            findings,
            [
                word(seat, value, finding=one.id)
                for one, value in zip(findings, values, strict=True)
                if value
            ],
        )
        for seat, values in (("a", a), ("b", b))
    ]
    return compare(copies, CampaignConfig())


def test_by_rule_with_disputes_and_what_only_one_decided():
    made = {
        1: comparison(["confirmed", "amended", None], ["confirmed", "rejected", "confirmed"]),
        2: comparison(["rejected"], ["rejected"]),
        3: comparison(["confirmed"], ["confirmed"], "PRC-01"),
    }
    worst, best = agreement_by_rule(made)
    assert (worst.defect, worst.n, worst.agreed, worst.one_sided) == ("EXE-03", 3, 2, 1)
    # both 1, only A 1, neither 1: po 2/3, pe (2·1 + 1·2)/9 = 4/9: (2/9)/(5/9)
    assert worst.kappa == pytest.approx(0.4)
    assert worst.share == pytest.approx(2 / 3)
    assert worst.disputed == (1,)
    assert (best.defect, best.n, best.kappa) == ("PRC-01", 1, None)


def graded(id, value, source="rule", reason_kind="", defect="EXE-03"):
    return GradedFinding(
        id, defect, "", "", "procedural", source, "", value, reason_kind, "", "丙", 0.0
    )


def with_joint(made):
    return replace(
        made, findings=tuple(replace(one, joint=one.words[0].finding) for one in made.findings)
    )


def test_by_reviewer_against_what_was_decided():
    made = with_joint(comparison(["confirmed", "confirmed"], ["confirmed", "rejected"]))
    decided = [graded("EXE-03:0", "confirmed"), graded("EXE-03:1", "rejected")]
    a, b = agreement_by_reviewer({1: made}, {1: decided})
    assert (a.who, a.n, a.agreed, a.kappa) == ("甲", 2, 1, 0.0)
    assert (b.who, b.n, b.agreed, b.kappa) == ("乙", 2, 2, 1.0)


def test_a_file_without_a_decision_counts_for_nobody():
    made = with_joint(comparison(["confirmed"], ["confirmed"]))
    assert agreement_by_reviewer({1: made}, {}) == ()
    assert agreement_by_reviewer({1: made}, {1: [graded("EXE-03:0", "open")]}) == ()


def test_the_machine():
    decided = {
        1: [
            graded("1", "confirmed"),
            graded("2", "amended"),
            graded("3", "rejected", reason_kind="not_counted"),
            graded("4", "rejected", reason_kind="false_alarm"),
            graded("5", "open"),
            graded("M-1", "confirmed", source="person"),
        ]
    }
    (rate,) = machine_rates(decided)
    assert (rate.found, rate.confirmed, rate.not_counted, rate.share) == (4, 2, 1, 0.5)
