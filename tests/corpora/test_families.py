"""What is learnt from and what is measured by share no sentence: families of wordings are split.

Sentences are compared with their values as one character each. Formulas that the law itself
prescribes (remedies, late payment, rights) are no statements and are not compared.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest

from corpora.grammar import sentences
from corpora.templates.folder import read_wordings

_MARKED = re.compile(r"⟪[^|⟫]*\|([^⟫]*)⟫")
_BRANCH = re.compile(r"<<[^<>?]*\?([^<>]*?)(?:::([^<>]*))?>>")
_CHOICE = re.compile(r"\[\[(.*?)\]\]")
_MOST = 64
"""Readings of one sentence with several choices in it."""
LEARNT = ("templates", "practice", "rehearsal")
NEAR = 0.6
"""Jaccard's measure of runs of three characters."""


def spoken(wording: str) -> Iterator[str]:
    """The sentences that a marked wording may become, values as □."""
    while found := _BRANCH.search(wording):
        wording = (
            wording[: found.start()]
            + "[["
            + found[1]
            + "||"
            + (found[2] or "")
            + "]]"
            + wording[found.end() :]
        )
    parts = _CHOICE.split(wording)
    options = [part.split("||") if n % 2 else [part] for n, part in enumerate(parts)]
    for number, chosen in enumerate(product(*options)):
        if number == _MOST:
            return
        yield re.sub(r"\{[^}]*\}|〈\w+〉", "□", "".join(chosen)).strip("。；，： ")


@cache
def marked(package: str) -> frozenset[str]:
    """All sentences that the wordings of a set mark as statements."""
    folder = Path(str(import_module(f"corpora.{package}").__file__)).parent / "wordings"
    lines = (line for wording in read_wordings(folder) for line in wording.lines)
    found = (one for line in lines for words in _MARKED.findall(line) for one in spoken(words))
    return frozenset(one for one in found if len(one) >= 10)


def runs(sentence: str) -> frozenset[str]:
    return frozenset(sentence[at : at + 3] for at in range(len(sentence) - 2))


def nearest(first: frozenset[str], second: frozenset[str]) -> float:
    """The likeness of the two most alike sentences of both."""
    index: dict[str, set[str]] = defaultdict(set)
    for one in first:
        for run in runs(one):
            index[run].add(one)
    most = 0.0
    for other in second:
        own = runs(other)
        shared = Counter(one for run in own for one in index.get(run, ()))
        for one, count in shared.most_common(5):
            most = max(most, count / len(own | runs(one)))
    return most


def test_likeness_is_measured() -> None:
    alike = frozenset({"当事人积极配合调查，如实陈述违法事实"})
    near = frozenset({"当事人能够积极配合调查，如实陈述违法事实"})
    far = frozenset({"河道左岸堆有渣土，长约三十米"})
    assert nearest(alike, alike) == 1
    assert nearest(alike, near) > NEAR > nearest(alike, far)


def test_choices_and_conditions_are_spoken() -> None:
    assert set(spoken("{=who}<<a?已::未>>[[改正||停止]]")) == {
        "□已改正",
        "□已停止",
        "□未改正",
        "□未停止",
    }


@pytest.mark.parametrize("package", LEARNT)
def test_statements_of_the_sets_learnt_from_are_not_near_those_measured_by(package: str) -> None:
    heldout = marked("heldout")
    assert len(heldout) >= 20
    assert nearest(marked(package), heldout) < NEAR


def test_the_training_grammar_is_not_near_the_sets_measured_by() -> None:
    told = frozenset(
        re.sub(r"〈\w+〉", "□", one.masked).strip("。；")
        for one in sentences("train", 4000, seed=3)
    )
    assert nearest(told, marked("heldout")) < NEAR


def test_the_sets_learnt_from_are_not_near_the_grammar_measured_by() -> None:
    told = frozenset(
        re.sub(r"〈\w+〉", "□", one.masked).strip("。；")
        for one in sentences("heldout", 2000, seed=3)
    )
    for package in LEARNT:
        assert nearest(marked(package), told) < NEAR
