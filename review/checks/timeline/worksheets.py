"""Worksheets of every time limit: which way of counting each limit takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.timeline import (
    case_term,
    court,
    hours,
    licence,
    limitation,
    payment,
    plain,
    remedies,
    seizure,
    told,
)
from review.checks.timeline.asked import Asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.model.case_file import CaseFacts
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

    Way = Callable[[Asked], tuple[Worksheet, ...]]

WAYS: dict[str, Way] = {
    "TL-01": case_term.filing,
    "TL-02": case_term.deciding,
    "TL-03": plain.first_after,
    "TL-04": seizure.seizing,
    "TL-05": seizure.extending,
    "TL-06": seizure.freezing,
    "TL-07": seizure.frozen_told,
    "TL-08": hours.made_up,
    "TL-09": plain.same_document,
    "TL-10": told.heard,
    "TL-11": told.heard,
    "TL-12": told.hearing_notified,
    "TL-13": plain.first_after,
    "TL-14": payment.paid,
    "TL-15": payment.added,
    "TL-16": payment.handed_in,
    "TL-17": remedies.reconsideration,
    "TL-18": remedies.litigation,
    "TL-19": plain.from_earliest,
    "TL-20": court.applied,
    "TL-21": plain.from_earliest,
    "TL-22": court.substituted,
    "TL-23": hours.transferred,
    "TL-24": plain.first_after,
    "TL-25": court.announced,
    "TL-26": plain.once,
    "TL-27": licence.decided,
    "TL-28": licence.issued,
    "TL-29": plain.same_document,
    "TL-30": plain.early_is_kept,
    "TL-31": limitation.limited,
    "TL-32": plain.each_pair_same_day,
    "TL-33": plain.first_after,
    "TL-34": plain.first_after,
}
"""A limit without a way, or a way without a limit, fails a test."""


def limit_worksheets(
    case_facts: CaseFacts, standards: Standards, limit_id: str
) -> tuple[Worksheet, ...]:
    """How the limit was counted, in each place of the case file where it arises; () where none."""
    asked = Asked(case_facts, standards, standards.time_limits[limit_id])
    return WAYS[limit_id](asked)
