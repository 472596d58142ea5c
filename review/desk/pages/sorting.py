"""编目: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "sorting", "编目"

SCRIPTS = (
    "sorting/layout.js",
    "sorting/kinds.js",
    "sorting/groups.js",
    "sorting/side.js",
    "sorting/saving.js",
    "sorting/spot.js",
    "sorting/sorting.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showSorting", SCRIPTS, ("frame/parts.css", "sorting/sorting.css"))
