"""Which penalty rules are nearest to told facts (最相近的处罚规则)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from review.casework.law_reference.rule_words import words_of_rule
from review.language.nearest import NearestTexts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from review.standards.laws import LawLibrary
    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule

NEAR = 0.26
"""Likeness from which the nearest rule is told; below it nothing is near enough.

The lowest, in steps of 0.02, from which on at least 95 of 100 first rules are right on each of the
template sets `train` and `practice`, a third of whose facts no rule fits, and on every second of
the written facts (`python -m tests.measure.nearest_violations --choose`: 0.99, 0.99, 1.00).
"""
SHOWN = 3
_ALSO = 0.6
"""A sentence this share as near as the nearest one is shown beside it."""
_MOST_SENTENCES = 2
_CITED = re.compile(r"《[^》]*》(?:第[^，。；《]{1,24}?[条款项])*")
"""An article cited in a sentence: the reference shall be able to speak against it."""


@dataclass(frozen=True, slots=True)
class Near:
    """A rule, how near the facts are to it (0–1), and the numbers of the sentences nearest."""

    rule: PenaltyRule
    likeness: float
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest rules, the nearest first; none where `reason` says why."""

    rules: tuple[Near, ...]
    reason: str = ""


def nearest_rules(sentences: Sequence[str], standards: Standards, day: date) -> Nearest:
    """The rules in force on the day that are nearest to the facts, if the first is near enough."""
    ranked = ranked_rules(sentences, standards, day)
    if not ranked:
        return Nearest((), "处罚规则库中没有当时有效的规则")
    if ranked[0].likeness < NEAR:
        return Nearest((), "没有足够相近的处罚规则，可能不在规则库中，或者认定的事实写得太简略")
    return Nearest(ranked[:SHOWN])


def ranked_rules(sentences: Sequence[str], standards: Standards, day: date) -> tuple[Near, ...]:
    """All rules in force on the day by how near the facts are to them, however far."""
    rules = tuple(rule for rule in standards.penalty_rules if rule.speaks_on(day))
    if not rules:
        return ()
    acts = [_CITED.sub("", one) for one in sentences]
    table = _known(rules, standards.laws).likeness(["。".join(acts), *acts])
    whole, each = table[0], table[1:]
    order = sorted(range(len(rules)), key=lambda at: (-whole[at], rules[at].id))
    return tuple(
        Near(rules[at], min(1.0, float(whole[at])), _nearest_sentences(each[:, at].tolist()))
        for at in order
    )


def _nearest_sentences(likeness: Sequence[float]) -> tuple[int, ...]:
    """Numbers of the sentences that speak most for the rule, in the order of the paper."""
    order = sorted(range(len(likeness)), key=lambda at: -likeness[at])
    best = [at for at in order if likeness[at] >= _ALSO * likeness[order[0]]]
    return tuple(sorted(best[:_MOST_SENTENCES]))


@lru_cache(maxsize=16)
def _known(rules: tuple[PenaltyRule, ...], laws: LawLibrary) -> NearestTexts:
    """Rules come and go on few days: in a process each set of them is weighed once."""
    return NearestTexts(["。".join(words_of_rule(rule, laws)) for rule in rules])
