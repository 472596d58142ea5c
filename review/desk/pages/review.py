"""复核台: a case file's findings, confirmed on the page."""

from __future__ import annotations

from review.desk.components.review_bench import review_bench

PATH, NAME = "review", "复核台"


def lay_out() -> None:
    """Puts the bench into the page under construction; the case is named in its address."""
    review_bench()
