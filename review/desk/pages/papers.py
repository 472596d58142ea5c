"""文书: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "papers", "文书"

SCRIPTS = (
    "campaign/shared.js",
    "campaign/papers.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showPapers", SCRIPTS, STYLES)
