"""Texts with marked names: exchanged names stay marked, and the pairs of violations are apart."""

from __future__ import annotations

import random

import pytest

from models.names.examples import from_grammar, from_papers, mark
from models.names.invent import Inventor
from models.names.train import score
from models.violations.pairs import statute_pairs
from review.language.named import NAME_KINDS

STORIES = 2


@pytest.fixture(scope="module")
def marked():
    return [*from_papers("train", STORIES, 7), *from_grammar(200, 7)]


def test_every_kind_of_name_occurs(marked):
    assert {kind for one in marked for _, _, kind in one.names} == set(NAME_KINDS)


def test_names_lie_inside_their_text_in_order(marked):
    for one in marked:
        last = 0
        for start, end, _ in one.names:
            assert last <= start < end <= len(one.text)
            last = end


def test_names_of_the_papers_are_exchanged():
    told = {one.text for one in from_papers("train", 1, 7, fresh=False) if one.names}
    fresh = {one.text for one in from_papers("train", 1, 7) if one.names}
    assert len(told & fresh) < 0.3 * len(told)


def test_of_names_that_overlap_the_longer_is_marked():
    known = {"赵大海": "person", "赵大海食品店": "firm"}
    assert mark("赵大海食品店的赵大海", known, "").names == ((0, 6, "firm"), (7, 10, "person"))


def test_the_same_seed_invents_the_same_names():
    one, other = (Inventor(random.Random(3)) for _ in range(2))
    assert [one.name(kind) for kind in NAME_KINDS] == [other.name(kind) for kind in NAME_KINDS]


def test_scores_count_whole_names_and_covered_ones():
    told = mark("由赵大海经营", {"赵大海": "person"}, "")
    found = score([told], lambda text: {(0, 4, "person")})["person"]
    assert (found.wanted, found.stated, found.right, found.covered) == (1, 1, 0, 1)


def test_penalties_stand_beside_the_duties_they_name():
    pairs = list(statute_pairs(300, 1))
    duties = [pair for pair in pairs if "违反本法" in pair.one]
    assert len(duties) > 100
    assert all(pair.one != pair.other for pair in pairs)
