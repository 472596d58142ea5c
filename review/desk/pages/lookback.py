"""回头看: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "lookback", "回头看"

SCRIPTS = ("campaign/shared.js", "campaign/look_back_tables.js", "campaign/look_back.js")


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showLookBack", SCRIPTS, (*STYLES, "campaign/look_back.css"))
