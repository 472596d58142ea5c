"""Which document each entry of the 卷内目录 means."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.alike import likeness
from review.standards.titles import normalise_title

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import CatalogueEntry, Document
    from review.standards.load import Standards

_SAME = 0.75
_LIKELY = 0.5
_MIN_CONTAINED = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry with its document; `likely`: one that may be meant, where none surely is.

    `differs`: the document lies where the entry says, but bears another title.
    """

    entry: CatalogueEntry
    document: Document | None
    likely: Document | None = None
    differs: bool = False


def pair_entries(case_facts: CaseFacts, standards: Standards) -> list[Pair]:
    """Each entry with the best document not yet taken, in order of the catalogue.

    Equal titles in page order.
    """
    free = [item for item in case_facts.documents if item.kind != "case_catalog"]
    pairs: list[Pair] = []
    for entry in case_facts.catalogue:
        scored = [(_likeness(entry.title, document, standards), document) for document in free]
        best, document = max(
            scored, key=lambda item: (item[0], bool(item[1].title)), default=(0.0, None)
        )
        if document is None or best < _SAME:
            taken = _already_taken(entry, pairs, standards)
            pairs.append(Pair(entry, taken, document if best >= _LIKELY else None))
            continue
        free.remove(document)
        pairs.append(Pair(entry, document))
    return _paired_by_place(case_facts, standards, pairs, free)


def _paired_by_place(
    case_facts: CaseFacts, standards: Standards, pairs: list[Pair], free: list[Document]
) -> list[Pair]:
    """Entries without a document get the one that starts on their page, by the usual distance."""
    order = numbered_pages(case_facts)
    distances = Counter(
        order[pair.document.first_page] - pair.entry.first_page
        for pair in pairs
        if pair.document and pair.entry.first_page and pair.document.first_page in order
    )
    if not distances:
        return pairs
    usual = distances.most_common(1)[0][0]
    starts = {order.get(document.first_page): document for document in reversed(free)}
    placed: list[Pair] = []
    for pair in pairs:
        page = pair.entry.first_page
        document = None if pair.document or page is None else starts.get(page + usual)
        if document is None:
            placed.append(pair)
            continue
        known = document.kind != "unknown" and document.title and (document.confidence or 0) >= 0.8
        differs = bool(known) and _likeness(pair.entry.title, document, standards) < _LIKELY
        placed.append(Pair(pair.entry, document, differs=differs))
    return placed


def _already_taken(
    entry: CatalogueEntry, pairs: list[Pair], standards: Standards
) -> Document | None:
    """A document that an entry before names too.

    告知书及送达回证 on one page is one document sorted, two listed.
    """
    for pair in reversed(pairs):
        if pair.document is not None and pair.entry.first_page == entry.first_page is not None:
            return pair.document
    return None


def grown_together(case_facts: CaseFacts, pair: Pair, pairs: list[Pair]) -> Document | None:
    """The document of an entry of the same name that may hold this one's pages too.

    Two papers of one kind that follow each other, such as two receipts, are easily sorted as one:
    the document is then longer than one page.
    """
    for other in pairs:
        same = normalise_title(other.entry.title) == normalise_title(pair.entry.title)
        if other is pair or not same or other.document is None:
            continue
        if len(other.document.page_nos) > 1:
            return other.document
    return None


def is_listed_elsewhere(case_facts: CaseFacts, document: Document, pairs: list[Pair]) -> bool:
    """An entry covers the document without naming it: 证据材料, or a decision with its receipt.

    It lies behind a listed document and before the page where the next listed one starts, and the
    entry's own page numbers reach so far or say no end.
    """
    before = [
        pair for pair in pairs if pair.document and pair.document.first_page <= document.first_page
    ]
    if not before:
        return False
    pair = max(before, key=lambda item: item.document.first_page if item.document else 0)
    entry = pair.entry
    if entry.first_page is None or entry.last_page is None or pair.document is None:
        return True
    order = numbered_pages(case_facts)
    start, here = order.get(pair.document.first_page), order.get(document.first_page)
    if start is None or here is None:
        return True
    return here - start <= entry.last_page - entry.first_page


def numbered_pages(case_facts: CaseFacts) -> dict[int, int]:
    """Page of the file → its place among pages that would bear a number.

    Not blank, not a repeated scan.
    """
    kept = [
        page.page_no
        for page in case_facts.pages
        if page.reading != "blank" and page.duplicate_of is None
    ]
    return {page_no: place for place, page_no in enumerate(kept, start=1)}


def _likeness(title: str, document: Document, standards: Standards) -> float:
    written = normalise_title(title)
    kind = standards.document_kinds.get(document.kind)
    names = {normalise_title(document.title), *(kind.titles if kind else ())} - {""}
    if written in names:
        return 1.0
    best = max((likeness(written, name) for name in names), default=0.0)
    contained = any(name in written for name in names if len(name) >= _MIN_CONTAINED)
    return max(best, 0.9 if contained else 0.0)
