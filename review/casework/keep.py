"""A result of the machine taken into the case file: a new version, its head, what is open of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.standing import read_standing
from review.pipeline.sorting_sheet import sorting_sheet
from review.reports.result_json import result_document, result_json
from review.reports.sorting_json import sorting_json
from review.reports.worksheets import worksheets_json
from review.store import audit, cases, results

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.model.result import ReviewResult
    from review.standards.load import Standards
    from review.store.office import Store


def keep_result(
    s: Session,
    store: Store,
    standards: Standards,
    case_id: str,
    result: ReviewResult,
    *,
    why: str = "",
    corrected: bool = False,
) -> CaseRecord:
    """Adds the result as the newest version, in the caller's transaction.

    Words of people stay: they are joined by the ids of findings. `why`: 首次评查, 更正分件 ….
    `corrected`: the documents are cut as a person wanted.
    """
    head = result_document(result).case_file
    sheet = ""
    if result.case_facts is not None:
        sheet = sorting_json(sorting_sheet(result.case_facts, standards, corrected=corrected))
    version = results.add_result(
        s,
        case_id,
        result_json=result_json(result),
        worksheets_json=worksheets_json(result) or "",
        sorting_json=sheet,
        why=why or "首次评查",
        program=str(result.versions.get("program", "")),
        standards=str(result.versions.get("standards", "")),
    )
    record = cases.change_case(
        s,
        case_id,
        page_count=result.source.page_count,
        kind=head.kind if head else "",
        case_no=(head.case_no or "") if head else "",
        agency=(head.agency or "") if head else "",
        party=(head.party or "") if head else "",
        cause=(head.cause or "") if head else "",
    )
    standing = read_standing(s, store, standards, record)
    begun = record.state in ("in_review", "finished")
    record = cases.change_case(
        s,
        case_id,
        finding_count=len(standing.machine),
        open_count=standing.counts.open,
        state=record.state if begun else "to_review",
    )
    audit.note(s, None, "result_kept", case_id, version=version, why=why)
    return record
