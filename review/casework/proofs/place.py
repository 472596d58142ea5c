"""Which page of the case file an uploaded page stands for (对页)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from review.model.page import Page

UNKNOWN = "unknown"
ALIKE = 0.5
"""A page without a title of its own (a second page) is taken for one that says nearly the same."""
_COMPARED = 1500
"""Characters of each page that are compared."""


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """A document with its pages: of the case file, or of the upload."""

    id: str
    kind: str
    title: str
    page_nos: tuple[int, ...]


@dataclass(slots=True)
class Placement:
    """Where uploaded pages go; `instead`: page of the case file → uploaded pages put there.

    `removed`: pages of the case file that go. `added`: uploaded pages of a kind the file lacked.
    `unplaced`: uploaded pages that nobody could say the place of. `changes`: by document.
    """

    instead: dict[int, list[int]] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    added: list[int] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Change:
    """Pages of one document, old and new side by side; `old` is empty where there were none."""

    kind: str
    title: str
    old: tuple[int, ...]
    new: tuple[int, ...]


def place_pages(
    case: Sequence[Page],
    documents: Sequence[DocumentPages],
    proof: Sequence[Page],
    uploaded: Sequence[DocumentPages],
    *,
    concerned: Collection[str] = (),
    replaces: Sequence[int] = (),
) -> Placement:
    """Where the uploaded pages belong.

    `concerned`: ids of the documents that the finding speaks of: they come first where several are
    of the kind. `replaces`: pages of the case file that the person named; then nothing is guessed.
    """
    placement = Placement()
    inked = {page.page_no for page in proof if page.reading != "blank"}
    if replaces:
        _put(placement, _at(documents, replaces), sorted(set(replaces)), sorted(inked))
        return placement
    old_texts = {page.page_no: _words(page) for page in case}
    new_texts = {page.page_no: _words(page) for page in proof}
    likeness = _Likeness(old_texts, new_texts)
    for new in uploaded:
        pages = [page_no for page_no in new.page_nos if page_no in inked]
        if not pages:
            continue
        if new.kind == UNKNOWN:
            near = [one for one in documents if one.id in concerned]
            _by_page(placement, pages, near, likeness, ALIKE)
            continue
        old = _document_for(new, pages, documents, concerned, likeness)
        if old is None:
            placement.added += pages
            placement.changes.append(Change(new.kind, new.title, (), tuple(pages)))
        elif len(pages) >= len(old.page_nos):
            _put(placement, old, list(old.page_nos), pages)
        else:
            _by_page(placement, pages, [old], likeness, 0.0)
    return placement


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How much an old and a new page say the same."""

    old: Mapping[int, str]
    new: Mapping[int, str]

    def of(self, old: int, new: int) -> float:
        return SequenceMatcher(None, self.old[old], self.new[new], autojunk=False).ratio()

    def best(self, new: int, among: Iterable[int]) -> tuple[float, int]:
        """The old page that says most nearly the same; (-1, 0) where there is none to choose."""
        return max(((self.of(old, new), -old) for old in among), default=(-1.0, 0))


def _document_for(
    new: DocumentPages,
    pages: Sequence[int],
    documents: Sequence[DocumentPages],
    concerned: Collection[str],
    likeness: _Likeness,
) -> DocumentPages | None:
    """The document of the same kind: one that the finding speaks of, else the most alike."""
    alike = [one for one in documents if one.kind == new.kind]
    near = [one for one in alike if one.id in concerned] or alike
    if len(near) < 2:
        return next(iter(near), None)
    return max(near, key=lambda one: likeness.best(pages[0], one.page_nos)[0])


def _by_page(
    placement: Placement,
    pages: Sequence[int],
    documents: Sequence[DocumentPages],
    likeness: _Likeness,
    least: float,
) -> None:
    """Each page in the place of the one it is most like; each old page once."""
    for new in pages:
        free = [old for one in documents for old in one.page_nos if old not in placement.removed]
        ratio, negative = likeness.best(new, free)
        if not free or ratio < least:
            placement.unplaced.append(new)
            continue
        old = -negative
        _put(placement, _at(documents, [old]), [old], [new])


def _put(
    placement: Placement, document: DocumentPages | None, old: Sequence[int], new: Sequence[int]
) -> None:
    placement.instead.setdefault(old[0], []).extend(new)
    placement.removed.update(old)
    kind, title = (document.kind, document.title) if document else (UNKNOWN, "")
    placement.changes.append(Change(kind, title, tuple(old), tuple(new)))


def _at(documents: Sequence[DocumentPages], page_nos: Sequence[int]) -> DocumentPages | None:
    first = min(page_nos)
    return next((one for one in documents if first in one.page_nos), None)


def _words(page: Page) -> str:
    return re.sub(r"\s", "", page.text)[:_COMPARED]
