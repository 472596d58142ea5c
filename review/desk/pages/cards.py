"""案例库: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "cards", "案例库"

SCRIPTS = (
    "teaching/card_parts.js",
    "teaching/card_view.js",
    "teaching/drawing.js",
    "teaching/box_editor.js",
    "teaching/handouts.js",
    "teaching/card_work.js",
    "teaching/proposals.js",
    "teaching/cards.js",
)
STYLES = ("frame/parts.css", "teaching/cards.css")


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showCards", SCRIPTS, STYLES)
