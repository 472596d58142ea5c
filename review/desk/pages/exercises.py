"""找茬练习: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "exercises", "找茬练习"

SCRIPTS = (
    "teaching/card_parts.js",
    "teaching/drawing.js",
    "teaching/task_sheet.js",
    "teaching/answering.js",
    "teaching/exercise.js",
    "teaching/contests.js",
    "teaching/exercises.js",
)
STYLES = ("frame/parts.css", "teaching/cards.css", "teaching/exercises.css")


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showExercises", SCRIPTS, STYLES)
