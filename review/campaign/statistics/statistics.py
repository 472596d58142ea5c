"""All numbers of an evaluation, for dashboards and papers (评查统计)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.statistics import tables
from review.campaign.statistics.changes import changes, earlier
from review.campaign.statistics.gather import counted_of, fill_digests
from review.campaign.statistics.indicators import Rows, indicators, special
from review.campaign.statistics.machine import rule_rows
from review.model.statistics import Statistics
from review.store.campaigns import campaigns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.model.campaign import Campaign
    from review.model.statistics import Counted
    from review.standards.load import Standards
    from review.store.office import Store


def statistics_of(store: Store, standards: Standards, campaign: Campaign) -> Statistics:
    """Counted now, beside the evaluation before and that of a year before."""
    with store.database.read() as s:
        before, year_before = earlier(campaign, campaigns.all_campaigns(s))
    wanted = [one for one in (campaign, before, year_before) if one is not None]
    fill_digests(store.database, [one.id for one in wanted])
    with store.database.read() as s:
        counted = {one.id: counted_of(s, one, standards) for one in wanted}
    return count(
        counted[campaign.id],
        {code: one.name for code, one in standards.categories.items()},
        before=counted[before.id] if before else None,
        year_before=counted[year_before.id] if year_before else None,
    )


def count(
    counted: Counted,
    categories: Mapping[str, str],
    agencies: Sequence[str] = (),
    *,
    before: Counted | None = None,
    year_before: Counted | None = None,
) -> Statistics:
    """Every number of what was counted; `agencies`: more than those of the files."""
    rows = Rows(counted)
    units = tuple(dict.fromkeys((*agencies, *sorted({one.agency for one in rows.files}))))
    return Statistics(
        campaign=counted.campaign,
        name=counted.name,
        files=rows.files,
        agencies=units,
        indicators=indicators(rows),
        special=special(rows),
        grades=tables.grades(rows, rows.files),
        categories=tables.categories(rows, categories),
        top=tables.top(rows, counted.names),
        severities=tables.severities(rows),
        heat=tables.heat(rows, categories, units),
        by_agency=tables.by_agency(rows, units),
        rules=rule_rows(rows, counted.names),
        changes=changes(rows, before, year_before),
    )
