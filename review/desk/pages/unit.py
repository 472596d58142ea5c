"""反馈与整改: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "unit", "反馈与整改"

SCRIPTS = (
    "campaign/shared.js",
    "campaign/items.js",
    "campaign/item.js",
    "campaign/unit.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showUnit", SCRIPTS, STYLES)
