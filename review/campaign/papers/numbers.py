"""Statistics of an evaluation as its papers print them.

What is printed comes from the statistics that the desk shows; before an export the reports count
again from the rows, so that both have to agree.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.campaign_numbers import EarlierCampaign, Ratio
from review.reports.campaign.numbers import numbers_of
from review.reports.campaign.rounding import mean, tenths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from review.campaign.papers.rows import PaperRows
    from review.model.campaign import Campaign
    from review.model.campaign_numbers import CampaignNumbers, Indicator
    from review.model.campaign_report import SuspectLine
    from review.model.statistics import Counted, Figure, Statistics


def quarter_name(year: int, quarter: int) -> str:
    """2026年第3季度."""
    return f"{year}年第{quarter}季度"


def printed_numbers(
    campaign: Campaign,
    agencies: Sequence[str],
    rows: PaperRows,
    suspects: Sequence[SuspectLine],
    statistics: Statistics,
    earlier: Sequence[EarlierCampaign],
) -> CampaignNumbers:
    """The papers' tables filled with the figures of the statistics."""
    frame = numbers_of(
        quarter_name(campaign.year, campaign.quarter),
        agencies,
        rows.files,
        rows.problems,
        suspects,
        earlier,
    )
    figures = {one.key: one for one in (*statistics.special, *statistics.indicators)}
    figures["delivered"] = figures["delivery"]
    bars = {one.key: one for one in (*statistics.categories, *statistics.severities)}
    top = {one.key: one for one in statistics.top}
    cells = {one.key: one for one in statistics.heat}
    units = {one.agency: one for one in statistics.by_agency}
    place = {name: no for no, name in enumerate(statistics.agencies)}
    excellent, passed, failed = statistics.grades
    return replace(
        frame,
        files=len(statistics.files),
        problems=_whole(figures["per_file"].numerator),
        excellent=_whole(excellent.numerator),
        passed=_whole(passed.numerator),
        failed=_whole(failed.numerator),
        excellent_rate=excellent.printed,
        passed_rate=passed.printed,
        failed_rate=failed.printed,
        average_days=figures["days"].printed,
        indicators=tuple(_indicator(one, figures.get(one.key)) for one in frame.indicators),
        special=tuple(_indicator(one, figures.get(one.key)) for one in frame.special),
        by_agency=tuple(
            replace(
                line,
                files=_whole(units[line.agency].files.numerator),
                problems=_whole(units[line.agency].problems.numerator),
                mean=units[line.agency].mean.printed,
                excellent=_whole(units[line.agency].excellent.numerator),
                passed=_whole(units[line.agency].passed.numerator),
                failed=_whole(units[line.agency].failed.numerator),
            )
            for line in frame.by_agency
        ),
        categories=tuple(
            replace(
                line,
                problems=_whole(bars[line.category].problems.numerator),
                share=bars[line.category].share.printed,
                files=_whole(bars[line.category].hit.numerator),
                hit_rate=bars[line.category].hit.printed,
            )
            for line in frame.categories
        ),
        top=tuple(
            replace(
                line,
                problems=_whole(top[line.code].problems.numerator),
                files=_whole(top[line.code].hit.numerator),
            )
            for line in frame.top
        ),
        heat=tuple(
            replace(
                line,
                counts=tuple(
                    _whole(cells[line.category].cells[place[agency]].numerator)
                    for agency in frame.heat_agencies
                ),
                total=_whole(cells[line.category].total.numerator),
            )
            for line in frame.heat
        ),
        severities=tuple(
            replace(
                line,
                problems=_whole(bars[line.severity].problems.numerator),
                share=bars[line.severity].share.printed,
            )
            for line in frame.severities
        ),
    )


def earlier_campaign(
    counted: Counted, statistics: Statistics, *, is_last: bool, same_quarter: bool
) -> EarlierCampaign:
    """What the comparison of quarters needs of an evaluation before."""
    excellent, passed, failed = statistics.grades
    figures = {one.key: one for one in (*statistics.special, *statistics.indicators)}
    figures["delivered"] = figures["delivery"]
    return EarlierCampaign(
        name=quarter_name(counted.year, counted.quarter),
        files=len(counted.files),
        problems=_whole(figures["per_file"].numerator),
        points_tenths=int(sum(tenths(one.total) for one in counted.files) * 10),
        excellent=_whole(excellent.numerator),
        passed=_whole(passed.numerator),
        failed=_whole(failed.numerator),
        ratios=tuple(
            Ratio(key, _whole(one.numerator), one.denominator)
            for key, one in figures.items()
            if key != "days"
        ),
        agency_means=tuple(
            (one.agency, mean(one.mean.numerator, one.mean.denominator))
            for one in statistics.by_agency
            if one.mean.denominator
        ),
        is_last=is_last,
        same_quarter_last_year=same_quarter,
    )


def _indicator(one: Indicator, figure: Figure | None) -> Indicator:
    if figure is None:
        return one
    return replace(
        one,
        part=_whole(figure.numerator),
        whole=figure.denominator,
        printed=figure.printed,
    )


def _whole(number: Decimal) -> int:
    return int(number)
