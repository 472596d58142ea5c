"""Makes the sheet of the 编目 page of what sorting, the 卷内目录 and the standards say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.archive.pairing import is_listed_elsewhere, pair_entries
from review.checks.document_making.foreign_names import weigh_foreign_names
from review.checks.missing import missing
from review.checks.tally import Tally
from review.model.finding import Found
from review.model.sorting_sheet import (
    MissingKind,
    Rescan,
    SheetDocument,
    SheetEntry,
    SheetPage,
    SortingSheet,
)

if TYPE_CHECKING:
    from review.checks.archive.pairing import Pair
    from review.model.case_file import CaseFacts
    from review.model.page import Page
    from review.standards.load import Standards

_UNNUMBERED = ("case_cover", "case_catalog", "backup_table")
"""封面、目录、备考表 need no entry in the 卷内目录."""


def sorting_sheet(
    case_facts: CaseFacts, standards: Standards, *, corrected: bool = False
) -> SortingSheet:
    """The sheet of a case file as weighed; `corrected`: a person cut its documents."""
    pairs = pair_entries(case_facts, standards)
    listed = {pair.document.id for pair in pairs if pair.document}
    return SortingSheet(
        documents=tuple(
            SheetDocument(
                one.id,
                one.kind,
                standards.kind_name(one.kind),
                one.title,
                one.first_page,
                one.last_page,
                tuple(dict.fromkeys(one.page_nos)),
                one.confidence,
            )
            for one in case_facts.documents
        ),
        pages=_pages(case_facts, standards),
        catalogue=tuple(_entry(pair) for pair in pairs),
        unlisted=tuple(
            one.id
            for one in case_facts.documents
            if pairs
            and one.id not in listed
            and one.kind not in _UNNUMBERED
            and not is_listed_elsewhere(case_facts, one, pairs)
        ),
        missing=_missing(case_facts, standards),
        rescan=tuple(
            Rescan(page.page_no, page.grade.reasons)
            for page in case_facts.pages
            if not page.readable
        ),
        corrected=corrected,
    )


def _pages(case_facts: CaseFacts, standards: Standards) -> tuple[SheetPage, ...]:
    document_of: dict[int, str] = {}
    for document in case_facts.documents:
        for page_no in document.page_nos:
            document_of.setdefault(page_no, document.id)
    unknown = {one.id for one in case_facts.documents if one.kind not in standards.document_kinds}
    named = _foreign_names(case_facts)

    def foreign(page: Page) -> str:
        if page.page_no in named:
            return named[page.page_no]
        apart = document_of.get(page.page_no) in unknown and page.readable
        return "未能识别属于何种文书，请核对是否本案材料" if apart else ""

    return tuple(
        SheetPage(
            page.page_no,
            page.reading,
            page.grade.level,
            page.grade.reasons,
            document_of.get(page.page_no),
            page.duplicate_of,
            foreign(page),
        )
        for page in case_facts.pages
    )


def _foreign_names(case_facts: CaseFacts) -> dict[int, str]:
    """Pages on which somebody stands in the party's place whom no other document knows."""
    tally = Tally()
    weigh_foreign_names(case_facts, tally)
    outcome = tally.outcome("")
    alleged = outcome.allegations if isinstance(outcome, Found) else ()
    return {place.page_no: one.message for one in alleged for place in one.evidence}


def _entry(pair: Pair) -> SheetEntry:
    entry, note = pair.entry, ""
    if pair.document is None and pair.likely is not None:
        note = f"可能是第{pair.likely.first_page}页的《{pair.likely.title}》，请核对"
    elif pair.document is None:
        note = "卷内未见对应文书"
    elif pair.differs:
        note = f"所列页为《{pair.document.title}》，名称不一致"
    return SheetEntry(
        entry.title,
        entry.doc_no,
        entry.first_page,
        entry.last_page,
        entry.page_no,
        pair.document.id if pair.document else None,
        note,
    )


def _missing(case_facts: CaseFacts, standards: Standards) -> tuple[MissingKind, ...]:
    """Kinds that are always due; what is due on a condition is for the checks to say."""
    found: list[MissingKind] = []
    for due in standards.packages.get(case_facts.kind, ()):
        if due.requirement != "required" or due.subtype is not None:
            continue
        if due.kind not in standards.document_kinds:
            continue
        looked = missing(case_facts, standards, due.kind)
        if isinstance(looked, tuple):
            continue
        why = looked.words if isinstance(looked, Absence) else looked.reason
        found.append(MissingKind(due.kind, standards.kind_name(due.kind), why))
    return tuple(found)
