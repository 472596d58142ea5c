"""What of a stored result is scored: the same for the command line and the desk."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from review.scoring.case import ScoredCase

if TYPE_CHECKING:
    from review.model.finding import Finding
    from review.reports.contract import ResultDocument
    from review.reports.worksheets_contract import WorksheetsDocument
    from review.standards.load import Standards


def stored_case(
    document: ResultDocument,
    sheets: WorksheetsDocument | None,
    findings: tuple[Finding, ...],
    standards: Standards,
) -> ScoredCase:
    """The case file as the result keeps it, and the worksheets where they are at hand.

    Without worksheets, the defects that cannot arise are those of the items that the first score
    gave no points.
    """
    kind = document.case_file.kind if document.case_file else "unknown"
    if sheets is not None:
        silent = {one.defect for one in sheets.checked if one.answer == "not_concerned"}
    else:
        items = document.score.items if document.score else []
        empty = {item.item for item in items if not item.points}
        silent = {
            code
            for item in standards.scoring.items(kind)
            if item.id in empty
            for code in item.defects
        }
    return ScoredCase(
        kind=kind,
        findings=findings,
        not_concerned=frozenset(silent),
        documents=frozenset(part.kind for part in document.documents),
        fact_words=MappingProxyType(
            {fact.id: fact.value for fact in document.facts if isinstance(fact.value, str)}
        ),
    )
