"""Extensions of the time for a case (延长办案期限)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.trust import Gap

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.standards.load import Standards


def granted_until(
    case_facts: CaseFacts, standards: Standards, last: date, days_away: int
) -> Dated | Gap | None:
    """The day until which time was validly extended; None: it was not; Gap: it cannot be read.

    An extension approved after the time had run out extends nothing.
    """
    best: Dated | None = None
    gap: Gap | None = None
    bound = last + timedelta(days=days_away)
    for document in case_facts.documents_of("time_extension_approval"):
        approved = read_day(case_facts, document, standards, "approve_date")
        until = read_day(case_facts, document, standards, "extend_to")
        if isinstance(approved, Gap) or isinstance(until, Gap):
            gap = (
                approved if isinstance(approved, Gap) else until if isinstance(until, Gap) else gap
            )
        elif approved.day <= bound and (best is None or until.day > best.day):
            best = until
            bound = max(bound, until.day)
    return best or gap
