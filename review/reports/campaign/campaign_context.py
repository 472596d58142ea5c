"""What the templates of the whole campaign may name (docs/reports.md lists it)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from review.model.campaign_report import WRITTEN
from review.reports.campaign import rounding, wording
from review.reports.campaign.campaign_lines import campaign_lines
from review.reports.campaign.numbers import CATEGORIES
from review.reports.wording import long_date, short_date, yuan

if TYPE_CHECKING:
    from review.model.campaign_numbers import CampaignNumbers, Indicator
    from review.model.campaign_report import CampaignReport

_EXAMPLES = 3
"""Typical manifestations of a category that a circular names."""


def campaign_context(report: CampaignReport) -> dict[str, Any]:
    """All texts of the analysis, the circular and the notice; pictures are added by the writer."""
    context = {
        **_head(report),
        **campaign_lines(report),
        **_tables(report.numbers),
        **{f"{key}_text": wording.paragraphs(report.text_of(key)) for key in WRITTEN},
        "causes": _titled(report, "cause_", ("制度方面", "人员方面", "系统方面", "监督方面")),
        "advices": _titled(report, "advice_", ("面向政府", "面向监督机构", "面向执法单位")),
        "typical_procedural": _typical(report, substantive=False),
        "typical_substantive": _typical(report, substantive=True),
        "similar": _similar(report),
        "common": _common(report),
        "people": [asdict(one) for one in report.people],
        "objections": [asdict(one) for one in report.objections],
        "suspects": [
            {
                "code": one.code,
                "name": one.name,
                "found": one.found,
                "confirmed": one.confirmed,
                "precision": rounding.percent(one.confirmed, one.found),
            }
            for one in report.suspects
        ],
        "lists": [
            {"agency": one.agency, "problems": one.problems, "closed": closed, "open": left}
            for one in report.numbers.by_agency
            for closed, left in [_closed(report, one.agency)]
        ],
        "codes": [
            {"code": code, "name": name}
            for code, name in sorted({(one.code, one.name) for one in report.problems})
        ],
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def _head(report: CampaignReport) -> dict[str, str]:
    return {
        "name": report.name,
        "number": report.number,
        "document_no": report.document_no or "　　　　〔　　　　〕　　号",
        "organ": report.organ,
        "scope": report.scope,
        "year": str(report.year),
        "quarter": wording.ordinal(report.quarter),
        "quarter_digit": str(report.quarter),
        "period": wording.period(report.first_day, report.last_day),
        "day_long": long_date(report.day),
        "day_short": short_date(report.day),
        "classification": "" if report.masked else "内部资料",
        "versions": report.versions,
        "population": str(report.population),
        "selected": str(report.selected),
        "agencies_line": "、".join(report.agencies),
        "main_to": "各行政执法单位",
    }


def _tables(numbers: CampaignNumbers) -> dict[str, Any]:
    return {
        "indicators": [_indicator(one) for one in numbers.indicators],
        "special": [_indicator(one) for one in numbers.special],
        "by_agency": [
            {"rank": rank, **asdict(one)} for rank, one in enumerate(numbers.by_agency, 1)
        ],
        "categories": [asdict(one) for one in numbers.categories],
        "top": [{"rank": rank, **asdict(one)} for rank, one in enumerate(numbers.top, 1)],
        **_heat(numbers),
        "severities": [asdict(one) for one in numbers.severities],
        "quarters": [asdict(one) for one in numbers.quarters],
        "totals": {
            "files": numbers.files,
            "agencies": numbers.agencies,
            "problems": numbers.problems,
            "mean": numbers.mean,
            "median": numbers.median,
            "excellent": numbers.excellent,
            "passed": numbers.passed,
            "failed": numbers.failed,
            "excellent_rate": numbers.excellent_rate,
            "passed_rate": numbers.passed_rate,
            "failed_rate": numbers.failed_rate,
            "average_days": numbers.average_days,
            "share": "100.00%" if numbers.problems else "—",
        },
    }


def _heat(numbers: CampaignNumbers) -> dict[str, Any]:
    """A row for each agency, a cell for each category, own ones in the last; darker is more."""
    ten = [line for line in numbers.heat if line.category in CATEGORIES]
    own = [line for line in numbers.heat if line.category not in CATEGORIES]
    rows = [
        (
            agency,
            [*(line.counts[place] for line in ten), sum(line.counts[place] for line in own)],
        )
        for place, agency in enumerate(numbers.heat_agencies)
    ]
    most = max((count for _, counts in rows for count in counts), default=0)
    totals = [*(line.total for line in ten), sum(line.total for line in own)]
    return {
        "heat_rows": [
            *(_heat_row(agency, counts, most) for agency, counts in rows),
            _heat_row("合计", totals, 0),
        ],
    }


def _heat_row(agency: str, counts: list[int], most: int) -> dict[str, Any]:
    cells = [{"count": count, "colour": _shade(count, most)} for count in counts]
    return {"agency": agency, "cells": cells, "total": sum(counts)}


def _shade(count: int, most: int) -> str:
    """White to orange red, as hexadecimal digits."""
    part = count / most if most else 0.0
    return f"FF{round(255 - 120 * part):02X}{round(255 - 150 * part):02X}"


def _indicator(one: Indicator) -> dict[str, str]:
    """The counts behind a number stand beside it, so that anybody can recompute it."""
    counted = f"{one.part}/{one.whole}"
    return {
        "name": one.name,
        "formula": one.formula,
        "counted": f"1−{counted}" if one.kind == "complement" else counted,
        "printed": one.printed,
        "previous": one.previous or "—",
        "change": one.change or "—",
    }


def _titled(report: CampaignReport, start: str, titles: tuple[str, ...]) -> list[dict[str, Any]]:
    keys = [key for key in WRITTEN if key.startswith(start)]
    return [
        {
            "ordinal": wording.ordinal(number),
            "title": title,
            "paragraphs": wording.paragraphs(report.text_of(key)),
        }
        for number, (key, title) in enumerate(zip(keys, titles, strict=True), 1)
    ]


def _typical(report: CampaignReport, *, substantive: bool) -> list[dict[str, Any]]:
    return [
        {
            "index": number,
            "title": one.title,
            "category": one.category_name,
            "facts": wording.written(one.facts),
            "violated": wording.written(one.violated),
            "effect": wording.written(one.effect),
            "right_way": wording.written(one.right_way),
        }
        for number, one in enumerate(
            (one for one in report.typical if one.substantive == substantive), 1
        )
    ]


def _similar(report: CampaignReport) -> list[dict[str, Any]]:
    lines = []
    for one in report.similar:
        fines = sorted(one.fines_fen)
        middle = len(fines) // 2
        half = (fines[middle] + fines[~middle]) // 2 if fines else 0
        lines.append(
            {
                "cause": one.cause,
                "article": one.article,
                "cases": len(fines),
                "lowest": yuan(fines[0]) if fines else "—",
                "median": yuan(half) if fines else "—",
                "highest": yuan(fines[-1]) if fines else "—",
                "outliers": "\n".join(one.outliers) or "无",
            }
        )
    return lines


def _common(report: CampaignReport) -> list[dict[str, Any]]:
    """Categories with problems, most first: numbers, manifestations, units; never a person."""
    agency_of = {one.id: one.agency for one in report.files}
    lines: list[dict[str, Any]] = []
    for line in sorted(report.numbers.categories, key=lambda one: -one.problems):
        mine = [one for one in report.problems if one.category == line.category]
        if not mine:
            continue
        codes = _most(f"{one.name}（{one.code}）" for one in mine)
        units = _most(agency_of.get(one.file, "") for one in mine)
        number = wording.ordinal(len(lines) + 1)
        lines.append(
            {
                "ordinal": number,
                "name": line.name,
                "problems": line.problems,
                "share": line.share,
                "files": line.files,
                "hit_rate": line.hit_rate,
                "examples": "、".join(f"{name}{n}个" for name, n in codes[:_EXAMPLES]),
                "units": "、".join(f"{name}{n}个" for name, n in units),
            }
        )
    return lines


def _most(texts: Any) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _closed(report: CampaignReport, agency: str) -> tuple[int, int]:
    """Problems of the agency 已销号, and those that still need rectification."""
    mine = {one.id for one in report.files if one.agency == agency}
    due = [one for one in report.problems if one.file in mine and one.rectification_kind]
    closed = sum(1 for one in due if one.closed)
    return closed, len(due) - closed
