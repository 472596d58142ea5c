"""The training set: how the agencies of each ministry write and lay out their papers."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.layout.style import PageStyle
from corpora.ministries import ministries
from corpora.templates.folder import FolderSet
from corpora.voice import Voice

if TYPE_CHECKING:
    from corpora.story import CaseStory, Paper

_FORMS = {
    "market": ("form",),
    "emergency": ("form",),
    "health": ("form", "mixed"),
    "urban": ("mixed",),
    "transport": ("mixed",),
    "eco": ("prose",),
    "agri": ("prose", "form"),
}
_FACES = (
    ("song", "hei", "hei", "song"),
    ("kai", "hei", "song", "hei_soft"),
    ("song", "hei_soft", "song", "hei_soft"),
    ("wenkai", "hei", "kai_wide", "song"),
    ("song_light", "hei", "hei", "song_light"),
    ("kai_wide", "hei", "hei", "kai_wide"),
)


def choose_voice(story: CaseStory) -> Voice:
    """The same agency (ministry and seed of the case) always writes alike."""
    chance = random.Random(f"voice:{story.seed}")
    body, bold, title, label = chance.choice(_FACES)
    form = chance.choice(_FORMS.get(story.ministry, ("form", "mixed", "prose")))
    size = chance.choice((11.5, 12, 12, 13, 14))
    style = PageStyle(
        body_font=body,
        bold_font=bold,
        title_font=title,
        label_font=label,
        hand_fonts=tuple(chance.sample(("wenkai", "kai", "kai_wide", "wenkai_light"), 2)),
        size=size,
        title_size=chance.choice((18, 20, 22)),
        agency_size=chance.choice((16, 18, 20)),
        leading=chance.choice((1.6, 1.75, 1.9)),
        table_size=chance.choice((10.5, 11, 12)),
        table_leading=chance.choice((1.4, 1.5)),
        rule=chance.choice((0.5, 0.7, 1.0)),
        left=chance.choice((70, 79, 85)),
        right=chance.choice((62, 68, 74)),
        number_align=chance.choice(("center", "right", "center")),
        head_rule=chance.random() < 0.25,
        page_stamp=chance.choice(("top_right", "top_out", "bottom_right")),
        stamp_face=chance.choice(("hand", "print")),
        ink=chance.choice(((0.08, 0.1, 0.35), (0.1, 0.1, 0.12), (0.05, 0.12, 0.5))),
        sign_ink=chance.choice(((20, 25, 70), (25, 25, 28), (15, 35, 120))),
    )
    return Voice(
        story.seed,
        replace(style, **ministries()[story.ministry].page),
        frozenset({form, story.ministry, story.kind}),
        date=chance.choice(("num", "num", "pad", "dot" if form == "form" else "num")),
        end_date=chance.choice(("num", "cn", "cn")),
        time=chance.choice(("num", "num", "dash")),
        money=chance.choice(("plain", "comma", "decimal", "wan")),
        item=chance.choice(("round", "round", "plain")),
    )


def in_order_of_volume(story: CaseStory, voice: Voice) -> tuple[Paper, ...]:
    """Decision first in some agencies (正卷在前), the course of the procedure in others."""
    papers = sorted(story.papers, key=lambda paper: paper.stage)
    if voice.chance("order").random() < 0.5:
        return tuple(papers)
    first = {"penalty_decision", "onspot_penalty_decision", "license_decision"}
    front = [p for p in papers if p.stage <= 1]
    main = [
        p
        for p in papers
        if p.kind in first
        or p.key.removeprefix("service_receipt:") in first
        or p.kind == "mail_voucher"
    ]
    rest = [p for p in papers if p not in front and p not in main]
    return tuple(front + main + rest)


TRAIN = FolderSet("train", Path(__file__).parent / "wordings", choose_voice, in_order_of_volume)
