"""编目: documents, pages, 卷内目录, what is missing and what to scan again."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.model.page import GradeLevel, ReadingMode
from review.web.bodies.common import Body, Moment, PageNo, ShortText, Text


class SortedDocument(Body):
    """A document with its pages."""

    id: str
    kind: str
    kind_name: str
    title: str
    first: int
    last: int
    pages: list[int]
    confidence: float | None


class SortedPage(Body):
    """A page; `foreign`: why it may not belong to the file, "" where it does."""

    no: int
    reading: ReadingMode
    grade: GradeLevel
    reasons: list[str]
    document: str | None
    duplicate_of: int | None
    foreign: str


class CatalogueLine(Body):
    """A row of the 卷内目录; `matched`: the document it stands for; `note`: what differs."""

    title: str
    doc_no: str
    first: int | None
    last: int | None
    page: int
    matched: str | None
    note: str


class MissingKind(Body):
    """A kind of document that should be in the file."""

    kind: str
    name: str
    why: str


class Rescan(Body):
    """A page to be scanned again (补扫)."""

    page: int
    reasons: list[str]


class KindName(Body):
    """A kind of document to choose."""

    id: str
    name: str
    stage: str


class LayoutBody(Body):
    """A document as a person cut it."""

    first_page: int
    last_page: int
    kind: str
    title: str


class LayoutCorrection(Body):
    """Who cut the documents, when and why."""

    who: str
    when: Moment
    why: str
    documents: list[LayoutBody]


class SortingView(Body):
    """The whole of 编目; `corrected`: cut by a person; `pending`: a job will change the sheet."""

    documents: list[SortedDocument]
    pages: list[SortedPage]
    catalogue: list[CatalogueLine]
    unlisted: list[str]
    missing: list[MissingKind]
    rescan: list[Rescan]
    corrected: bool
    gaps: list[int]
    correction: LayoutCorrection | None
    pending: bool
    revision: int
    kinds: list[KindName]


class LayoutIn(Body):
    """A document as a person cuts it."""

    first_page: PageNo
    last_page: PageNo
    kind: ShortText
    title: ShortText = ""


class SortingIn(Body):
    """All documents of the file, and why they are so."""

    documents: Annotated[list[LayoutIn], Field(min_length=1, max_length=2000)]
    why: Text = ""
