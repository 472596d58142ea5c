"""Categories, codes, severities, agencies and their crossing (统计表): parts that add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from review.model.defect import SEVERITY_NAMES
from review.model.statistics import AgencyRow, Bar, Figure, HeatRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from review.campaign.statistics.indicators import Rows
    from review.model.statistics import CountedFile, CountedFinding

TOP = 15
GRADES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("excellent", "优秀", ("优秀",)),
    ("passed", "合格", ("合格", "良好")),
    ("failed", "不合格", ("不合格",)),
)
"""良好 is a part of 合格, where an office has it."""


def categories(rows: Rows, names: Mapping[str, str]) -> tuple[Bar, ...]:
    """All categories in their order, also those without a problem."""
    found = _by(rows.problems, lambda one: one.category)
    order = [*names, *sorted(found.keys() - names.keys())]
    return tuple(_bar(rows, key, names.get(key, key), found[key]) for key in order)


def top(rows: Rows, names: Mapping[str, str], most: int | None = TOP) -> tuple[Bar, ...]:
    """The codes with most problems; by code where they have as many."""
    found = _by(rows.problems, lambda one: one.defect)
    order = sorted(found, key=lambda code: (-len(found[code]), code))
    return tuple(_bar(rows, code, names.get(code, code), found[code]) for code in order[:most])


def severities(rows: Rows) -> tuple[Bar, ...]:
    """The gravest first."""
    found = _by(rows.problems, lambda one: one.severity)
    order = [*SEVERITY_NAMES, *sorted(found.keys() - SEVERITY_NAMES.keys())]
    return tuple(_bar(rows, key, SEVERITY_NAMES.get(key, key), found[key]) for key in order)


def heat(rows: Rows, names: Mapping[str, str], agencies: Sequence[str]) -> tuple[HeatRow, ...]:
    """大类×单位; every cell is the problems of both, every total the sum of its cells."""
    of_file = {one.id: one.agency for one in rows.files}
    cells = _by(rows.problems, lambda one: f"{one.category}\n{of_file[one.file]}")
    order = [*names, *sorted({one.category for one in rows.problems} - names.keys())]
    made = []
    for key in order:
        parts = [cells[f"{key}\n{agency}"] for agency in agencies]
        name = names.get(key, key)
        made.append(
            HeatRow(
                key,
                name,
                tuple(
                    _count(rows, f"{key}/{agency}", f"{name}·{agency}", part)
                    for agency, part in zip(agencies, parts, strict=True)
                ),
                _count(rows, key, name, [one for part in parts for one in part]),
            )
        )
    return tuple(made)


def by_agency(rows: Rows, agencies: Sequence[str]) -> tuple[AgencyRow, ...]:
    """The best mean first; agencies without a graded file last."""
    files: defaultdict[str, list[CountedFile]] = defaultdict(list)
    for one in rows.files:
        files[one.agency].append(one)
    of_file = {one.id: one.agency for one in rows.files}
    problems = _by(rows.problems, lambda one: of_file[one.file])
    made = [_agency(rows, agency, files[agency], problems[agency]) for agency in agencies]
    return tuple(sorted(made, key=lambda row: (-(row.mean.value or Decimal(-1)), row.agency)))


def grades(rows: Rows, files: Iterable[CountedFile], prefix: str = "") -> tuple[Figure, ...]:
    """优秀、合格、不合格 among these files, as shares of them."""
    among = tuple(files)
    kinds = Counter(grade for _, _, own in GRADES for grade in own)
    assert max(kinds.values()) == 1  # a grade is counted once
    return tuple(
        rows.of_files(
            f"{prefix}{key}",
            f"{name}率",
            "share",
            f"{name}案卷数 / 案卷数",
            (one for one in among if one.grade in own),
            among,
        )
        for key, name, own in GRADES
    )


def mean_of(rows: Rows, key: str, files: Iterable[CountedFile]) -> Figure:
    """Mean of the totals; they are taken to a tenth, as they are given."""
    among = tuple(files)
    total = sum((Decimal(str(round(one.total, 1))) for one in among), Decimal(0))
    ids = rows.ordered(one.id for one in among)
    return Figure(key, "平均分", "mean", total, len(among), "得分之和 / 案卷数", ids, ids)


def _agency(
    rows: Rows, agency: str, files: list[CountedFile], problems: list[CountedFinding]
) -> AgencyRow:
    excellent, passed, failed = grades(rows, files, f"{agency}/")
    count = rows.of_files(f"{agency}/files", "案卷数", "count", "已定级案卷数", files)
    return AgencyRow(
        agency,
        count,
        _count(rows, f"{agency}/problems", "问题数", problems),
        mean_of(rows, f"{agency}/mean", files),
        excellent,
        passed,
        failed,
    )


def _bar(rows: Rows, key: str, name: str, problems: list[CountedFinding]) -> Bar:
    hit = {one.file for one in problems}
    return Bar(
        key,
        name,
        _count(rows, key, name, problems),
        rows.of_findings(
            f"{key}/share",
            f"{name}占比",
            "share",
            "该类问题数 / 确认问题总数",
            problems,
            len(rows.problems),
        ),
        rows.of_files(
            f"{key}/hit",
            f"{name}案卷命中率",
            "share",
            "含该类问题案卷数 / 案卷数",
            (one for one in rows.files if one.id in hit),
        ),
    )


def _count(rows: Rows, key: str, name: str, problems: Iterable[CountedFinding]) -> Figure:
    return rows.of_findings(key, name, "count", "确认问题数", problems, len(rows.problems))


def _by(
    problems: Iterable[CountedFinding], key: Callable[[CountedFinding], str]
) -> defaultdict[str, list[CountedFinding]]:
    found: defaultdict[str, list[CountedFinding]] = defaultdict(list)
    for one in problems:
        found[key(one)].append(one)
    return found
