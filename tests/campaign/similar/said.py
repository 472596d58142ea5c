"""What the comparison says of each planted case, to hold beside what is expected."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from review.campaign.similar import compare

if TYPE_CHECKING:
    from tests.campaign.similar.planted import PlantedSet


def answers(planted: PlantedSet) -> dict[int, str]:
    """By file: open, explained, undetermined; silent where nothing is said."""
    made = compare([one.case for one in planted.cases], (), planted.benchmarks)
    said = {one.case.file: "silent" for one in planted.cases}
    for group in made.groups:
        for outlier in group.outliers:
            said[outlier.case.file] = "open" if outlier.open else "explained"
        for skipped in group.not_compared:
            said[skipped.case.file] = "undetermined"
    return said


def light_but_high(planted: PlantedSet) -> set[int]:
    """Files named under 小过重罚."""
    made = compare([one.case for one in planted.cases], (), planted.benchmarks)
    return {one.case.file for one in made.heavy_for_light}


def table(planted: PlantedSet) -> dict[str, dict[str, int]]:
    """By kind of case: how often each answer was given."""
    said = answers(planted)
    found: dict[str, Counter[str]] = {}
    for one in planted.cases:
        found.setdefault(one.kind or "usual", Counter())[said[one.case.file]] += 1
    return {kind: dict(sorted(counts.items())) for kind, counts in found.items()}
