"""What a report prints beside the findings: dates, limits, what is missing, fields compared."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, cast

from review.casework.report_findings import places_of
from review.model.report import CheckedCounts
from review.model.report_parts import (
    ComparedValue,
    FieldComparison,
    LimitLine,
    MissingDocument,
    ReportEvent,
    UndeterminedLine,
)
from review.reports.secrets import secrets_of, typed_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.casework.state import CaseReview
    from review.model.report import Secret
    from review.reports.contract import ResultDocument
    from review.reports.worksheets_contract import EndPart
    from review.standards.load import Standards

_COMPARED = (
    ("case_no", "案号"),
    ("party.name", "当事人名称"),
    ("party.uscc", "统一社会信用代码"),
    ("party.legal_rep", "法定代表人"),
    ("cause_of_action", "案由"),
)
_OF_OTHERS = ("party_identity_proof",)
"""An identity card in the file may be that of an agent."""


def undetermined_lines(review: CaseReview, standards: Standards) -> tuple[UndeterminedLine, ...]:
    """Defects that could not be decided, each with its reason."""
    titles = {one.id: one.title for one in review.result.documents}
    return tuple(
        UndeterminedLine(
            one.defect,
            row.name if (row := standards.defects.get(one.defect)) else one.defect,
            one.reason,
            tuple(places_of(one.evidence, titles)),
        )
        for one in review.result.undetermined
    )


def checked_counts(review: CaseReview) -> CheckedCounts | None:
    """已查清单 in numbers; None where the result has none."""
    if review.worksheets is None:
        return None
    counts = Counter(one.answer for one in review.worksheets.checked)
    return CheckedCounts(
        found=counts["found"],
        clear=counts["clear"],
        not_concerned=counts["not_concerned"],
        undetermined=len(review.result.undetermined),
    )


def event_lines(review: CaseReview) -> tuple[ReportEvent, ...]:
    """Every date read, in order of time."""
    timeline = review.worksheets.timeline if review.worksheets else None
    if timeline is None:
        return ()
    amiss = {event.fact for one in timeline.contradictions for event in one.events}
    return tuple(
        ReportEvent(one.day, one.title, one.words, one.evidence[0].page_no, one.fact in amiss)
        for one in timeline.events
        if one.day is not None and one.evidence
    )


def limit_lines(review: CaseReview) -> tuple[LimitLine, ...]:
    """Every time limit that was counted."""
    return tuple(
        LimitLine(
            one.name,
            one.rule,
            _end(one.start),
            _end(one.end),
            one.result,
            one.reason,
            one.last_day,
        )
        for one in (review.worksheets.limits if review.worksheets else ())
    )


def missing_documents(review: CaseReview) -> tuple[MissingDocument, ...]:
    """Documents that should be in the file, with the unread pages that could be them."""
    sheet = review.standing.stored.sorting
    missing = cast("list[dict[str, Any]]", sheet.get("missing", []))
    rescan = cast("list[dict[str, Any]]", sheet.get("rescan", []))
    unread = tuple(int(one["page"]) for one in rescan)
    return tuple(MissingDocument(str(one["name"]), str(one["why"]), unread) for one in missing)


def comparisons(review: CaseReview) -> tuple[FieldComparison, ...]:
    """Fields that several documents state, document by document."""
    return tuple(
        FieldComparison(name, values)
        for field, name in _COMPARED
        if len(values := tuple(_stated(review.result, field))) > 1
    )


def _stated(result: ResultDocument, field: str) -> Iterator[ComparedValue]:
    documents = {one.id: one for one in result.documents if one.kind not in _OF_OTHERS}
    done: set[str] = set()
    for fact in result.facts:
        document = documents.get(fact.document)
        stated = fact.field == field and isinstance(fact.value, str)
        if document is None or not stated or fact.document in done:
            continue
        done.add(fact.document)
        page = fact.evidence[0].page_no if fact.evidence else document.first_page
        yield ComparedValue(str(fact.value), document.title, page)


def result_secrets(result: ResultDocument, standards: Standards) -> tuple[Secret, ...]:
    """What of a result is hidden where it leaves the house masked."""
    return secrets_of(typed_texts(result, standards))


def _end(end: EndPart | None) -> str:
    return f"{end.event} {end.day.isoformat()}" if end else ""
