"""The route: read → sort → facts → checks, then the score; people's corrections on their way."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from review.checks.checked import make_worksheets
from review.checks.run import run_checks
from review.confirm.fact_corrections import with_facts
from review.confirm.sorting_corrections import with_layout
from review.facts.extract import extract_facts
from review.model.corrections import NO_CORRECTIONS
from review.model.result import Problem, ReviewOutcome, ReviewResult, SourceFile
from review.pipeline.models import shipped_models
from review.pipeline.read import read_case
from review.pipeline.typed_values import value_from_json
from review.scoring.case import case_of
from review.scoring.score import score_case
from review.sorting.sort import sort_pages
from review.statements.read import read_statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from review.errors import InputError
    from review.model.case_file import CaseFacts
    from review.model.corrections import Corrections
    from review.model.document import SortedCaseFile
    from review.model.page import Page
    from review.model.result import Status
    from review.pipeline.models import Models
    from review.pipeline.read import ReadCase
    from review.pipeline.workshop import Progress, Workshop
    from review.standards.load import Standards


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
    clock = _Clock()
    with clock.station("reading"):
        read = read_case(path, workshop, only_pages=only_pages, progress=progress)
    result = weigh_case(read, workshop.standards, models=workshop.models, progress=progress)
    return replace(result, seconds={**clock.seconds, **result.seconds})


def weigh_case(
    read: ReadCase,
    standards: Standards,
    corrections: Corrections = NO_CORRECTIONS,
    *,
    models: Models | None = None,
    progress: Progress | None = None,
) -> ReviewResult:
    """Everything after reading, with what people corrected in place of the machine's reading.

    `models`: None: those that ship.

    Raises:
        CorrectionError: a correction does not fit these pages or these standards.
    """
    report = progress or (lambda stage, done, total: None)
    clock, total = _Clock(), len(read.pages)
    models = models or shipped_models()
    with clock.station("sorting"):
        report("sorting", 0, total)
        case = sort_pages(read.pages, standards, models.pages)
        if corrections.layout is not None:
            case = with_layout(case, corrections.layout, standards.document_kinds)
    with clock.station("facts"):
        report("facts", 0, total)
        case_facts = _facts_of(case, standards, models)
        case_facts = with_facts(case_facts, corrections.facts, value_from_json)
    with clock.station("checks"):
        report("checks", 0, total)
        outcome = run_checks(case_facts, standards)
        worksheets, unmade = make_worksheets(case_facts, standards, outcome)
    report("checks", total, total)

    problems = (*read.problems, *outcome.problems, *unmade)
    return conclude(
        ReviewResult(
            source=read.source,
            status=_status(problems),
            case_facts=case_facts,
            outcome=outcome,
            problems=problems,
            versions=_versions(read.reader, standards, models),
            seconds=clock.seconds,
            worksheets=worksheets,
        ),
        standards,
    )


def weigh_pages(pages: tuple[Page, ...], standards: Standards) -> tuple[CaseFacts, ReviewOutcome]:
    """What all stations after reading make of pages: to go on from a recorded reading."""
    models = shipped_models()
    case_facts = _facts_of(sort_pages(pages, standards, models.pages), standards, models)
    return case_facts, run_checks(case_facts, standards)


def _facts_of(case: SortedCaseFile, standards: Standards, models: Models) -> CaseFacts:
    """The typed facts of sorted documents and their labelled sentences."""
    return read_statements(case, extract_facts(case, standards), models.labeller)


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


def _status(problems: tuple[Problem, ...]) -> Status:
    """Complete only with no unread page and no failed station; a repaired file may be complete."""
    harmless = {"pdf_repaired"}
    return "partial" if any(problem.code not in harmless for problem in problems) else "complete"


def _versions(reader: str, standards: Standards, models: Models) -> dict[str, object]:
    return {
        "program": version("juanjian"),
        "standards": standards.version,
        "laws": standards.laws.digest[:12],
        "models": {"reading": reader, **models.versions},
    }


@dataclass(slots=True)
class _Clock:
    """Seconds spent at each station."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def station(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - started
