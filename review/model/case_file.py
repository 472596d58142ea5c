"""What checks see of a case file: documents, facts, how far it was read; no image, no model."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from review.model.fact import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.model.document import CatalogueEntry, Document
    from review.model.fact import Fact
    from review.model.page import Page
    from review.model.statement import Statement


_SURELY_A_CATALOGUE = 0.88
"""Below it what looks like a 卷内目录 is no place to show that a document is not listed."""


class _OfDocument(Protocol):
    @property
    def document(self) -> str: ...


_Part = TypeVar("_Part", bound=_OfDocument)


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The documents and facts of one case file (案卷要素)."""

    kind: str
    kind_confidence: float
    domain: str | None
    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    pages: tuple[Page, ...]
    """For place, size and quality only; checks read facts, not lines."""
    catalogue: tuple[CatalogueEntry, ...] = ()
    statements: tuple[Statement, ...] = ()
    # Checks ask for the facts of one document thousands of times in a long case file.
    _facts: Mapping[str, tuple[Fact, ...]] = field(init=False, repr=False, compare=False)
    _statements: Mapping[str, tuple[Statement, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_facts", _by_document(self.facts))
        object.__setattr__(self, "_statements", _by_document(self.statements))

    def documents_of(self, *kinds: str) -> tuple[Document, ...]:
        """Documents of these kinds in page order."""
        return tuple(document for document in self.documents if document.kind in kinds)

    def facts_of(self, document: Document, *fields: str) -> tuple[Fact, ...]:
        """Facts of one document; of these fields, or all where none is named."""
        facts = self._facts.get(document.id, ())
        return tuple(fact for fact in facts if fact.field in fields) if fields else facts

    def fact_of(self, document: Document, *fields: str) -> Fact | None:
        """The most confident fact under the first of these fields that has one with a value."""
        for name in fields:
            found = [fact for fact in self.facts_of(document, name) if fact.status == "read"]
            if found:
                return max(found, key=lambda fact: fact.confidence)
        return None

    def facts_named(self, kind: str, *fields: str) -> tuple[Fact, ...]:
        """Facts of these fields in all documents of a kind, in page order of the documents."""
        return tuple(
            fact
            for document in self.documents_of(kind)
            for fact in self.facts_of(document, *fields)
        )

    def statements_of(self, document: Document, *labels: str) -> tuple[Statement, ...]:
        """Labelled sentences of one document; a label ending in `.` names its whole family.

        Those of which it cannot be said whether they bear the label are not among them.
        """
        return self._labelled(document, labels, undetermined=False)

    def doubtful_statements_of(self, document: Document, *labels: str) -> tuple[Statement, ...]:
        """Sentences of one document of which it cannot be said whether they bear these labels."""
        return self._labelled(document, labels, undetermined=True)

    def _labelled(
        self, document: Document, labels: tuple[str, ...], *, undetermined: bool
    ) -> tuple[Statement, ...]:
        return tuple(
            statement
            for statement in self._statements.get(document.id, ())
            if statement.undetermined == undetermined
            and (
                not labels
                or any(
                    statement.label.startswith(label)
                    if label.endswith(".")
                    else statement.label == label
                    for label in labels
                )
            )
        )

    def unread_pages(self, document: Document | None = None) -> tuple[int, ...]:
        """Numbers of pages that could not be read: of a document, or of the whole file."""
        wanted = set(document.page_nos) if document else None
        return tuple(
            page.page_no
            for page in self.pages
            if not page.readable and (wanted is None or page.page_no in wanted)
        )

    def place_of(self, document: Document) -> Evidence:
        """The document itself as evidence: its first page, whole strip."""
        part = document.parts[0]
        page = self.pages[part.page_no - 1]
        box = type(page.box)(0.0, part.top, page.width, min(part.bottom, page.height))
        return Evidence(part.page_no, box, document.title, document.id)

    def place_of_absence(self) -> Evidence:
        """Where a missing document should have been listed: the 卷内目录, else the first page."""
        for catalogue in self.documents_of("case_catalog"):
            if catalogue.confidence is None or catalogue.confidence >= _SURELY_A_CATALOGUE:
                return self.place_of(catalogue)
        page = self.pages[0]
        return Evidence(page.page_no, page.box, "")


def _by_document(parts: Iterable[_Part]) -> Mapping[str, tuple[_Part, ...]]:
    grouped: defaultdict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        grouped[part.document].append(part)
    return {document: tuple(mine) for document, mine in grouped.items()}
