"""评查活动: laid out here, filled by its scripts."""

from __future__ import annotations

from review.desk.frame import own_part

PATH, NAME = "campaigns", "评查活动"

SCRIPTS = (
    "campaign/shared.js", "campaign/people.js", "campaign/config.js", "campaign/campaigns.js",
)  # fmt: skip
STYLES = ("frame/parts.css", "campaign/campaign.css")


def lay_out() -> None:
    """Puts the page's part into the page under construction."""
    own_part(PATH, "showCampaigns", SCRIPTS, STYLES)
