"""The head of a report: what the case is about, who handled it, how the file is bound."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from review.casework.report_findings import local_time
from review.model.report import Officer, ReportHead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.casework.state import CaseReview
    from review.reports.contract import ResultDocument
    from review.standards.load import Standards

_NAME_AND_CERTIFICATE = re.compile(r"^(.+?)\s*[（(](.+?)[)）]$")
_OFFICERS = (
    ("onsite_inspection_record", "officers"),
    ("inquiry_record", "officers"),
    ("onspot_penalty_decision", "officers"),
    ("filing_approval", "handlers"),
    ("case_cover", "handlers"),
)
"""Where the officers stand, with their certificates first."""
_CLOSING = (
    ("case_closing_report", "closing_date"),
    ("case_closing_report", "approve_date"),
    ("case_cover", "closing_date"),
)


def report_head(review: CaseReview, standards: Standards) -> ReportHead:
    """The head as the newest result has it."""
    record, result = review.record, review.result
    case = result.case_file
    volumes = _volumes(result)
    made = local_time(record.created)
    batch = f"PC-{made.year}Q{(made.month - 1) // 3 + 1}"
    return ReportHead(
        sheet_no=f"{batch}-{record.id[:6].upper()}",
        case_no=record.case_no,
        cause=record.cause,
        agency=record.agency,
        party=record.party,
        kind_name=standards.case_kinds.get(record.kind, "未识别案卷"),
        file_name=record.file_name,
        sha256=record.sha256,
        page_count=len(result.pages),
        batch=batch,
        filing_date=as_day(case.filing_date if case else None),
        decision_date=as_day(case.decision_date if case else None),
        closing_date=next((day for day in map(as_day, _values(result, _CLOSING)) if day), None),
        officers=_officers(result),
        main_pages=volumes[0] if volumes else None,
        side_pages=volumes[1] if volumes else None,
    )


def as_day(value: object) -> date | None:
    """The day a stored value begins with; None where it is none."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _values(result: ResultDocument, places: tuple[tuple[str, str], ...]) -> Iterator[object]:
    kinds = {one.id: one.kind for one in result.documents}
    for kind, field in places:
        for fact in result.facts:
            if fact.field == field and kinds.get(fact.document) == kind and fact.value is not None:
                yield fact.value


def _officers(result: ResultDocument) -> tuple[Officer, ...]:
    for value in _values(result, _OFFICERS):
        names = value if isinstance(value, list) else [value]
        if all(isinstance(name, str) and name != "present" for name in names):
            return tuple(_officer(str(name)) for name in names)
    return ()


def _officer(words: str) -> Officer:
    match = _NAME_AND_CERTIFICATE.match(words)
    return Officer(match[1], match[2]) if match else Officer(words)


def _volumes(result: ResultDocument) -> tuple[int, int] | None:
    """Pages of 正卷 and 副卷, where covers say where each begins; None: bound as one."""
    covers = {one.id: one.first_page for one in result.documents if one.kind == "case_cover"}
    starts = sorted(
        (covers[fact.document], str(fact.value))
        for fact in result.facts
        if fact.field == "volume_type" and fact.document in covers
    )
    if {name for _, name in starts} != {"正卷", "副卷"} or starts[0][0] != 1:
        return None
    ends = [first for first, _ in starts[1:]] + [len(result.pages) + 1]
    main = sum(
        end - first for (first, name), end in zip(starts, ends, strict=True) if name == "正卷"
    )
    return main, len(result.pages) - main
