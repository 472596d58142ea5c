"""A result of the machine taken into the case file: a new version, its head, what is open of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.casework.digest import FORM, digest_of
from review.casework.words import latest_words, standing_words
from review.pipeline import sorting_sheet
from review.reports.result_json import result_json
from review.reports.sorting_json import sorting_json
from review.reports.worksheets import worksheets_json
from review.store import added_findings, audit, cases, digests, results, verdicts
from review.store.teaching.cards import carded_findings, withdraw_cards_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from review.model.case_record import CaseRecord
    from review.model.result import ReviewResult
    from review.standards.load import Standards

FIRST = "首次评查"


@dataclass(frozen=True, slots=True)
class WrittenResult:
    """A result written out, ready to be kept: of a long case file that takes a second."""

    result: str
    worksheets: str
    sorting: str
    page_count: int
    findings: frozenset[str]
    program: str
    standards: str
    head: Mapping[str, str | None]
    digest: Mapping[str, object]


def write_result(
    result: ReviewResult, standards: Standards, *, corrected: bool = False
) -> WrittenResult:
    """The result as the store keeps it; made before the transaction, in which others wait.

    `corrected`: the documents are cut as a person wanted.
    """
    sheet = ""
    if result.case_facts is not None:
        sheet = sorting_json(sorting_sheet(result.case_facts, standards, corrected=corrected))
    written, sheets = result_json(result), worksheets_json(result) or ""
    read = json.loads(written)
    return WrittenResult(
        result=written,
        worksheets=sheets,
        sorting=sheet,
        page_count=result.source.page_count,
        findings=frozenset(finding.id for finding in result.outcome.findings),
        program=str(result.versions.get("program", "")),
        standards=str(result.versions.get("standards", "")),
        head=read["case_file"] or {},
        digest=digest_of(read, json.loads(sheets) if sheets else None),
    )


def keep_result(s: Session, case_id: str, written: WrittenResult, why: str = "") -> CaseRecord:
    """Adds the result as the newest version, in the caller's transaction.

    Words of people stay: they are joined by the ids of findings. A review that has begun goes on.
    `why`: 首次评查, 更正分件 ….
    """
    version = results.add_result(
        s,
        case_id,
        result_json=written.result,
        worksheets_json=written.worksheets,
        sorting_json=written.sorting,
        why=why or FIRST,
        program=written.program,
        standards=written.standards,
    )
    digests.keep_digest(s, case_id, version, FORM, written.digest)
    words = latest_words(standing_words(verdicts.verdicts_of(s, case_id)))
    drawn = added_findings.added_findings_of(s, case_id)
    added = {one.id for one in drawn if not one.withdrawn} & words.keys()
    standing = written.findings | added
    record = cases.change_case(
        s,
        case_id,
        page_count=written.page_count,
        finding_count=len(standing),
        open_count=len(standing - words.keys()),
        **{
            name: written.head.get(name) or ""
            for name in ("kind", "case_no", "agency", "party", "cause")
        },
    )
    gone = {one: "gone" for one in carded_findings(s, case_id) if one not in standing}
    withdraw_cards_of(s, case_id, gone, None)
    if record.state not in ("in_review", "finished"):
        record = cases.change_case(s, case_id, state="to_review")
    audit.note(
        s, None, "result_kept", case_id, version=version, why=why, findings=len(written.findings)
    )
    return record
