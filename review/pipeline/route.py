"""The route a case file travels: open → read → sort → facts → checks, then the score."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from review.checks.checked import make_worksheets
from review.checks.run import run_checks
from review.errors import InputError, PageError
from review.facts.extract import extract_facts
from review.intake.open import open_input
from review.local_laws.join import with_local_laws
from review.model.page import Page, PageGrade
from review.model.result import Problem, ReviewOutcome, ReviewResult, SourceFile
from review.reading.build import build_engine
from review.reading.duplicates import mark_duplicates
from review.reading.read import read_pages
from review.registers.office import with_registers
from review.reports.pictures import draw_page, labels_by_page
from review.scoring.case import case_of
from review.scoring.score import score_case
from review.sorting.classify import shipped_version
from review.sorting.sort import sort_pages
from review.standards.load import load_standards
from review.standards.office.apply import with_office
from review.statements.read import read_statements
from review.statements.shipped import shipped_labeller
from review.store.readings import ReadingStore

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from review.intake.open import CaseInput
    from review.model.case_file import CaseFacts
    from review.model.document import SortedCaseFile
    from review.model.result import Stage, Status
    from review.reading.engine import ReadingEngine
    from review.settings import Settings
    from review.standards.load import Standards

    Progress = Callable[[Stage, int, int], None]
    """Called with the station, the pages done and the pages in all."""

A4 = (595.3, 841.9)
"""Points; the paper assumed of a page that has no picture."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every review needs and is loaded once: settings, standards, engine, stored readings."""

    settings: Settings
    standards: Standards
    engine: ReadingEngine
    store: ReadingStore


def open_workshop(settings: Settings) -> Workshop:
    """Loads the standards, the office's own data and the reading engine of the settings."""
    folder = settings.cache_dir or _user_cache()
    return Workshop(
        settings,
        open_standards(settings),
        build_engine(settings.reading),
        ReadingStore(folder / "readings"),
    )


def open_standards(settings: Settings) -> Standards:
    """The standards with all that the office has of its own: rows, registers, local laws."""
    folder = settings.office_folder
    standards = with_office(load_standards(), folder)
    standards = with_registers(standards, folder)
    return with_local_laws(standards, folder)


def examine(
    path: Path,
    workshop: Workshop,
    *,
    only_pages: Collection[int] | None = None,
    progress: Progress | None = None,
) -> ReviewResult:
    """Reviews one input file as far as the machine goes.

    `only_pages`: page numbers to read; the others count as not read, never as missing.

    Raises:
        InputError: the input cannot be opened.
    """
    report = progress or (lambda stage, done, total: None)
    clock = _Clock()
    with open_input(path, workshop.settings.intake) as case_input:
        with clock.station("reading"):
            pages, problems = _read(case_input, workshop, only_pages, report)
        source, opened = case_input.source, case_input.problems
    problems = [*opened, *problems]

    with clock.station("sorting"):
        report("sorting", 0, len(pages))
        case = sort_pages(pages, workshop.standards)
    with clock.station("facts"):
        report("facts", 0, len(pages))
        case_facts = _facts_of(case, workshop.standards)
    with clock.station("checks"):
        report("checks", 0, len(pages))
        outcome = run_checks(case_facts, workshop.standards)
        worksheets, unmade = make_worksheets(case_facts, workshop.standards, outcome)
    report("checks", len(pages), len(pages))

    problems += (*outcome.problems, *unmade)
    return conclude(
        ReviewResult(
            source=source,
            status=_status(problems),
            case_facts=case_facts,
            outcome=outcome,
            problems=tuple(problems),
            versions=_versions(workshop),
            seconds=clock.seconds,
            worksheets=worksheets,
        ),
        workshop.standards,
    )


def weigh_pages(pages: tuple[Page, ...], standards: Standards) -> tuple[CaseFacts, ReviewOutcome]:
    """What all stations after reading make of pages: to go on from a recorded reading."""
    case_facts = _facts_of(sort_pages(pages, standards), standards)
    return case_facts, run_checks(case_facts, standards)


def _facts_of(case: SortedCaseFile, standards: Standards) -> CaseFacts:
    """The typed facts of sorted documents and their labelled sentences."""
    return read_statements(case, extract_facts(case, standards), shipped_labeller())


def conclude(result: ReviewResult, standards: Standards) -> ReviewResult:
    """Adds the score: provisional, since no person has confirmed a finding yet."""
    if result.case_facts is None:
        return result
    case = case_of(result.outcome, result.case_facts)
    return replace(result, score=score_case(case, standards))


def failed_result(path: Path, error: InputError) -> ReviewResult:
    """The result of an input that could not be opened: nothing but the reason."""
    size = path.stat().st_size if path.is_file() else 0
    return ReviewResult(
        source=SourceFile(path.name, "", 0, size),
        status="failed",
        case_facts=None,
        outcome=ReviewOutcome((), (), {}),
        problems=(Problem("intake", error.code, error.message),),
        versions={"program": version("juanjian")},
        seconds={},
    )


def draw_evidence(path: Path, result: ReviewResult, workshop: Workshop, folder: Path) -> list[Path]:
    """Writes a picture of every page that a finding points at, boxes drawn; gives their paths."""
    by_page = labels_by_page(result.outcome.findings)
    written: list[Path] = []
    if result.case_facts is None or not by_page:
        return written
    with open_input(path, workshop.settings.intake) as case_input:
        for page_no, labels in sorted(by_page.items()):
            try:
                image = case_input.page_image(page_no)
            except PageError:
                continue  # it has no picture, which the result's problems say already
            target = folder / f"page-{page_no:03d}.jpg"
            rotation = result.case_facts.pages[page_no - 1].rotation
            draw_page(image, rotation, labels).save(target, quality=80)
            written.append(target)
    return written


def _read(
    case_input: CaseInput,
    workshop: Workshop,
    only_pages: Collection[int] | None,
    report: Progress,
) -> tuple[tuple[Page, ...], list[Problem]]:
    pages: list[Page] = []
    problems: list[Problem] = []
    total = case_input.page_count
    for page_no in range(1, total + 1):
        report("reading", page_no - 1, total)
        page, problem = _read_one(case_input, workshop, page_no, only_pages)
        pages.append(page)
        if problem is not None:
            problems.append(problem)
    report("reading", total, total)
    return mark_duplicates(tuple(pages)), problems


def _read_one(
    case_input: CaseInput, workshop: Workshop, page_no: int, only_pages: Collection[int] | None
) -> tuple[Page, Problem | None]:
    if only_pages is not None and page_no not in only_pages:
        problem = Problem(
            "reading", "page_not_selected", f"第{page_no}页未在本次读取范围内,未用于判断。", page_no
        )
        return _page_without_picture(page_no, "未在读取范围内"), problem
    try:
        image = case_input.page_image(page_no)
    except PageError as error:
        problem = Problem("intake", error.code, error.message, page_no)
        return _page_without_picture(page_no, "无法打开"), problem
    return next(read_pages([image], workshop.engine, workshop.store))


def _page_without_picture(page_no: int, reason: str) -> Page:
    return Page(
        page_no=page_no,
        width=A4[0],
        height=A4[1],
        reading="unreadable",
        rotation=0,
        confidence=None,
        grade=PageGrade("unreadable", (reason,)),
    )


def _status(problems: list[Problem]) -> Status:
    """Complete only with no unread page and no failed station; a repaired file may be complete."""
    harmless = {"pdf_repaired"}
    return "partial" if any(problem.code not in harmless for problem in problems) else "complete"


def _versions(workshop: Workshop) -> dict[str, object]:
    engine, labeller = workshop.engine, shipped_labeller()
    return {
        "program": version("juanjian"),
        "standards": workshop.standards.version,
        "laws": workshop.standards.laws.digest[:12],
        "models": {
            "reading": f"{engine.name} {engine.version}",
            "sorting": f"page_kinds {shipped_version()}",
            "statements": f"{labeller.name} {labeller.version}",
        },
    }


def _user_cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "juanjian"


@dataclass(slots=True)
class _Clock:
    """Seconds spent at each station."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def station(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - started
