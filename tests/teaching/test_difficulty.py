"""How hard a fault is: from what two reviewers, each on a copy of his own, made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from review.casework.decide import decide
from review.store.teaching.missed import missed_in_copies
from review.teaching.drafts import draft_card
from tests.campaign.cross_review.flow import differ_in, findings, joint, now, settle
from tests.campaign.office import SAMPLES, make_campaign
from tests.teaching.scene import reads_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.campaign.office import CampaignOffice


@pytest.fixture
def made(tmp_path: Path) -> Iterator[CampaignOffice]:
    office = make_campaign(tmp_path, samples=SAMPLES[:1], pictures=True)
    yield office
    office.close()


def with_places(made):
    """Findings that stand on one page: two of the same kind of difficulty."""
    return [one for one in findings(made, "甲", now(made).a_case) if len(one.evidence) == 1]


def card_of(made, finding):
    leader, joint_case = made.user["丙"], now(made).joint_case
    return draft_card(made.store, made.standards, leader, joint_case, finding, reads_nothing)


def test_what_one_of_two_reviewers_missed_is_harder(made):
    missed, seen = with_places(made)[-2:]
    differ_in(made, missed.id)
    settle(made)
    harder, plain = card_of(made, missed.id).difficulty, card_of(made, seen.id).difficulty
    assert "2名评查人中1人未认定" in harder.why
    assert not any("未认定" in one for one in plain.why)
    with made.store.database.read() as s:
        assert missed_in_copies(s, now(made).joint_case, seen.id) == (2, 0)


def test_only_the_last_word_in_a_copy_counts(made):
    """乙 confirms first and rejects then; 甲 rejects first and confirms then."""
    one = with_places(made)[-1]
    decide(*made.at("甲", now(made).a_case), one.id, "rejected", note="误看", reason_kind="misread")
    differ_in(made, one.id)
    with made.store.database.read() as s:
        assert missed_in_copies(s, now(made).joint_case, one.id) == (2, 1)
    assert joint(made).standing.words[one.id].value == "open"
    with made.store.database.read() as s:
        assert missed_in_copies(s, now(made).a_case, one.id) == (
            0,
            0,
        )
