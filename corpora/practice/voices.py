"""How the practice agencies write and lay out their papers, and in what order they bind them."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.layout.style import PageStyle
from corpora.templates.folder import FolderSet
from corpora.voice import Voice

if TYPE_CHECKING:
    from corpora.story import CaseStory, Paper

MANNERS = ("letter", "blank", "grid")
"""公文式 (running text), 填空式 (printed lines with blanks), 表格式 (ruled forms)."""

_FACES = (
    ("song_light", "hei_soft", "hei_soft", "hei_soft"),
    ("song", "hei", "song", "kai"),
    ("kai", "hei_soft", "hei", "kai"),
    ("wenkai", "hei_soft", "hei_soft", "wenkai"),
)


def choose_voice(story: CaseStory) -> Voice:
    """By the seed alone, so that all papers of a case are of one agency."""
    chance = random.Random(f"practice:{story.seed}")
    body, bold, title, label = chance.choice(_FACES)
    manner = chance.choice(MANNERS)
    style = PageStyle(
        body_font=body,
        bold_font=bold,
        title_font=title,
        label_font=label,
        hand_fonts=tuple(chance.sample(("kai", "wenkai", "wenkai_light", "kai_wide"), 3)),
        size=chance.choice((11, 12.5, 13.5, 15)),
        title_size=chance.choice((16, 18, 22, 24)),
        agency_size=chance.choice((15, 18, 22)),
        leading=chance.choice((1.45, 1.7, 2.0)),
        table_size=chance.choice((10, 11, 12, 12.5)),
        table_leading=chance.choice((1.35, 1.5, 1.6)),
        rule=chance.choice((0.4, 0.8, 1.2)),
        left=chance.choice((62, 74, 90)),
        right=chance.choice((58, 66, 76)),
        top=chance.choice((66, 80, 96)),
        number_align=chance.choice(("right", "left", "center")),
        head_rule=chance.random() < 0.4,
        page_stamp=chance.choice(("bottom_center", "top_right", "bottom_right", "top_out")),
        stamp_face=chance.choice(("print", "hand")),
        ink=chance.choice(((0.05, 0.05, 0.08), (0.1, 0.14, 0.45), (0.02, 0.1, 0.6))),
        sign_ink=chance.choice(((15, 15, 18), (20, 40, 140), (40, 45, 60))),
    )
    return Voice(
        story.seed,
        style,
        frozenset({manner, story.ministry, story.kind}),
        date=chance.choice(("num", "pad", "dash", "num")),
        end_date=chance.choice(("cn", "num", "pad")),
        time=chance.choice(("num", "dash")),
        money=chance.choice(("comma", "decimal", "wan", "plain")),
        item=chance.choice(("plain", "round")),
    )


def bound_order(story: CaseStory, voice: Voice) -> tuple[Paper, ...]:
    """By procedure; or results first; or outward papers in front of inward ones (正卷、副卷)."""
    papers = sorted(story.papers, key=lambda paper: paper.stage)
    habit = voice.chance("bound").choice(("procedure", "outward first", "results first"))
    if habit == "procedure":
        return tuple(papers)
    front = [paper for paper in papers if paper.stage <= 1]
    back = [paper for paper in papers if paper.stage >= 999]
    middle = [paper for paper in papers if paper not in front and paper not in back]
    if habit == "results first":
        late = [paper for paper in middle if paper.stage >= 90]
        return tuple(front + late + [paper for paper in middle if paper.stage < 90] + back)
    inward = [paper for paper in middle if paper.kind in _INWARD]
    outward = [paper for paper in middle if paper.kind not in _INWARD]
    return tuple(front + outward + inward + back)


_INWARD = frozenset(
    {
        "case_source_register",
        "preliminary_verification",
        "filing_approval",
        "evidence_preservation_approval",
        "coercive_approval",
        "investigation_report",
        "discretion_statement",
        "legal_review_opinion",
        "collective_discussion_record",
        "decision_approval",
        "defense_review_opinion",
        "time_extension_approval",
        "case_closing_report",
        "inspection_approval",
        "license_review",
    }
)

PRACTICE = FolderSet("practice", Path(__file__).parent / "wordings", choose_voice, bound_order)
