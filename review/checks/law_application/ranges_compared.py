"""Old and new range of a fine side by side (新旧幅度比较), where a law took another's place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.checks.law_application.rules_cited import rules_penalising
from review.checks.wording import say_money

if TYPE_CHECKING:
    from datetime import date

    from review.checks.discretion.bands import PartyKind
    from review.model.fact import Citation
    from review.standards.load import Standards
    from review.standards.rows import FineBand, PenaltyRule

Comparison = Literal["lighter", "heavier", "equal", "unknown"]
"""What the new law is against the old one."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The rows of both laws for one act, and how the new range stands to the old one."""

    new_is: Comparison
    words: str


UNKNOWN = Compared("unknown", "新旧法的处罚幅度未能在规则库中比较")


def compare(
    citation: Citation, cited_on: date, other_day: date, party: PartyKind, standards: Standards
) -> Compared:
    """The rule cited against its counterpart on the other day; unknown unless both are rows.

    `cited_on`: a day on which the law cited was in force; `other_day`: one of the other law.
    """
    pairs = {
        _bounds(old, new, party)
        for rule in rules_penalising([citation], standards, cited_on)
        for old, new in _counterparts(rule, other_day, standards)
    }
    if len(pairs) != 1:
        return UNKNOWN
    bounds = pairs.pop()
    if bounds is None:
        return UNKNOWN
    return Compared(_compare(bounds), _say(bounds))


_Bounds = tuple[tuple[int, int], tuple[int, int]]


def _counterparts(
    rule: PenaltyRule, day: date, standards: Standards
) -> list[tuple[PenaltyRule, PenaltyRule]]:
    """(old, new) pairs of which the rule is one and the other spoke on the day."""
    others = [other for other in standards.penalty_rules if other.speaks_on(day)]
    found = [(rule, other) for other in others if other.id == rule.counterpart]
    return found + [(other, rule) for other in others if other.counterpart == rule.id]


def _bounds(old: PenaltyRule, new: PenaltyRule, party: PartyKind) -> _Bounds | None:
    if old.violation.startswith("个人") or new.violation.startswith("个人"):
        party = "person"  # the act is one of persons alone, whatever else was read of the party
    before, after = _plain(old, party), _plain(new, party)
    return (before, after) if before is not None and after is not None else None


def _plain(rule: PenaltyRule, party: PartyKind) -> tuple[int, int] | None:
    """The range without a condition, as a sum of money; None where there is not just one."""
    bands = [band for band in rule.bands if band.when is None and _fits(band, party)]
    if len(bands) != 1 or bands[0].type != "fixed" or bands[0].high is None:
        return None
    return round(bands[0].low), round(bands[0].high)


def _fits(band: FineBand, party: PartyKind) -> bool:
    if band.target is None:
        return True
    return band.target == {"firm": "单位", "person": "个人"}.get(party)


def _compare(bounds: _Bounds) -> Comparison:
    (old_low, old_high), (new_low, new_high) = bounds
    if (old_low, old_high) == (new_low, new_high):
        return "equal"
    if new_low <= old_low and new_high <= old_high:
        return "lighter"
    if new_low >= old_low and new_high >= old_high:
        return "heavier"
    return "unknown"


def _say(bounds: _Bounds) -> str:
    old, new = (f"{say_money(low)}以上{say_money(high)}以下" for low, high in bounds)
    return f"旧法罚款{old}，新法罚款{new}"
