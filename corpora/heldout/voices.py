"""How the agencies of this set write, lay out and bind; chosen by ministry and seed alone."""

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

MANNERS = ("boxed", "narrated")
"""格式化 (boxed forms) and 说理式 (narrated) agencies."""

_BOXED_SHARE = {
    "market": 0.35,
    "urban": 0.6,
    "emergency": 0.6,
    "eco": 0.3,
    "transport": 0.7,
    "health": 0.5,
    "agri": 0.5,
}
_FONTS = (
    ("kai_wide", "hei", "song", "hei"),
    ("song", "hei", "hei_soft", "kai"),
    ("song_light", "hei", "hei", "kai_wide"),
    ("kai", "hei_soft", "hei", "song_light"),
    ("song", "kai_wide", "song", "song"),
    ("wenkai_light", "hei", "hei", "hei_soft"),
)


def choose_voice(story: CaseStory) -> Voice:
    """One manner, hand and page for an agency; ministries lean to one manner."""
    chance = random.Random(f"heldout:{story.seed}")
    boxed = chance.random() < _BOXED_SHARE.get(story.ministry, 0.5)
    return Voice(
        story.seed,
        replace(_style(chance), **ministries()[story.ministry].page),
        frozenset({MANNERS[0] if boxed else MANNERS[1], story.ministry, story.kind}),
        date=chance.choice(("num", "pad", "pad", "cn", "dash", "num")),
        end_date=chance.choice(("cn", "num", "pad", "num")),
        time=chance.choice(("num", "dash", "num", "num")),
        money=chance.choice(("decimal", "plain", "comma", "wan")),
        item=chance.choice(("round", "plain")),
    )


def _style(chance: random.Random) -> PageStyle:
    body, bold, title, label = chance.choice(_FONTS)
    return PageStyle(
        body_font=body,
        bold_font=bold,
        title_font=title,
        label_font=label,
        hand_fonts=tuple(chance.sample(("kai", "wenkai", "wenkai_light", "kai_wide"), 2)),
        size=chance.choice((12, 12.5, 14, 15)),
        title_size=chance.choice((18, 20, 22, 24)),
        agency_size=chance.choice((15, 18, 22)),
        leading=chance.choice((1.55, 1.7, 1.8, 2.0)),
        table_size=chance.choice((10.5, 11, 12, 12.5)),
        table_leading=chance.choice((1.35, 1.5, 1.6)),
        rule=chance.choice((0.4, 0.6, 0.9, 1.2)),
        left=chance.choice((64, 74, 82, 88)),
        right=chance.choice((58, 66, 72)),
        top=chance.choice((66, 80, 94)),
        number_align=chance.choice(("right", "center", "center")),
        head_rule=chance.random() < 0.35,
        page_stamp=chance.choice(("bottom_right", "top_right", "top_out", "bottom_center")),
        stamp_face=chance.choice(("print", "hand", "print")),
        ink=chance.choice(((0.07, 0.07, 0.08), (0.1, 0.1, 0.3), (0.04, 0.1, 0.46))),
        sign_ink=chance.choice(((22, 22, 24), (20, 40, 110), (12, 20, 80))),
    )


_FRONT, _BACK = 2, 900
_OUTCOMES = (
    "penalty_decision",
    "onspot_penalty_decision",
    "no_penalty_decision",
    "license_decision",
    "seizure_decision",
    "compulsory_execution_decision",
    "substitute_performance_decision",
)
_PROOFS = (
    "party_identity_proof",
    "power_of_attorney",
    "officer_certificate_copy",
    "evidence_extraction_sheet",
    "photo_evidence",
    "av_record_note",
)


def binding_order(story: CaseStory, voice: Voice) -> tuple[Paper, ...]:
    """By procedure; the decision ahead of all; or the exhibits together at the end."""
    papers = sorted(story.papers, key=lambda paper: paper.stage)
    front = [paper for paper in papers if paper.stage < _FRONT]
    back = [paper for paper in papers if paper.stage > _BACK]
    middle = [paper for paper in papers if _FRONT <= paper.stage <= _BACK]
    habit = voice.chance("binding").choice(("course", "decision ahead", "proofs last", "course"))
    if habit == "decision ahead":
        middle.sort(key=lambda paper: not _of(paper, _OUTCOMES))
    elif habit == "proofs last":
        middle.sort(key=lambda paper: _of(paper, _PROOFS))
    return tuple(front + middle + back)


def _of(paper: Paper, kinds: tuple[str, ...]) -> bool:
    """A paper of these kinds, or the receipt of one."""
    return paper.kind in kinds or paper.key.removeprefix("service_receipt:") in kinds


HELDOUT = FolderSet("heldout", Path(__file__).parent / "wordings", choose_voice, binding_order)
