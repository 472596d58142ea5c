"""Which rows speak on a day: a change of law adds a row or closes one, nothing is edited away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from review.model.defect import Applies


def speaks_on(applies: Applies, day: date) -> Literal["yes", "not_yet", "no_more"]:
    """Whether a row speaks on the governing day: from its first to its last day, both included."""
    if applies.start is not None and day < applies.start:
        return "not_yet"
    if applies.end is not None and day > applies.end:
        return "no_more"
    return "yes"
