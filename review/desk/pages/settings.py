"""设置: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "settings", "设置"

SCRIPTS = (
    "settings/card.js",
    "settings/account.js",
    "settings/people.js",
    "settings/standards.js",
    "settings/log.js",
    "settings/settings.js",
)


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showSettings", SCRIPTS, ("frame/parts.css", "settings/settings.css"))
