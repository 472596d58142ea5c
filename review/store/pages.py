"""Pages as read (识读结果): kept one by one; an interrupted reading goes on where it was."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from review.model.result import Problem
from review.store.page_json import page_from_json, page_to_json
from review.store.search import index_page
from review.store.tables import PageRow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from review.model.page import GradeLevel, Page, ReadingMode
    from review.model.result import Stage


@dataclass(frozen=True, slots=True)
class PageState:
    """What the lists and the viewer need of a page without its text.

    `width`, `height`: points. `picture`, `thumbnail`: checksums of files, "" where there is none.
    """

    page_no: int
    width: float
    height: float
    reading: ReadingMode
    grade: GradeLevel
    picture: str
    thumbnail: str


def save_page(
    s: Session,
    case_id: str,
    page: Page,
    problem: Problem | None,
    picture: str = "",
    thumbnail: str = "",
) -> None:
    """Keeps the page and makes its text findable, in place of an earlier reading of it."""
    s.merge(
        PageRow(
            case_id=case_id,
            page_no=page.page_no,
            page=_packed(page),
            width=page.width,
            height=page.height,
            reading=page.reading,
            grade=page.grade.level,
            picture=picture,
            thumbnail=thumbnail,
            problem_code=problem.code if problem else "",
            problem=problem.message if problem else "",
            problem_stage=problem.stage if problem else "",
        )
    )
    s.flush()
    index_page(s, case_id, page.page_no, page.text)


def pages_of(s: Session, case_id: str) -> tuple[Page, ...]:
    """All pages kept, in order."""
    packed = s.scalars(
        select(PageRow.page).where(PageRow.case_id == case_id).order_by(PageRow.page_no)
    )
    return tuple(_unpacked(one) for one in packed)


def page_of(s: Session, case_id: str, page_no: int) -> Page | None:
    """One page; None where it has not been read yet."""
    packed = s.scalar(
        select(PageRow.page).where(PageRow.case_id == case_id, PageRow.page_no == page_no)
    )
    return _unpacked(packed) if packed is not None else None


def page_states(s: Session, case_id: str) -> tuple[PageState, ...]:
    """All pages in order, without unpacking any."""
    return _states(s, PageRow.case_id == case_id)


def page_state(s: Session, case_id: str, page_no: int) -> PageState | None:
    """One page, without unpacking it; None where it has not been read yet."""
    found = _states(s, PageRow.case_id == case_id, PageRow.page_no == page_no)
    return found[0] if found else None


def _states(s: Session, *where: ColumnElement[bool]) -> tuple[PageState, ...]:
    rows = s.execute(
        select(
            PageRow.page_no,
            PageRow.width,
            PageRow.height,
            PageRow.reading,
            PageRow.grade,
            PageRow.picture,
            PageRow.thumbnail,
        )
        .where(*where)
        .order_by(PageRow.page_no)
    )
    return tuple(
        PageState(no, w, h, cast("ReadingMode", reading), cast("GradeLevel", grade), large, small)
        for no, w, h, reading, grade, large, small in rows
    )


def problems_of(s: Session, case_id: str) -> tuple[Problem, ...]:
    """What could not be read well, page by page."""
    rows = s.execute(
        select(PageRow.problem_stage, PageRow.problem_code, PageRow.problem, PageRow.page_no)
        .where(PageRow.case_id == case_id, PageRow.problem_code != "")
        .order_by(PageRow.page_no)
    )
    return tuple(
        Problem(cast("Stage", stage), code, message, no) for stage, code, message, no in rows
    )


def read_page_nos(s: Session, case_id: str) -> frozenset[int]:
    """Numbers of the pages that need no reading any more."""
    return frozenset(s.scalars(select(PageRow.page_no).where(PageRow.case_id == case_id)))


def _packed(page: Page) -> bytes:
    text = json.dumps(page_to_json(page), ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8", "surrogatepass"), compresslevel=5, mtime=0)


def _unpacked(packed: bytes) -> Page:
    return page_from_json(json.loads(gzip.decompress(packed).decode("utf-8", "surrogatepass")))
