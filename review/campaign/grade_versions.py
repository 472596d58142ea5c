"""Two versions of a grade side by side (版本对照)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.graded import read_detail
from review.model.grading import FindingChange, GradeDifference

if TYPE_CHECKING:
    from review.model.grading import Grade, GradedFinding


def grade_difference(before: Grade, after: Grade) -> GradeDifference:
    """What is not the same: items by what they gain, findings by word, weight, points, wording."""
    old, new = read_detail(before), read_detail(after)
    items_before = {one[0]: one for one in old.items}
    items_after = {one[0]: one for one in new.items}
    items = []
    for key in dict.fromkeys([*items_before, *items_after]):
        name = (items_after.get(key) or items_before[key])[1]
        left, right = _gained(items_before.get(key)), _gained(items_after.get(key))
        if left != right:
            items.append((key, name, left, right))
    return GradeDifference(
        before=before.version,
        after=after.version,
        total_before=before.total,
        total_after=after.total,
        grade_before=before.grade,
        grade_after=after.grade,
        items=tuple(items),
        findings=_changes(old.findings, new.findings),
    )


def _changes(
    before: tuple[GradedFinding, ...], after: tuple[GradedFinding, ...]
) -> tuple[FindingChange, ...]:
    old, new = {one.id: one for one in before}, {one.id: one for one in after}
    changed = []
    for key in dict.fromkeys([*old, *new]):
        left, right = old.get(key), new.get(key)
        if left == right:
            continue
        shown = right or left
        assert shown is not None  # the key is of one of them
        changed.append(FindingChange(key, shown.defect, shown.name, left, right))
    return tuple(changed)


def _gained(item: tuple[str, str, float, float] | None) -> float:
    return round(item[2] - item[3], 1) if item else 0.0
