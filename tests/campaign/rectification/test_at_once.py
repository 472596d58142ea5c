"""Several people at once, on each database: one submission, two different words, never more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from review.campaign.rectification.decisions import give_word
from review.campaign.rectification.proofs import submit
from review.campaign.rectification.steps import claim
from review.errors import ConflictError
from review.store import jobs
from tests.campaign.rectification.rectify import corrected, make_rectified
from tests.store.conftest import database_url, migrated, postgres_socket  # noqa: F401


@pytest.fixture
def office(tmp_path, database_url):  # noqa: F811
    office = make_rectified(tmp_path, database_url)
    yield office
    office.made.close()


def at_once(*actions):
    """What each gave; a refusal as its code."""

    def one(action):
        try:
            return action().state
        except ConflictError as error:
            return error.code

    with ThreadPoolExecutor(len(actions)) as pool:
        return sorted(pool.map(one, actions))


def test_what_is_done_at_once_counts_once(office):
    with ThreadPoolExecutor(2) as pool:
        listed = list(pool.map(lambda _: office.list_all(), range(2)))
    assert sorted(map(bool, listed)) == [False, True]
    item, store = office.item(), office.store

    def said(who):
        return lambda: give_word(store, office.user(who), item.id, "pass")

    def handed_in():
        intake = office.made.office.settings.intake
        return submit(store, intake, office.user("辛"), item.id, path, "更正页.png")

    assert at_once(*[lambda: claim(store, office.user("辛"), item.id)] * 3) == [
        "claimed", "rectification_state", "rectification_state",
    ]  # fmt: skip
    path = office.upload(corrected())
    assert at_once(handed_in, handed_in) == ["rectification_state", "submitted"]
    assert office.run(corrected()).how == "done"
    with store.database.read() as s:
        assert not jobs.has_waiting(s)
    assert at_once(said("甲"), said("甲")) == ["reviewing", "same_person"]
    assert at_once(said("乙"), said("丙")) == ["passed", "rectification_state"]
    assert [one.action for one in office.events(item)] == [
        "listed", "claim", "submit", "proof_checked", "pass", "pass",
    ]  # fmt: skip
