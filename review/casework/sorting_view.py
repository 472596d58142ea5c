"""编目 as plain data: documents, pages, 卷内目录, what is missing, what must be scanned again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.casework.correction_views import layout_view
from review.casework.finish import UNFINISHED_JOBS
from review.casework.review_view import document_views
from review.casework.state import open_case

if TYPE_CHECKING:
    from review.casework.state import CaseReview
    from review.model.people import User
    from review.reports.contract import ResultDocument
    from review.standards.load import Standards
    from review.store.office import Store


def open_sorting_view(
    store: Store, standards: Standards, user: User, case_id: str
) -> dict[str, Any]:
    """The sorting sheet of the newest result, with every kind a document may be given.

    `gaps`: pages that belong to no document and are not blank. `corrected`: the documents are cut
    as a person wanted; `correction`: who, when and why. `pending`: a job will change the sheet.

    Raises:
        NotFoundError: not there for this person. ConflictError: there is no result yet.
    """
    review = open_case(store, standards, user, case_id)
    sheet = _sheet(review, standards)
    return {
        **sheet,
        "gaps": [
            page["no"]
            for page in sheet["pages"]
            if page["document"] is None and page["reading"] != "blank"
        ],
        "correction": layout_view(review.sorting_correction),
        "pending": any(job.state in UNFINISHED_JOBS for job in review.jobs),
        "revision": review.record.revision,
        "kinds": kind_views(standards, review.record.kind),
    }


def kind_views(standards: Standards, case_kind: str) -> list[dict[str, str]]:
    """Every kind of document by name; those usual in this kind of case file first."""
    usual = {one.kind for one in standards.packages.get(case_kind, ())}
    kinds = sorted(standards.document_kinds.values(), key=lambda kind: kind.id not in usual)
    named = [{"id": kind.id, "name": kind.name, "stage": kind.stage} for kind in kinds]
    return [*named, {"id": "unknown", "name": standards.kind_name("unknown"), "stage": ""}]


def _sheet(review: CaseReview, standards: Standards) -> dict[str, Any]:
    """As the worker kept it; of a result without one, what the result itself tells."""
    kept = dict(review.standing.stored.sorting)
    kept.pop("schema", None)
    if kept:
        return kept
    return _told_by(review.result, standards)


def _told_by(result: ResultDocument, standards: Standards) -> dict[str, Any]:
    documents = [
        {**one, "pages": list(range(one["first"], one["last"] + 1))}
        for one in document_views(result, standards)
    ]
    at = {page: one["id"] for one in reversed(documents) for page in one["pages"]}
    unread = [page.page_no for page in result.pages if page.reading == "unreadable"]
    return {
        "documents": documents,
        "pages": [
            {
                "no": page.page_no,
                "reading": page.reading,
                "grade": "unreadable" if page.page_no in unread else "good",
                "reasons": [],
                "document": at.get(page.page_no),
                "duplicate_of": None,
                "foreign": "",
            }
            for page in result.pages
        ],
        "catalogue": [],
        "unlisted": [],
        "missing": [],
        "rescan": [{"page": number, "reasons": []} for number in unread],
        "corrected": False,
    }
