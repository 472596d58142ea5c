"""The first two stations: opens the input and reads its pages, going on where a run stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.errors import PageError
from review.intake.open import open_input
from review.model.page import Page, PageGrade
from review.model.page_image import PageImage
from review.model.result import Problem
from review.reading.duplicates import mark_duplicates
from review.reading.read import read_pages

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from review.intake.open import CaseInput
    from review.model.result import SourceFile
    from review.pipeline.workshop import Progress, Workshop

PageDone = Callable[[PageImage | None, Page, Problem | None], None]
"""Called with each page just read: its picture (None: there is none), reading and problem."""


A4 = (595.3, 841.9)
"""Points; the paper assumed of a page that has no picture."""


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case file as read: all that the stations after reading need.

    `problems`: of opening and reading. `reader`: name and version of the engine.
    """

    source: SourceFile
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
    reader: str


def read_case(
    path: Path,
    workshop: Workshop,
    *,
    only_pages: Collection[int] | None = None,
    known: Mapping[int, tuple[Page, Problem | None]] | None = None,
    page_done: PageDone | None = None,
    progress: Progress | None = None,
) -> ReadCase:
    """Opens one input file and reads its pages.

    `only_pages`: page numbers to read; the others count as not read, never as missing.
    `known`: pages read by an earlier run, taken as they are; `page_done` is not called for them.

    Raises:
        InputError: the input cannot be opened.
    """
    report = progress or (lambda stage, done, total: None)
    engine = workshop.engine
    with open_input(path, workshop.settings.intake) as case_input:
        reader = _Reader(case_input, workshop, only_pages, known or {}, page_done)
        pages: list[Page] = []
        problems = list(case_input.problems)
        total = case_input.page_count
        for page_no in range(1, total + 1):
            report("reading", page_no - 1, total)
            page, problem = reader.page(page_no)
            pages.append(page)
            if problem is not None:
                problems.append(problem)
        report("reading", total, total)
        source = case_input.source
    return ReadCase(
        source, mark_duplicates(tuple(pages)), tuple(problems), f"{engine.name} {engine.version}"
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the pages of one opened input, each once."""

    case_input: CaseInput
    workshop: Workshop
    only_pages: Collection[int] | None
    known: Mapping[int, tuple[Page, Problem | None]]
    page_done: PageDone | None

    def page(self, page_no: int) -> tuple[Page, Problem | None]:
        if page_no in self.known:
            self._look_at(page_no)
            return self.known[page_no]
        image, page, problem = self._read(page_no)
        if self.page_done is not None:
            self.page_done(image, page, problem)
        return page, problem

    def _look_at(self, page_no: int) -> None:
        """Shows a known page to the input: it tells later pages that are the very same picture."""
        if any(later not in self.known for later in range(page_no, self.case_input.page_count + 1)):
            self._picture(page_no)

    def _read(self, page_no: int) -> tuple[PageImage | None, Page, Problem | None]:
        if self.only_pages is not None and page_no not in self.only_pages:
            message = f"第{page_no}页未在本次读取范围内，未用于判断。"
            problem = Problem("reading", "page_not_selected", message, page_no)
            return None, _page_without_picture(page_no, "未在读取范围内"), problem
        image = self._picture(page_no)
        if isinstance(image, PageError):
            problem = Problem("intake", image.code, image.message, page_no)
            return None, _page_without_picture(page_no, "无法打开"), problem
        page, trouble = next(read_pages([image], self.workshop.engine, self.workshop.store))
        return image, page, trouble

    def _picture(self, page_no: int) -> PageImage | PageError:
        try:
            return self.case_input.page_image(page_no)
        except PageError as error:
            return error


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
