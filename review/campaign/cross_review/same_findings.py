"""Which findings of several copies are one and the same (同一问题)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.cross_review import Seat
    from review.model.finding import Finding
    from review.model.geometry import Box

LEAST_SHARED = 0.3
"""Of the smaller of two boxes, so that a word drawn inside a line is that line's finding."""


@dataclass(frozen=True, slots=True)
class SameFinding:
    """One finding as each copy has it; a copy without it is left out."""

    held: Mapping[Seat, Finding]

    @property
    def shown(self) -> Finding:
        """As the first seat that has it shows it."""
        return next(iter(self.held.values()))


def same_findings(copies: Mapping[Seat, Sequence[Finding]]) -> tuple[SameFinding, ...]:
    """Findings grouped: by id, the rest by defect and place, the nearest first; in seat order.

    What people drew has an id of its own in each copy, so that only its place can tell.
    """
    groups: list[dict[Seat, Finding]] = []
    by_id: dict[str, dict[Seat, Finding]] = {}
    for seat, findings in copies.items():
        for one in findings:
            if one.id not in by_id:
                by_id[one.id] = {}
                groups.append(by_id[one.id])
            by_id[one.id][seat] = one
    for left, right in _pairs(groups):
        if left and right and not left.keys() & right.keys():
            left |= right
            right.clear()
    order = tuple(copies)
    return tuple(
        SameFinding({seat: one[seat] for seat in order if seat in one}) for one in groups if one
    )


def overlap(one: Finding, other: Finding) -> float:
    """How far two findings lie in one place: 0 apart, 1 one inside the other.

    Findings of the whole file have no place: two of them are in the same.
    """
    if not one.evidence and not other.evidence:
        return 1.0
    return max(
        (
            _shared(left.box, right.box)
            for left in one.evidence
            for right in other.evidence
            if left.page_no == right.page_no
        ),
        default=0.0,
    )


def _pairs(
    groups: Iterable[dict[Seat, Finding]],
) -> Iterable[tuple[dict[Seat, Finding], dict[Seat, Finding]]]:
    near = []
    for left, right in combinations(groups, 2):
        one, other = next(iter(left.values())), next(iter(right.values()))
        if one.defect != other.defect or left.keys() & right.keys():
            continue
        share = overlap(one, other)
        if share >= LEAST_SHARED:
            near.append((share, left, right))
    near.sort(key=lambda pair: -pair[0])
    return [(left, right) for _, left, right in near]


def _shared(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    smaller = min(_area(one), _area(other))
    if width <= 0 or height <= 0 or smaller <= 0:
        return 0.0
    return width * height / smaller


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.y1 - box.y0)
