"""The reading room's door: page images → pages. One bad page never loses the others."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.page import Page, PageGrade
from review.model.result import Problem
from review.reading.born_digital import read_born_digital
from review.reading.scan import read_scan
from review.reading.whole_grids import with_whole_grids
from review.store.readings import ReadingKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from review.model.page import GradeLevel
    from review.model.page_image import PageImage
    from review.reading.engine import ReadingEngine
    from review.store.readings import ReadingStore

READING_VERSION = "6"
"""Raised with every change of what the same pixels give: other versions' readings are not used."""

PAGE_FAILED = "page_failed"
"""Code of the problem where reading itself broke: another try may read the page, unlike one that
was read and found unreadable."""

_log = logging.getLogger(__name__)


def read_pages(
    images: Iterable[PageImage], engine: ReadingEngine, store: ReadingStore | None = None
) -> Iterator[tuple[Page, Problem | None]]:
    """Each page as soon as it is read, with the problem that kept it from being read well, if any.

    Pages read before are taken from the store.
    """
    for image in images:
        try:
            page = with_whole_grids(_read_once(image, engine, store))
        except Exception as error:  # noqa: BLE001 (the guard of this room: it costs one page)
            _log.exception("page %d could not be read", image.page_no)
            reason = f"{type(error).__name__}: {error}"
            problem = _problem(image, f"识读时出错（{reason}）", PAGE_FAILED)
            yield unreadable_page(image, "识读出错"), problem
            continue
        yield page, None if page.readable else _unreadable_problem(image, page)


def read_page(image: PageImage, engine: ReadingEngine) -> Page:
    """One page: blank, by its own characters, or by the engine."""
    return _read_once(image, engine, None)


def unreadable_page(image: PageImage, reason: str) -> Page:
    """A page of which nothing is known but its size."""
    return Page(
        page_no=image.page_no,
        width=image.width,
        height=image.height,
        reading="unreadable",
        rotation=0,
        confidence=None,
        grade=PageGrade("unreadable", (reason,)),
        duplicate_of=image.duplicate_of,
    )


def _read_once(image: PageImage, engine: ReadingEngine, store: ReadingStore | None) -> Page:
    """Only the engine's readings are stored: born-digital pages cost less to read than to keep."""
    if image.is_blank:
        return _blank_page(image)
    page = read_born_digital(image, engine)
    if page is not None:
        return page
    if store is None:
        return _with_doubt(image, read_scan(image, engine))
    key = ReadingKey.of(image, engine.name, engine.version, READING_VERSION)
    page = store.load(key, image)
    if page is None:
        page = read_scan(image, engine)
        store.save(key, page)
    return _with_doubt(image, page)


def _with_doubt(image: PageImage, page: Page) -> Page:
    """A page of which intake could not say whether it is blank: never one that was read well.

    Where the engine found no words, nobody knows what stands on it: to be scanned again.
    """
    if not image.doubt:
        return page
    if not page.lines:
        return unreadable_page(image, image.doubt)
    level: GradeLevel = "poor" if page.readable else "unreadable"
    reasons = tuple(dict.fromkeys((image.doubt, *page.grade.reasons)))
    return replace(page, grade=PageGrade(level, reasons))


def _blank_page(image: PageImage) -> Page:
    return Page(
        page_no=image.page_no,
        width=image.width,
        height=image.height,
        reading="blank",
        rotation=0,
        confidence=None,
        duplicate_of=image.duplicate_of,
    )


def _unreadable_problem(image: PageImage, page: Page) -> Problem:
    reasons = "、".join(page.grade.reasons) or "没有可靠的文字"
    sure = "" if page.confidence is None else f"，识别置信度{page.confidence:.2f}"
    return _problem(image, f"{reasons}{sure}，未用于判断")


def _problem(image: PageImage, what: str, code: str = "page_unreadable") -> Problem:
    message = f"第{image.page_no}页无法识读：{what}。请核对原件或重新扫描该页。"
    return Problem("reading", code, message, image.page_no)
