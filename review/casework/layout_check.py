"""A person's 分件 tried on the stored result, so that nobody waits for a recheck that must fail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from review.confirm.sorting_corrections import with_layout
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.page import Page
from review.store import results

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.model.case_record import LayoutDocument
    from review.reports.contract import ResultDocument
    from review.standards.load import Standards

_FIRST = 1
"""The first version is the machine's own: no correction comes before a result."""


def refuse_wrong_layout(
    s: Session,
    case_id: str,
    result: ResultDocument,
    layout: Sequence[LayoutDocument],
    standards: Standards,
) -> None:
    """Lets a layout pass that the recheck will be able to use.

    Raises:
        CorrectionError: pages left out or in two documents, a kind that is not known.
    """
    pages = tuple(
        Page(one.page_no, one.width, one.height, one.reading, one.rotation, one.confidence)
        for one in result.pages
    )
    first = results.result_json_of(s, case_id, _FIRST)
    documents = json.loads(first[1])["documents"] if first else []
    machine = tuple(
        Document(
            one["id"],
            one["kind"],
            one["title"],
            tuple(PagePart(no, 0.0, 0.0) for no in range(one["first_page"], one["last_page"] + 1)),
            one["confidence"],
        )
        for one in documents
    )
    sorted_file = SortedCaseFile(pages, machine, "", 0.0, None, 0.0)
    with_layout(sorted_file, layout, standards.document_kinds)
