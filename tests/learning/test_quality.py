"""Of one claim judged nothing is known yet; 不计分 and 口径 are no false alarms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.errors import ForbiddenError
from review.learning.quality import rule_quality
from review.model.interval import wilson
from tests.learning.offices import judged_office, say


@pytest.mark.parametrize(
    ("false", "judged", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (1, 1, 0.2065, 1.0),
        (0, 1, 0.0, 0.7935),
        (5, 10, 0.2366, 0.7634),
        (0, 100, 0.0, 0.037),
        (90, 100, 0.8256, 0.9448),
    ],
)
def test_the_interval_of_a_rate(false, judged, low, high):
    found = wilson(false, judged)
    assert found == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_rate(numbers):
    false, judged = numbers
    low, high = wilson(false, judged)
    assert 0 <= low <= false / judged <= high <= 1


def test_rates_of_rules_with_the_files_behind_them(tmp_path):
    office, case_id, findings = judged_office(tmp_path, consent=False)  # counted without consent
    say(office, case_id, findings[0], "rejected", "误报")
    say(office, case_id, findings[1], "rejected", "不计分")
    found = {
        one.defect: one for one in rule_quality(office.store, office.standards, office.user["丙"])
    }
    wrong, right = (found[one.partition(":")[0]] for one in findings[:2])
    assert (wrong.judged, wrong.false, wrong.cases) == (1, 1, (case_id,))
    assert wrong.low < 0.25
    assert (right.judged, right.false, right.cases) == (1, 0, ())
    assert right.judged_cases == (case_id,)

    say(office, case_id, findings[0], "rejected", "口径")
    again = {
        one.defect: one for one in rule_quality(office.store, office.standards, office.user["戊"])
    }
    rule = again[findings[0].partition(":")[0]]
    assert (rule.judged, rule.false) == (1, 0)
    assert rule.judged_cases == ()  # the administrator may not see 甲's case file
    with pytest.raises(ForbiddenError):
        rule_quality(office.store, office.standards, office.user["甲"])
    office.close()
