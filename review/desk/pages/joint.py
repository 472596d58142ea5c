"""合议与定级: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part
from review.desk.pages.campaigns import STYLES

PATH, NAME = "joint", "合议与定级"

SCRIPTS = (
    "campaign/shared.js",
    "campaign/comparison.js",
    "campaign/layouts.js",
    "campaign/grading.js",
    "campaign/joint.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showJoint", SCRIPTS, STYLES)
