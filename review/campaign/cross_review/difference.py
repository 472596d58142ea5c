"""What the difference between A and B calls for (差异处理)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.cross_review import Difference

if TYPE_CHECKING:
    from review.model.campaign import CampaignConfig
    from review.model.cross_review import ReviewedCopy


def difference_of(a: ReviewedCopy, b: ReviewedCopy, config: CampaignConfig) -> Difference:
    """By the rule of the evaluation.

    **Source**: 评查组织规范 0.2: up to 3 points the mean, up to 8 the group, beyond, or where they
    disagree on a veto, a third person and the group.
    """
    # Totals have one decimal: 3.0 points must not become 3.0000000000000004.
    points = round(abs(a.total - b.total), 1)
    vetoes = tuple(sorted(set(a.vetoes) ^ set(b.vetoes)))
    if vetoes:
        why = f"对否决项（{'、'.join(vetoes)}）意见不一致，须第三人复评并集体讨论。"
        return Difference(points, vetoes, "third", why)
    within, most = config.mean_within, config.group_within
    if points > most:
        why = f"相差{points:g}分，超过{most:g}分，须第三人复评并集体讨论。"
        return Difference(points, (), "third", why)
    if points > within:
        why = f"相差{points:g}分，超过{within:g}分但不超过{most:g}分，由组内合议。"
        return Difference(points, (), "group", why)
    why = f"相差{points:g}分，不超过{within:g}分，取均值；认定不一致的问题仍须合议。"
    return Difference(points, (), "mean", why)
