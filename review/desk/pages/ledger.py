"""台账与抽样: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "ledger", "台账与抽样"

SCRIPTS = (
    "campaign/shared.js",
    "campaign/ledger_upload.js",
    "campaign/sampling.js",
    "campaign/ledger.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showLedger", SCRIPTS, STYLES)
