"""The six shapes of checks that need no code of their own.

A row names one and gives its arguments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.shape_dates import date_order, within_days
from review.checks.shape_marks import mark_present
from review.checks.shape_presence import present
from review.checks.shape_values import equal, sum_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

SHAPES: Mapping[str, Callable[[CaseFacts, Defect, Standards], Outcome]] = {
    "present": present,
    "date_order": date_order,
    "within_days": within_days,
    "equal": equal,
    "sum": sum_of,
    "mark_present": mark_present,
}
