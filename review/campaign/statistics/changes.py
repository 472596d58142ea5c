"""Indicators beside those of earlier evaluations (环比、同比)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.statistics.indicators import Rows, indicators
from review.campaign.statistics.tables import grades, mean_of
from review.model.statistics import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.campaign import Campaign
    from review.model.statistics import Counted, Figure


def compared(rows: Rows) -> tuple[Figure, ...]:
    """What is compared between quarters: mean, grades, the indicators."""
    return (
        mean_of(rows, "mean", rows.files),
        *grades(rows, rows.files),
        *indicators(rows),
    )


def changes(
    now: Rows, quarter_before: Counted | None, year_before: Counted | None
) -> tuple[Change, ...]:
    """Each beside its own of the evaluation before and of the same quarter a year before."""
    quarter = _by_key(quarter_before)
    year = _by_key(year_before)
    return tuple(
        Change(one.key, one.name, one, quarter.get(one.key), year.get(one.key))
        for one in compared(now)
    )


def earlier(
    campaign: Campaign, others: Iterable[Campaign]
) -> tuple[Campaign | None, Campaign | None]:
    """The evaluation before this one, and that of the same quarter of the year before."""
    when = (campaign.year, campaign.quarter)
    before = [one for one in others if (one.year, one.quarter) < when]
    before.sort(key=lambda one: (one.year, one.quarter, one.id))
    same = [one for one in before if (one.year, one.quarter) == (when[0] - 1, when[1])]
    return (before[-1] if before else None), (same[-1] if same else None)


def _by_key(counted: Counted | None) -> dict[str, Figure]:
    if counted is None or not counted.files:
        return {}
    return {one.key: one for one in compared(Rows(counted))}
