"""What a stored result and its stored pages tell of the papers that the reference compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.law_reference.told import TELLING
from review.errors import CorrectionError
from review.model.case_file import CaseFacts
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.fact import Fact
from review.model.page import Page
from review.pipeline.typed_values import value_from_json
from review.reports.read_result import places_of
from review.store import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from review.model.fact import FactStatus
    from review.reports.contract import FactPart, ResultDocument


def stored_case(s: Session, case_id: str, result: ResultDocument) -> SortedCaseFile:
    """The documents of the result; only pages of telling papers come with their words."""
    documents = tuple(_documents(result))
    wanted = {no for one in documents if one.kind in TELLING for no in one.page_nos}
    read = {no: pages.page_of(s, case_id, no) for no in sorted(wanted)}
    kept = tuple(
        read.get(one.page_no)
        or Page(one.page_no, one.width, one.height, one.reading, one.rotation, one.confidence)
        for one in result.pages
    )
    case = result.case_file
    return SortedCaseFile(kept, documents, case.kind if case else "", 0.0, None, 0.0)


def stored_facts(case: SortedCaseFile, result: ResultDocument) -> CaseFacts:
    """The facts of telling papers as checks see them, with what people corrected of them."""
    kinds = {one.id: one.kind for one in case.documents if one.kind in TELLING}
    facts = tuple(_fact(one, kinds[one.document]) for one in result.facts if one.document in kinds)
    return CaseFacts(case.kind, 0.0, None, case.documents, facts, case.pages)


def _documents(result: ResultDocument) -> Iterator[Document]:
    heights = {page.page_no: page.height for page in result.pages}
    for one in result.documents:
        numbers = range(one.first_page, one.last_page + 1)
        # The result does not keep where on a shared page a document ends.
        parts = tuple(PagePart(no, 0.0, heights[no] + 1) for no in numbers if no in heights)
        if parts:
            yield Document(one.id, one.kind, one.title, parts, one.confidence)


def _fact(part: FactPart, kind: str) -> Fact:
    confidence = 0.0 if part.confidence is None else part.confidence
    value = None
    if part.value is not None:
        try:
            value = value_from_json(kind, part.field, part.value)
        except CorrectionError:
            confidence = 0.0  # of an older version, whose fields were of other types
    places = places_of(part.evidence)
    status: FactStatus = "read" if value is not None else "unclear" if part.raw else "blank"
    return Fact(part.id, part.document, part.field, value, part.raw, confidence, places, status)
