"""The case file with the uploaded pages in it (换页), renumbered; corrections move along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from review.model.case_record import LayoutDocument
from review.model.corrections import Corrections
from review.reading.duplicates import mark_duplicates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.casework.proofs.place import DocumentPages, Placement
    from review.model.case_record import FactCorrection
    from review.model.page import Page

_LAST = "backup_table"
"""备考表 stays at the end: what is added comes before it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page of the joined file comes from; `slot`: the page of the case file it stands for.

    `slot` None: a page that the case file did not have.
    """

    source: Literal["case", "proof"]
    page_no: int
    slot: int | None


@dataclass(frozen=True, slots=True)
class Spliced:
    """The joined file; `origins[n - 1]` is that of page n."""

    pages: tuple[Page, ...]
    origins: tuple[Origin, ...]

    def origin(self, page_no: int) -> Origin:
        return self.origins[page_no - 1]

    def numbers_of(self, source: str, page_nos: Sequence[int]) -> tuple[int, ...]:
        """The numbers that these pages have now."""
        return tuple(
            number
            for number, one in enumerate(self.origins, 1)
            if one.source == source and one.page_no in page_nos
        )


def splice(
    case: Sequence[Page],
    documents: Sequence[DocumentPages],
    proof: Sequence[Page],
    placement: Placement,
) -> Spliced:
    """The pages of the case file with those uploaded in their places."""
    origins = _order(case, documents, placement)
    by_source = {
        "case": {page.page_no: page for page in case},
        "proof": {page.page_no: page for page in proof},
    }
    pages = tuple(
        replace(by_source[one.source][one.page_no], page_no=number, duplicate_of=None)
        for number, one in enumerate(origins, 1)
    )
    return Spliced(mark_duplicates(pages), tuple(origins))


def move_corrections(
    corrections: Corrections, spliced: Spliced, placement: Placement
) -> Corrections:
    """Corrections as they hold in the joined file.

    What a person read on a page that is replaced is not said of the new one. A person's 分件 goes
    on: a new page belongs to the document whose page it took the place of.
    """
    now_at: dict[int, int] = {}
    for number, one in enumerate(spliced.origins, 1):
        if one.slot is not None:
            now_at.setdefault(one.slot, number)
    facts = tuple(
        moved
        for one in corrections.facts
        if one.page_no not in placement.removed and (moved := _moved(one, now_at)) is not None
    )
    layout = corrections.layout
    return Corrections(facts, None if layout is None else _layout(layout, spliced, placement))


def _order(
    case: Sequence[Page], documents: Sequence[DocumentPages], placement: Placement
) -> list[Origin]:
    backup = next((one for one in documents if one.kind == _LAST), None)
    before = backup.page_nos[0] if backup else None
    added = [Origin("proof", page_no, None) for page_no in placement.added]
    order: list[Origin] = []
    for page in case:
        if page.page_no == before:
            order += added
        new = placement.instead.get(page.page_no, [])
        # The second new page stands for the second old one, as far as there is one.
        stands_for = [page.page_no, *_following(page.page_no, placement)]
        for place, page_no in enumerate(new):
            slot = stands_for[place] if place < len(stands_for) else stands_for[-1]
            order.append(Origin("proof", page_no, slot))
        if page.page_no not in placement.removed:
            order.append(Origin("case", page.page_no, page.page_no))
    return order if before is not None else order + added


def _following(page_no: int, placement: Placement) -> list[int]:
    """Old pages after this one that went with it."""
    change = (
        next(one for one in placement.changes if page_no in one.old)
        if (page_no in placement.instead)
        else None
    )
    return [old for old in change.old if old > page_no] if change else []


def _moved(one: FactCorrection, now_at: dict[int, int]) -> FactCorrection | None:
    if one.first_page not in now_at or one.page_no not in now_at:
        return None
    return replace(one, first_page=now_at[one.first_page], page_no=now_at[one.page_no])


def _layout(
    layout: Sequence[LayoutDocument], spliced: Spliced, placement: Placement
) -> tuple[LayoutDocument, ...]:
    moved: list[LayoutDocument] = []
    for one in layout:
        inside = [
            number
            for number, origin in enumerate(spliced.origins, 1)
            if origin.slot is not None and one.first_page <= origin.slot <= one.last_page
        ]
        if inside:
            moved.append(replace(one, first_page=inside[0], last_page=inside[-1]))
    for change in placement.changes:
        if not change.old:
            numbers = spliced.numbers_of("proof", change.new)
            moved.append(LayoutDocument(numbers[0], numbers[-1], change.kind, change.title))
    return tuple(sorted(moved, key=lambda one: one.first_page))
