"""What the 编目 page shows of a case file: documents, pages, 卷内目录 and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.page import GradeLevel, ReadingMode


@dataclass(frozen=True, slots=True)
class SheetDocument:
    """A document with its pages; `confidence`: that kind and pages are right."""

    id: str
    kind: str
    kind_name: str
    title: str
    first: int
    last: int
    pages: tuple[int, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page as read; `foreign`: why it may not belong to this case file, "" where it does."""

    no: int
    reading: ReadingMode
    grade: GradeLevel
    reasons: tuple[str, ...]
    document: str | None
    duplicate_of: int | None
    foreign: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A row of the 卷内目录; `matched`: id of its document; `note`: what does not agree."""

    title: str
    doc_no: str
    first: int | None
    last: int | None
    page: int
    matched: str | None
    note: str


@dataclass(frozen=True, slots=True)
class MissingKind:
    """A kind of document that such a case file must hold and that was not seen; `why` in words."""

    kind: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Rescan:
    """A page that could not be read (补扫), and why."""

    page: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SortingSheet:
    """The sheet of one result; `corrected`: the documents are cut as a person wanted."""

    documents: tuple[SheetDocument, ...]
    pages: tuple[SheetPage, ...]
    catalogue: tuple[SheetEntry, ...]
    unlisted: tuple[str, ...]
    """Ids of documents that no row of the 卷内目录 means."""
    missing: tuple[MissingKind, ...]
    rescan: tuple[Rescan, ...]
    corrected: bool
