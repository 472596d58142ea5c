"""学习: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "learning", "学习"

SCRIPTS = ("learning/comparison.js", "learning/candidates.js", "learning/learning.js")


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showLearning", SCRIPTS, ("frame/parts.css", "learning/learning.css"))
