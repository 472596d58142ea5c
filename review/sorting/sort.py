"""The sorting room's door (分件): pages → documents, kind of case file, ministry, 卷内目录."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.model.document import Document, PagePart, SortedCaseFile
from review.sorting.case_kind import decide_case_kind, decide_domain
from review.sorting.classify import shipped_classifier
from review.sorting.contents import heads_a_form, looks_like_contents, read_contents
from review.sorting.contents_evidence import contents_hints
from review.sorting.shared_titles import settle_shared_titles
from review.sorting.split import UNKNOWN, split_documents
from review.sorting.strips import cut_pages
from review.sorting.title_index import TitleIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.document import DocumentKind
    from review.model.page import Page
    from review.sorting.classify import PageClassifier
    from review.sorting.split import Bundle
    from review.sorting.strips import Strip
    from review.standards.load import Standards


def sort_pages(
    pages: tuple[Page, ...], standards: Standards, classifier: PageClassifier | None = None
) -> SortedCaseFile:
    """Documents in page order, each with its kind, title, strips of pages and confidence.

    `classifier`: None: the one that ships.
    """
    index = _index(tuple(standards.document_kinds.values()))
    strips = cut_pages(pages, index)
    entries = read_contents(_contents_strips(strips))
    kinds = (*standards.document_kinds, UNKNOWN)
    classifier = classifier or shipped_classifier()
    guesses = [classifier.guess(strip, kinds) for strip in strips]
    bundles = split_documents(strips, guesses, kinds, contents_hints(entries, strips, index))
    case_kind, kind_confidence = decide_case_kind(bundles, standards)
    settle_shared_titles(bundles, case_kind, standards)
    domain, domain_confidence = decide_domain(bundles)
    return SortedCaseFile(
        pages=pages,
        documents=tuple(_document(place, bundle) for place, bundle in enumerate(bundles, 1)),
        kind=case_kind,
        kind_confidence=kind_confidence,
        domain=domain,
        domain_confidence=domain_confidence,
        catalogue=entries,
    )


@lru_cache(maxsize=2)
def _index(kinds: tuple[DocumentKind, ...]) -> TitleIndex:
    return TitleIndex({kind.id: kind for kind in kinds})


def _contents_strips(strips: Sequence[Strip]) -> list[Strip]:
    """The strips of the 卷内目录: its title or heading row, and untitled pages right after it.

    A blank page between them, such as the back of a sheet, ends nothing.
    """
    found: list[Strip] = []
    for strip in strips:
        titled = strip.title is not None and "case_catalog" in strip.title.match.kinds
        if titled or (strip.title is None and looks_like_contents(strip)):
            found.append(strip)
        elif not found or strip.page.reading == "blank":
            continue
        elif strip.title is None and strip.page.cells and not heads_a_form(strip):
            found.append(strip)
        else:
            break
    return found


def _document(place: int, bundle: Bundle) -> Document:
    parts = tuple(PagePart(strip.page.page_no, strip.top, strip.bottom) for strip in bundle.strips)
    return Document(
        f"d{place}",
        bundle.kind,
        bundle.title,
        parts,
        round(min(bundle.kind_confidence, bundle.joined), 4),
        round(bundle.kind_confidence, 4),
    )
