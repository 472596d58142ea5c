"""规则质量: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "quality", "规则质量"

SCRIPTS = ("learning/quality.js",)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showQuality", SCRIPTS, ("frame/parts.css", "learning/learning.css"))
