"""我的任务: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "tasks", "我的任务"


def lay_out() -> None:
    """Puts the page"s part into the page under construction."""
    own_part("tasks", "showTasks", ("tasks/uploads.js", "tasks/tasks.js"), ("tasks/tasks.css",))
