"""Numbers against a table counted by hand (`a_table`), and parts against totals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from review.campaign.statistics.statistics import count
from review.model.campaign_report import ReportedFile, ReportedProblem, SuspectLine
from review.reports.campaign.numbers import numbers_of
from tests.campaign.statistics.a_table import NAMES, counted


@pytest.fixture
def made():
    return count(counted(), NAMES, ("丁局",))


BY_HAND = {
    # key: (printed, numerator, denominator, files of the numerator)
    "per_file": ("1.33", 8, 6, (1, 2, 3, 4, 5)),
    "hit_rate": ("83.33%", 5, 6, (1, 2, 3, 4, 5)),
    "veto_rate": ("16.67%", 1, 6, (3,)),
    "delivery": ("66.67%", 2, 6, (3, 4)),
    "limits": ("50.00%", 2, 4, (3, 4)),
    "reasoning": ("50.00%", 1, 2, (2,)),
    "rectified": ("75.00%", 3, 4, (2, 3, 4)),
    "consistent": ("83.33%", 5, 6, (1, 3, 4, 5, 6)),
    "confirmed": ("63.64%", 7, 11, (1, 2, 3, 4)),
    "no_penalty": ("0.00%", 0, 6, ()),
    "lighter": ("33.33%", 2, 6, (2, 3)),
    "mitigated": ("0.00%", 0, 6, ()),
    "lenient": ("50.00%", 1, 2, (3,)),
    "approved": ("50.00%", 1, 2, (5,)),
    "scanned": ("0.00%", 0, 2, ()),
    "planned": ("0.00%", 0, 2, ()),
    "told": ("0.00%", 0, 2, ()),
    "overdue": ("25.00%", 1, 4, (4,)),
    "days": ("40.00", 160, 4, (1, 2, 3, 4)),
}


def test_every_indicator_is_as_counted_by_hand(made):
    figures = {one.key: one for one in (*made.indicators, *made.special)}
    assert {
        key: (one.printed, int(one.numerator), one.denominator, one.files)
        for key, one in figures.items()
    } == BY_HAND
    assert all(one.formula for one in figures.values())
    assert figures["limits"].whole == (1, 2, 3, 4)


def test_tables_are_as_counted_by_hand(made):
    assert {one.key: (int(one.problems.numerator), one.hit.printed) for one in made.categories} == {
        "DOC": (2, "33.33%"),
        "DIS": (2, "16.67%"),
        "HRG": (1, "16.67%"),
        "EXE": (2, "33.33%"),
        "PRC": (1, "16.67%"),
    }
    assert [(one.key, int(one.problems.numerator), one.hit.files) for one in made.top] == [
        ("DIS-04", 2, (2,)),
        ("DOC-01", 2, (1, 5)),
        ("EXE-02", 1, (4,)),
        ("EXE-03", 1, (3,)),
        ("HRG-04", 1, (3,)),
        ("PRC-04", 1, (4,)),
    ]
    assert [(one.key, int(one.problems.numerator)) for one in made.severities] == [
        ("fatal", 1),
        ("substantive", 2),
        ("procedural", 3),
        ("formal", 2),
    ]
    assert made.agencies == ("丁局", "丙局", "乙局", "甲局")
    assert {row.key: [int(cell.numerator) for cell in row.cells] for row in made.heat} == {
        "DOC": [0, 0, 1, 1],
        "DIS": [0, 0, 0, 2],
        "HRG": [0, 0, 0, 1],
        "EXE": [0, 0, 1, 1],
        "PRC": [0, 0, 1, 0],
    }
    assert [(row.agency, row.mean.printed, row.failed.files) for row in made.by_agency] == [
        ("丙局", "100.00", ()),
        ("乙局", "84.25", ()),
        ("甲局", "77.50", (3,)),
        ("丁局", "—", ()),
    ]


def test_what_people_made_of_each_rule(made):
    rows = {row.code: row for row in made.rules}
    assert {
        code: (
            int(row.alleged.numerator),
            int(row.decided.numerator),
            row.confirmed.printed,
            row.false_alarms.printed,
            int(row.added.numerator),
        )
        for code, row in rows.items()
    } == {
        "DOC-01": (3, 3, "33.33%", "33.33%", 1),
        "DIS-04": (2, 2, "100.00%", "0.00%", 0),
        "HRG-02": (2, 1, "0.00%", "100.00%", 0),
        "HRG-04": (1, 1, "100.00%", "0.00%", 0),
        "EXE-03": (1, 1, "100.00%", "0.00%", 0),
        "EXE-02": (1, 1, "100.00%", "0.00%", 0),
        "PRC-04": (1, 1, "100.00%", "0.00%", 0),
    }
    assert rows["DOC-01"].false_alarms.files == (4,)  # 不计分 is no false alarm


def test_parts_add_up_to_totals(made):
    problems = made.indicators[0].numerator
    assert sum(one.problems.numerator for one in made.categories) == problems
    assert sum(one.problems.numerator for one in made.severities) == problems
    assert sum(one.share.value for one in made.categories) == 1
    for row in made.heat:
        assert sum(cell.numerator for cell in row.cells) == row.total.numerator
    assert sum(row.total.numerator for row in made.heat) == problems
    assert sum(row.problems.numerator for row in made.by_agency) == problems
    assert sum(row.files.numerator for row in made.by_agency) == len(made.files)
    assert sum(one.numerator for one in made.grades) == len(made.files)


def test_every_number_opens_files_that_are_there(made):
    known = {one.id for one in made.files}
    figures = [*made.indicators, *made.special, *made.grades]
    figures += [f for one in made.categories for f in (one.problems, one.share, one.hit)]
    figures += [cell for row in made.heat for cell in (*row.cells, row.total)]
    figures += [f for row in made.rules for f in (row.alleged, row.confirmed, row.false_alarms)]
    for one in figures:
        assert set(one.files) <= known
        assert len(one.files) == len(set(one.files))
        assert bool(one.files) == bool(one.numerator), one


def test_nothing_counted_gives_dashes_and_no_error():
    empty = replace(counted(), files=(), findings=(), due=frozenset(), closed=frozenset())
    made = count(empty, NAMES)
    assert {one.printed for one in made.indicators} == {"—"}
    assert [one.value for one in made.grades] == [None, None, None]


def test_the_quarter_before_and_the_year_before():
    now = counted()
    worse = replace(
        counted(2026, 3, 2),
        files=tuple(replace(one, grade="不合格") for one in now.files),
    )
    made = count(now, NAMES, before=worse, year_before=None)
    changes = {one.key: one for one in made.changes}
    assert changes["failed"].by_quarter == Decimal(1) / 6 - 1
    assert changes["failed"].by_year is None
    assert changes["mean"].by_quarter == 0
    assert changes["failed"].quarter_before.files == (1, 2, 3, 4, 5, 6)


def test_the_papers_print_the_same_numbers(made):
    """Papers count from their own rows by their own code: both must come to the same."""
    data = counted()
    files = [
        ReportedFile(
            id=str(one.id),
            agency=one.agency,
            case_no=one.case_no,
            cause=one.cause,
            kind_name=one.kind,
            total=one.total,
            grade=one.grade,
            first_grade=one.first_grade,
            vetoed=one.vetoed,
            traits=one.traits,
            days=one.days,
        )
        for one in data.files
    ]
    problems = [
        ReportedProblem(
            no=f"WT-{place}",
            file=str(one.file),
            code=one.defect,
            name=one.defect,
            category=one.category,
            category_name=NAMES[one.category],
            severity=one.severity,
            message="",
            rectification_kind="B" if (one.file, one.finding) in data.due else "",
            closed=(one.file, one.finding) in data.closed,
        )
        for place, one in enumerate(data.findings)
        if one.stands
    ]
    suspects = [
        SuspectLine(row.code, row.name, int(row.alleged.numerator), int(row.confirmed.numerator))
        for row in made.rules
    ]
    numbers = numbers_of("本季", made.agencies, files, problems, suspects)
    ours = {one.key: one for one in (*made.indicators, *made.special)}
    for printed in (*numbers.indicators, *numbers.special):
        if printed.key == "delivered":
            continue  # 送达合格率, the same as 送达规范率
        assert (printed.part, printed.whole, printed.printed, printed.formula) == (
            ours[printed.key].numerator,
            ours[printed.key].denominator,
            ours[printed.key].printed,
            ours[printed.key].formula,
        ), printed.key
    assert numbers.average_days == ours["days"].printed
    lines = {one.category: (one.problems, one.hit_rate) for one in numbers.categories}
    for bar in made.categories:
        assert lines[bar.key] == (bar.problems.numerator, bar.hit.printed)
    assert [(line.agency, line.mean) for line in numbers.by_agency] == [
        (row.agency, row.mean.printed) for row in made.by_agency
    ]
