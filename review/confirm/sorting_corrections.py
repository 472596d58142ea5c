"""A person's 分件 in place of the machine's: what was left alone keeps its identity."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.errors import CorrectionError
from review.model.document import Document, PagePart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.model.case_record import LayoutDocument
    from review.model.document import DocumentKind, SortedCaseFile

UNKNOWN = "unknown"
"""The kind of a document that a person could not name either."""


def with_layout(
    case: SortedCaseFile,
    layout: Sequence[LayoutDocument],
    kinds: Mapping[str, DocumentKind],
    case_kind: str | None = None,
) -> SortedCaseFile:
    """The case file with its documents as the person cut them, each surely so.

    A document that begins where one of the machine's does keeps its id, so that verdicts on its
    findings stay; others get ids that no document of the machine has (`n12`: begins on page 12).
    Documents that the machine found on one page, one under the other, may go on sharing it.
    `case_kind`: the kind of the case file where the person named it, else the machine's is kept.

    Raises:
        CorrectionError: pages left out or twice in documents, or a kind that is not known.
    """
    _refuse_wrong_ranges(case, layout)
    for one in layout:
        if one.kind != UNKNOWN and one.kind not in kinds:
            raise CorrectionError(
                "layout_unknown_kind",
                f"第{one.first_page}页起的文书：文书类型“{one.kind}”不在标准之内，请重新选择。",
            )
    placed = _placed(case, layout)
    on_page = _by_page(placed)
    _refuse_wrong_pages(case, on_page)
    documents = tuple(_document(case, item, on_page, kinds) for item in placed)
    sure = case.kind_confidence if case_kind is None else 1.0
    return replace(case, documents=documents, kind=case_kind or case.kind, kind_confidence=sure)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A document of the layout with the machine's document that it goes on from."""

    wanted: LayoutDocument
    machine: Document | None

    @property
    def pages(self) -> range:
        return range(self.wanted.first_page, self.wanted.last_page + 1)

    def shares(self, page_no: int) -> bool:
        """Whether the machine's document has a strip of the page."""
        return self.machine is not None and page_no in self.machine.page_nos

    def passes_over(self, page_no: int) -> bool:
        """Whether the page lies between pages of the machine's document without being one."""
        machine = self.machine
        return (
            machine is not None
            and machine.first_page < page_no < machine.last_page
            and page_no not in machine.page_nos
        )


def _placed(case: SortedCaseFile, layout: Sequence[LayoutDocument]) -> list[_Placed]:
    """The layout in page order; of several that begin on a page, those of the same kind first."""
    free: dict[int, list[Document]] = defaultdict(list)
    for document in case.documents:
        free[document.first_page].append(document)
    placed: list[_Placed] = []
    for wanted in sorted(layout, key=lambda one: (one.first_page, one.last_page)):
        there = free[wanted.first_page]
        same = [document for document in there if document.kind == wanted.kind]
        machine = next(iter(same or there), None)
        if machine is not None:
            there.remove(machine)
        placed.append(_Placed(wanted, machine))
    return placed


def _by_page(placed: Sequence[_Placed]) -> dict[int, list[_Placed]]:
    """The documents of each page; a second scan filed away from its page claims none between."""
    claims: dict[int, list[_Placed]] = defaultdict(list)
    for item in placed:
        for page_no in item.pages:
            claims[page_no].append(item)
    return {
        page_no: [item for item in items if len(items) == 1 or not item.passes_over(page_no)]
        for page_no, items in claims.items()
    }


def _refuse_wrong_ranges(case: SortedCaseFile, layout: Sequence[LayoutDocument]) -> None:
    if not layout:
        raise CorrectionError("layout_empty", "分件更正没有列出任何文书，请至少保留一件。")
    total = len(case.pages)
    for one in layout:
        if not 1 <= one.first_page <= one.last_page <= total:
            raise CorrectionError(
                "layout_wrong_pages",
                f"文书的起止页“{one.first_page}-{one.last_page}”不对："
                f"本卷共{total}页，起页不得大于止页。",
            )


def _refuse_wrong_pages(case: SortedCaseFile, on_page: Mapping[int, Sequence[_Placed]]) -> None:
    for page_no, items in sorted(on_page.items()):
        if len(items) > 1 and not all(item.shares(page_no) for item in items):
            raise CorrectionError(
                "layout_overlap", f"第{page_no}页同时归入两件文书，请核对两件的起止页。"
            )
    # A blank page between two documents belongs to none, to the machine as to the person.
    missing = [
        page.page_no
        for page in case.pages
        if page.reading != "blank" and not on_page.get(page.page_no)
    ]
    if missing:
        named = "、".join(map(str, missing[:10])) + ("等" if len(missing) > 10 else "")
        raise CorrectionError(
            "layout_gap", f"第{named}页没有归入任何文书，请归入前后文书或单独成件。"
        )


def _document(
    case: SortedCaseFile,
    item: _Placed,
    on_page: Mapping[int, Sequence[_Placed]],
    kinds: Mapping[str, DocumentKind],
) -> Document:
    wanted, machine = item.wanted, item.machine
    parts: list[PagePart] = []
    for page_no in item.pages:
        if item in on_page[page_no]:
            parts += _strips(case, item, page_no, alone=len(on_page[page_no]) == 1)
    kind = kinds.get(wanted.kind)
    return Document(
        id=machine.id if machine else f"n{wanted.first_page}",
        kind=wanted.kind,
        title=wanted.title or (kind.name if kind else ""),
        parts=tuple(parts),
        confidence=1.0,
        kind_confidence=1.0,
    )


def _strips(case: SortedCaseFile, item: _Placed, page_no: int, *, alone: bool) -> list[PagePart]:
    """The machine's strips where the page stays with the same documents, else the whole page."""
    owners = {
        document.id: [part for part in document.parts if part.page_no == page_no]
        for document in case.documents
        if page_no in document.page_nos
    }
    own = owners.get(item.machine.id, []) if item.machine else []
    if own and (not alone or len(owners) == 1):
        return own
    return [PagePart(page_no, 0.0, case.page(page_no).height + 1.0)]
