"""From the ledger to a finished pair of copies, on each database."""

from __future__ import annotations

import pytest

from review.campaign.assignment.assign import assign_files
from review.campaign.board import board_of
from review.campaign.matching import hand_in, match_files
from review.campaign.people import remove_person
from review.campaign.sampling.keep import draw_for
from review.store import audit
from tests.campaign.office import make_campaign
from tests.store.conftest import database_url, migrated, postgres_socket  # noqa: F401


@pytest.fixture
def made(tmp_path, database_url):  # noqa: F811
    made = make_campaign(tmp_path, samples=(), database_url=database_url)
    yield made
    made.close()


def test_a_whole_evaluation_up_to_the_comparison(made):
    at = made.store, made.user["庚"], made.campaign.id
    remove_person(*at, "ji")
    draw = draw_for(*at, seed="云", target=12)
    assert len(draw.sample.picks) == 12
    cases = [
        made.office.add_case(name, owner="庚", pictures=False)
        for name in ("ordinary-with-defects", "inspection-with-defects")
    ]
    hand_in(*at, [case.id for case in cases])
    assert match_files(*at).joined == 2
    assert assign_files(*at).copies == 4
    for file in made.files:
        if file.a_case:
            a, b = ("甲", "乙") if file.a_user == made.user["甲"].id else ("乙", "甲")
            made.finish(a, file.a_case)
            made.finish(b, file.b_case, "rejected")
    with made.store.database.read() as s:
        seen = board_of(s, *at[1:])
    assert [(one.name, one.files, one.finished) for one in seen.reviewers] == [
        ("甲", 2, 2),
        ("乙", 2, 2),
    ]
    assert audit.verify(made.store.database) == []
