"""How the agencies of this set write, lay out and bind; chosen by ministry and seed alone."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.layout.style import PageStyle
from corpora.templates.blank_forms import BlankSet
from corpora.voice import Voice

if TYPE_CHECKING:
    from corpora.story import CaseStory, Paper

MANNERS = ("sheet", "prose", "lines")
"""表格式 (ruled forms), 叙述式 (running text), 填写式 (printed lines filled in)."""

_USUAL = {
    "market": "prose",
    "urban": "sheet",
    "emergency": "lines",
    "eco": "prose",
    "transport": "sheet",
    "health": "lines",
    "agri": "sheet",
    "culture": "prose",
    "fire": "lines",
}
_FONTS = (
    ("song", "hei", "song", "song"),
    ("song_light", "hei_soft", "hei_soft", "song_light"),
    ("song", "hei_soft", "hei", "hei"),
    ("kai", "hei", "song", "kai_wide"),
    ("song_light", "hei", "song", "hei_soft"),
)


def choose_voice(story: CaseStory) -> Voice:
    """The manner of the ministry most of the time, another one now and then."""
    chance = random.Random(f"rehearsal:{story.seed}")
    usual = _USUAL.get(story.ministry, "prose")
    manner = usual if chance.random() < 0.6 else chance.choice(MANNERS)
    return Voice(
        story.seed,
        _style(chance),
        frozenset({manner, story.ministry, story.kind}),
        date=chance.choice(("num", "num", "pad", "cn", "dot", "dash")),
        end_date=chance.choice(("num", "cn", "cn", "pad")),
        time=chance.choice(("num", "num", "dash")),
        money=chance.choice(("plain", "comma", "decimal", "wan")),
        item=chance.choice(("round", "round", "plain")),
    )


def _style(chance: random.Random) -> PageStyle:
    body, bold, title, label = chance.choice(_FONTS)
    return PageStyle(
        body_font=body,
        bold_font=bold,
        title_font=title,
        label_font=label,
        hand_fonts=tuple(chance.sample(("wenkai_light", "wenkai", "kai", "kai_wide"), 2)),
        size=chance.choice((12, 13, 14, 15.5)),
        title_size=chance.choice((17, 19, 21, 23)),
        agency_size=chance.choice((16, 19, 21)),
        leading=chance.choice((1.5, 1.65, 1.85)),
        table_size=chance.choice((10.5, 11.5, 12)),
        table_leading=chance.choice((1.4, 1.5, 1.65)),
        rule=chance.choice((0.5, 0.7, 1.0)),
        left=chance.choice((68, 80, 86)),
        right=chance.choice((60, 70, 74)),
        top=chance.choice((62, 76, 90)),
        number_align=chance.choice(("center", "right", "right")),
        head_rule=chance.random() < 0.25,
        page_stamp=chance.choice(("top_right", "top_out", "bottom_right", "bottom_center")),
        stamp_face=chance.choice(("hand", "print")),
        ink=chance.choice(((0.06, 0.06, 0.07), (0.05, 0.08, 0.42), (0.12, 0.12, 0.2))),
        sign_ink=chance.choice(((18, 18, 20), (15, 30, 120), (30, 32, 70))),
    )


_FRONT, _BACK = 2, 900


def binding_order(story: CaseStory, voice: Voice) -> tuple[Paper, ...]:
    """By procedure; decision and its service first; or all receipts at the end."""
    papers = sorted(story.papers, key=lambda paper: paper.stage)
    habit = voice.chance("binding").choice(("procedure", "decision first", "receipts together"))
    front = [paper for paper in papers if paper.stage < _FRONT]
    back = [paper for paper in papers if paper.stage > _BACK]
    middle = [paper for paper in papers if _FRONT <= paper.stage <= _BACK]
    if habit == "decision first":
        front += [paper for paper in middle if _is_decision(paper)]
        middle = [paper for paper in middle if not _is_decision(paper)]
    elif habit == "receipts together":
        back = [paper for paper in middle if paper.kind == "service_receipt"] + back
        middle = [paper for paper in middle if paper.kind != "service_receipt"]
    return tuple(front + middle + back)


def _is_decision(paper: Paper) -> bool:
    """A decision or the receipt that shows its service."""
    names = ("penalty_decision", "onspot_penalty_decision", "license_decision", "seizure_decision")
    return paper.key.removeprefix("service_receipt:") in names


REHEARSAL = BlankSet("rehearsal", Path(__file__).parent / "wordings", choose_voice, binding_order)
