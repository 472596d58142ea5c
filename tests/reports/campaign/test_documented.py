"""Every tag of the templates of an evaluation stands in docs/reports.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from review.reports.campaign.campaign_context import campaign_context
from review.reports.campaign.word import CAMPAIGN_PAPER_NAMES, _prepared
from tests.reports.campaign import a_campaign as made

DOCS = Path("docs/reports.md").read_text("utf-8")
NAMED = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`([^`]+)`", DOCS))))
CONTEXTS = [campaign_context(made.a_campaign()), *(_prepared(one)[1] for one in made.papers())]


def names(value):
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from names(one)
    elif isinstance(value, list):
        for one in value:
            yield from names(one)


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_tag_is_documented(context):
    written = {one for one in names(context) if re.fullmatch(r"(cause|advice)_\w+_text", one)}
    assert set(names(context)) - written <= NAMED


def test_every_template_is_documented():
    for name in CAMPAIGN_PAPER_NAMES:
        assert f"`{name}.docx`" in DOCS
