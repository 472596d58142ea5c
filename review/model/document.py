"""Documents (文书): runs of pages of one kind, and the case file they make up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.geometry import Box
    from review.model.page import Cell, Line, Mark, Page


@dataclass(frozen=True, slots=True)
class DocumentField:
    """A field (字段) that a kind of document carries; `type`: a field type of the rows."""

    id: str
    name: str
    type: str
    required: bool
    derived: bool = False
    """Worked out from other fields, never read off the paper."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document (文书类型): a row of `standards/data/document_types`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    domain_variants: tuple[tuple[str, str], ...]
    stage: str
    volume: str
    external: bool
    """Addressed to the party (对外文书): must be delivered or signed for, and sealed."""
    requirements: tuple[tuple[str, str], ...]
    """(case kind, required | conditional | optional)."""
    fields: tuple[DocumentField, ...]
    signers: tuple[str, ...]
    seals: tuple[str, ...]
    titles: tuple[str, ...]
    """Every writing of the title, normalised (half-width brackets, no spaces), longest first."""
    ambiguous_with: tuple[str, ...] = ()
    """Kinds that share a writing of the title."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """The strip of a page that belongs to a document, from `top` to `bottom` in points."""

    page_no: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `kind`: a kind's id or "unknown"; `id`: d1, d2, … in page order."""

    id: str
    kind: str
    title: str
    parts: tuple[PagePart, ...]
    confidence: float | None
    """That kind and pages are right."""
    kind_confidence: float | None = None
    """That the kind is right, whichever pages belong to it; None: as `confidence`."""

    @property
    def sure_of_kind(self) -> float:
        """Confidence in the kind, 1.0 where none was measured."""
        known = self.confidence if self.kind_confidence is None else self.kind_confidence
        return 1.0 if known is None else known

    @property
    def first_page(self) -> int:
        return self.parts[0].page_no

    @property
    def last_page(self) -> int:
        return self.parts[-1].page_no

    @property
    def page_nos(self) -> tuple[int, ...]:
        return tuple(part.page_no for part in self.parts)


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A row of the 卷内目录 as read; page numbers are None where blank or unread."""

    title: str
    first_page: int | None
    last_page: int | None
    page_no: int
    box: Box
    doc_no: str = ""
    date_text: str = ""


@dataclass(frozen=True, slots=True)
class SortedCaseFile:
    """What sorting gives: documents in page order, kind of case file and ministry."""

    pages: tuple[Page, ...]
    documents: tuple[Document, ...]
    kind: str
    kind_confidence: float
    domain: str | None
    domain_confidence: float
    catalogue: tuple[CatalogueEntry, ...] = ()

    def page(self, page_no: int) -> Page:
        return self.pages[page_no - 1]

    def lines_of(self, document: Document) -> Iterator[tuple[int, Line]]:
        """(page number, line) of a document in reading order."""
        for part, page in self._strips(document):
            for line in page.lines:
                if part.top <= line.box.center[1] < part.bottom:
                    yield page.page_no, line

    def cells_of(self, document: Document) -> Iterator[tuple[int, Cell]]:
        for part, page in self._strips(document):
            for cell in page.cells:
                if part.top <= cell.box.center[1] < part.bottom:
                    yield page.page_no, cell

    def marks_of(self, document: Document) -> Iterator[tuple[int, Mark]]:
        for part, page in self._strips(document):
            for mark in page.marks:
                if part.top <= mark.box.center[1] < part.bottom:
                    yield page.page_no, mark

    def _strips(self, document: Document) -> Iterator[tuple[PagePart, Page]]:
        for part in document.parts:
            yield part, self.page(part.page_no)
