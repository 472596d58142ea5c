"""Words of people on findings: kept, taken back, counted, scored."""

from __future__ import annotations

import pytest

from review.casework.decide import decide
from review.casework.state import open_case
from tests.casework.office import make_office


@pytest.fixture
def office(tmp_path):
    made = make_office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def case(office):
    return office.add_case(pictures=False)


def says(office, case, finding, value, who="甲", **more):
    return decide(office.store, office.standards, office.user[who], case.id, finding, value, **more)


def opened(office, case, who="甲"):
    return open_case(office.store, office.standards, office.user[who], case.id)


def test_a_word_is_kept_counted_and_noted(office, case):
    review = opened(office, case)
    first = review.findings[0].id
    answer = says(office, case, first, "confirmed")
    assert answer.counts.confirmed == 1
    assert answer.counts.open == len(review.findings) - 1
    after = office.record(case.id)
    assert (after.state, after.open_count) == ("in_review", answer.counts.open)
    assert after.revision == answer.revision > case.revision
    assert office.actions(case.id)[-1] == "verdict"
    assert opened(office, case).confirmed.latest[first].who == "甲"
