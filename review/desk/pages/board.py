"""分派与进度: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "board", "分派与进度"

SCRIPTS = (
    "campaign/shared.js",
    "campaign/ledger_upload.js",
    "campaign/hand_in.js",
    "campaign/board.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showBoard", SCRIPTS, STYLES)
