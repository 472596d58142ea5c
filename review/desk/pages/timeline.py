"""时间轴: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "timeline", "时间轴"

SCRIPTS = (
    "timeline/scale.js",
    "timeline/plot.js",
    "timeline/worksheets.js",
    "timeline/timeline.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showTimeline", SCRIPTS, ("frame/parts.css", "timeline/timeline.css"))
