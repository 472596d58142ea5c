"""已查清单: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "checked", "已查清单"

SCRIPTS = (
    "checked/sheets.js",
    "checked/rows.js",
    "checked/checked.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showChecked", SCRIPTS, ("frame/parts.css", "checked/checked.css"))
