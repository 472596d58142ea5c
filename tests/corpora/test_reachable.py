"""Every ministry and every cause is told by some seed; what causes say is nobody's measure."""

import re
from collections import Counter
from functools import cache

from corpora.causes import causes
from corpora.cover import file_seed
from corpora.grammar import sentences
from corpora.make import KINDS, kind_of, ministry_of
from corpora.ministries import ministries
from corpora.plan import Plan, choose_plan
from tests.corpora.test_families import LEARNT, NEAR, marked, nearest

_FILES = 1200
_SHORT = 10


@cache
def plans() -> tuple[Plan, ...]:
    """The plans of the first files of a set, as `corpora.make` chooses them."""
    return tuple(
        choose_plan("t", own, kind_of(number, KINDS), ministry=ministry_of(own))
        for number in range(_FILES)
        for own in (file_seed(1, number),)
    )


def told() -> frozenset[str]:
    """What the rows of causes say of the act, in sentences, their blanks as one character."""
    return frozenset(
        re.sub(r"\{[^}]*\}", "□", sentence).strip("，； ")
        for cause in causes().values()
        for text in (cause.scene, cause.found, cause.act, cause.demand, cause.done,
                     *(answer for _, answer in cause.answers))
        for sentence in re.split(r"[。；]", text)
        if len(sentence) >= _SHORT
    )  # fmt: skip


def test_every_cause_is_reached() -> None:
    reached = {plan.cause.id for plan in plans()}
    assert len(reached) >= 40
    assert reached == set(causes())


def test_every_ministry_is_reached_and_none_has_most_of_the_files() -> None:
    files = Counter(plan.cause.ministry for plan in plans())
    assert len(files) >= 12
    assert set(files) == set(ministries())
    assert min(files.values()) > 0.01 * _FILES
    assert max(files.values()) < 0.25 * _FILES


def test_every_kind_of_case_file_is_told_of_many_ministries() -> None:
    kinds = {kind: {p.cause.ministry for p in plans() if p.kind == kind} for kind in KINDS}
    assert len(kinds["penalty_ordinary"]) == len(ministries())
    assert all(len(found) >= 3 for found in kinds.values()), kinds


def test_causes_are_told_in_words_of_their_own() -> None:
    """Files of all sets tell the same causes: their words may not be those measured by."""
    rows = told()
    assert len(rows) > 3 * len(causes())
    assert nearest(rows, marked("heldout")) < NEAR
    grammar = frozenset(
        re.sub(r"〈\w+〉", "□", one.masked).strip("。；")
        for one in sentences("heldout", 2000, seed=3)
    )
    assert nearest(rows, grammar) < NEAR


def test_no_set_writes_a_cause_down_in_its_wordings() -> None:
    for package in (*LEARNT, "heldout"):
        assert nearest(told(), marked(package)) < NEAR, package
