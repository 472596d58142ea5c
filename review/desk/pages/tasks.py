"""我的任务: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "tasks", "我的任务"

SCRIPTS = (
    "tasks/uploads.js",
    "tasks/members.js",
    "tasks/case_rows.js",
    "tasks/tasks.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showTasks", SCRIPTS, ("frame/parts.css", "tasks/tasks.css"))
