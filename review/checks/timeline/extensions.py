"""Approvals that lengthen the time for a case (延长办案期限)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at
from review.model.timeline import Extension

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.standards.load import Standards

APPROVAL = "time_extension_approval"


def extensions(
    case_facts: CaseFacts, standards: Standards, last: date, days_away: int = 0
) -> tuple[tuple[Extension, ...], tuple[Gap, ...]]:
    """Extensions of a period that ends on `last`; and those whose dates cannot be read.

    An extension approved after the time had run out extends nothing. `days_away`: days that do
    not count; they lengthen the extended period too.
    """
    read: list[tuple[Document, Dated, Dated]] = []
    gaps: list[Gap] = []
    for document in case_facts.documents_of(APPROVAL):
        approved = read_day(case_facts, document, standards, "approve_date")
        until = read_day(case_facts, document, standards, "extend_to")
        if isinstance(approved, Gap):
            gaps.append(approved)
        elif isinstance(until, Gap):
            gaps.append(until)
        else:
            read.append((document, approved, until))
    found: list[Extension] = []
    bound = last
    for document, approved, until in sorted(read, key=lambda one: (one[1].day, one[2].day)):
        valid = approved.day <= bound
        said = f"{title_at(document)}于{say_date(approved.day)}批准"
        reason = "" if valid else f"{said}，期限已于{say_date(bound)}届满"
        if valid:
            bound = max(bound, until.day + timedelta(days=days_away))
        found.append(
            Extension(
                approved.day,
                until.day + timedelta(days=days_away),
                title_at(document),
                document.id,
                (*approved.fact.evidence, *until.fact.evidence),
                (approved.fact, until.fact),
                valid,
                reason,
            )
        )
    return tuple(found), tuple(gaps)
