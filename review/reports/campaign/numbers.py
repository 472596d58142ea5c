"""Counts all numbers of a campaign from its rows (评查数据)."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from review.model.campaign_numbers import (
    AgencyLine,
    CampaignNumbers,
    CategoryLine,
    DefectLine,
    EarlierCampaign,
    HeatLine,
    QuarterLine,
    SeverityLine,
)
from review.model.defect import SEVERITY_NAMES
from review.reports.campaign import rounding
from review.reports.campaign.indicators import MAIN, SPECIAL, indicators, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from review.model.campaign_report import ReportedFile, ReportedProblem, SuspectLine

GRADES = ("优秀", "合格", "不合格")
PASSING = ("合格", "良好")
"""良好 is a part of 合格, where an office has it."""

CATEGORIES: dict[str, str] = {
    "SUB": "主体资格与执法人员",
    "FAC": "事实认定与证据",
    "LAW": "法律适用与定性",
    "DIS": "裁量权行使",
    "PRC": "启动、检查、调查取证与强制措施程序",
    "HRG": "告知、陈述申辩与听证",
    "DEC": "法制审核、集体讨论与决定",
    "EXE": "送达、执行与结案",
    "DOC": "文书制作规范",
    "ARC": "立卷归档、公示与全过程记录",
}
"""The ten categories in their order; an office's own follow."""
SHORT_CATEGORIES = {
    "SUB": "主体",
    "FAC": "事实",
    "LAW": "法律",
    "DIS": "裁量",
    "PRC": "程序",
    "HRG": "告知",
    "DEC": "决定",
    "EXE": "执行",
    "DOC": "文书",
    "ARC": "归档",
}
_TOP = 15


def numbers_of(
    quarter_name: str,
    agencies: Sequence[str],
    files: Sequence[ReportedFile],
    problems: Sequence[ReportedProblem],
    suspects: Sequence[SuspectLine] = (),
    earlier: Sequence[EarlierCampaign] = (),
) -> CampaignNumbers:
    """Every number the papers print."""
    rows = rows_of(files, problems, suspects)
    last = next((one for one in earlier if one.is_last), None)
    before = {one.key: one for one in last.ratios} if last else {}
    names = _category_names(problems)
    by_agency = _agencies(agencies, files, problems, last)
    now = _quarter(quarter_name, files, len(problems))
    days = [one.days for one in files if one.days is not None]
    return CampaignNumbers(
        files=len(files),
        agencies=len(agencies),
        problems=len(problems),
        mean=now.mean,
        median=rounding.median([rounding.tenths(one.total) for one in files]),
        excellent=now.excellent,
        passed=now.passed,
        failed=now.failed,
        excellent_rate=now.excellent_rate,
        passed_rate=now.passed_rate,
        failed_rate=now.failed_rate,
        average_days=rounding.mean(sum(days), len(days)),
        indicators=indicators(MAIN, rows, before),
        special=indicators(SPECIAL, rows, before),
        by_agency=by_agency,
        categories=_categories(names, problems, len(files)),
        top=_top(problems),
        heat_agencies=tuple(agencies),
        heat=_heat(names, agencies, files, problems),
        severities=_severities(problems),
        quarters=(*map(_earlier_quarter, earlier), now),
        earlier=tuple(earlier),
    )


def grade_counts(files: Iterable[ReportedFile]) -> tuple[int, int, int]:
    """优秀, 合格 (with 良好), 不合格."""
    counts = Counter(one.grade for one in files)
    return counts["优秀"], sum(counts[grade] for grade in PASSING), counts["不合格"]


def mean_of(files: Sequence[ReportedFile]) -> str:
    """Mean of the totals."""
    total = sum((rounding.tenths(one.total) for one in files), Decimal(0))
    return rounding.mean(total, len(files))


def short_category(category: str, name: str) -> str:
    """Two characters for narrow columns."""
    return SHORT_CATEGORIES.get(category, name[:4])


def _category_names(problems: Iterable[ReportedProblem]) -> dict[str, str]:
    own = {one.category: one.category_name for one in problems if one.category not in CATEGORIES}
    return CATEGORIES | dict(sorted(own.items()))


def _agencies(
    agencies: Sequence[str],
    files: Sequence[ReportedFile],
    problems: Sequence[ReportedProblem],
    last: EarlierCampaign | None,
) -> tuple[AgencyLine, ...]:
    """Best mean first; agencies without a graded file last."""
    mine: defaultdict[str, list[ReportedFile]] = defaultdict(list)
    for one in files:
        mine[one.agency].append(one)
    agency_of = {one.id: one.agency for one in files}
    found = Counter(agency_of.get(one.file, "") for one in problems)
    means = dict(last.agency_means) if last else {}
    lines = []
    for agency in agencies:
        own = mean_of(mine[agency])
        previous = means.get(agency, "")
        change = rounding.change(own, previous)
        lines.append(
            AgencyLine(
                agency,
                len(mine[agency]),
                found[agency],
                own,
                *grade_counts(mine[agency]),
                previous_mean=previous,
                change=change,
            )
        )
    return tuple(sorted(lines, key=lambda line: -Decimal(line.mean) if line.files else Decimal(1)))


def _categories(
    names: dict[str, str], problems: Sequence[ReportedProblem], files: int
) -> tuple[CategoryLine, ...]:
    found = Counter(one.category for one in problems)
    hit = {key: len({one.file for one in problems if one.category == key}) for key in names}
    return tuple(
        CategoryLine(
            key,
            name,
            found[key],
            rounding.percent(found[key], len(problems)),
            hit[key],
            rounding.percent(hit[key], files),
        )
        for key, name in names.items()
    )


def _top(problems: Sequence[ReportedProblem]) -> tuple[DefectLine, ...]:
    names = {one.code: one.name for one in reversed(problems)}
    files: defaultdict[str, set[str]] = defaultdict(set)
    for one in problems:
        files[one.code].add(one.file)
    counts = Counter(one.code for one in problems)
    ordered = sorted(counts, key=lambda code: (-counts[code], code))
    return tuple(
        DefectLine(code, names[code], counts[code], len(files[code])) for code in ordered[:_TOP]
    )


def _heat(
    names: dict[str, str],
    agencies: Sequence[str],
    files: Sequence[ReportedFile],
    problems: Sequence[ReportedProblem],
) -> tuple[HeatLine, ...]:
    agency_of = {one.id: one.agency for one in files}
    cells = Counter((one.category, agency_of.get(one.file, "")) for one in problems)
    lines = []
    for key, name in names.items():
        counts = tuple(cells[key, agency] for agency in agencies)
        lines.append(HeatLine(key, name, counts, sum(counts)))
    return tuple(lines)


def _severities(problems: Sequence[ReportedProblem]) -> tuple[SeverityLine, ...]:
    counts = Counter(one.severity for one in problems)
    return tuple(
        SeverityLine(key, name, counts[key], rounding.percent(counts[key], len(problems)))
        for key, name in SEVERITY_NAMES.items()
    )


def _quarter(name: str, files: Sequence[ReportedFile], problems: int) -> QuarterLine:
    return _quarter_line(name, len(files), problems, mean_of(files), grade_counts(files))


def _earlier_quarter(one: EarlierCampaign) -> QuarterLine:
    mean = rounding.mean(Decimal(one.points_tenths) / 10, one.files)
    grades = one.excellent, one.passed, one.failed
    return _quarter_line(one.name, one.files, one.problems, mean, grades)


def _quarter_line(
    name: str, files: int, problems: int, mean: str, grades: tuple[int, int, int]
) -> QuarterLine:
    rates = (rounding.percent(count, files) for count in grades)
    per_file = rounding.mean(problems, files)
    return QuarterLine(name, files, problems, per_file, mean, *grades, *rates)
