"""检索: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "search", "检索"

SCRIPTS = ("search/search.js",)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showSearch", SCRIPTS, ("frame/parts.css", "search/search.css"))
