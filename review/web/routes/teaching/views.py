"""Cards as their shapes (案例卡的接口形状)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from review.model.cards import CARD_ACTION_NAMES, CARD_KIND_NAMES, CARD_STATE_NAMES, COVER_NAMES
from review.model.defect import SEVERITY_NAMES
from review.store import cases
from review.store.teaching import cards
from review.store.teaching.cards import TRAINERS
from review.teaching.library import right_sample
from review.teaching.provisions import shown_statutes
from review.web.bodies.teaching import (
    CardBody,
    CardBrief,
    CardEventBody,
    CardList,
    CardPageBody,
    CoverBody,
    OptionBody,
    SampleBody,
    StatuteBody,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from review.model.cards import Card, CardPage
    from review.model.geometry import Box
    from review.model.people import User
    from review.standards.load import Standards


def card_list(found: Sequence[Card], standards: Standards, user: User) -> CardList:
    """The list with what it can be filtered by."""
    briefs = [CardBrief(**_brief(card, standards)) for card in found]
    return CardList(
        cards=briefs,
        defects=_options((one.defect, f"{one.defect} {one.title}") for one in briefs),
        categories=_options((one.category, one.category_name) for one in briefs),
        severities=_options((one.severity, one.severity_name) for one in briefs),
        ministries=_options((one.ministry, one.ministry_name) for one in briefs),
        trainer=user.role in TRAINERS,
    )


def card_body(s: Session, card: Card, standards: Standards, user: User) -> CardBody:
    """The whole card; boxes, steps and what is left are for training officers."""
    trainer = user.role in TRAINERS
    sample = right_sample(s, card)
    steps = cards.events_of(s, card.id) if trainer else ()
    return CardBody(
        **_brief(card, standards),
        right=card.text.right,
        merits=list(card.text.merits),
        statutes=[StatuteBody.model_validate(one) for one in shown_statutes(card.statutes)],
        difficulty_why=list(card.difficulty.reasons),
        page_list=[_page(card, page, trainer) for page in card.pages],
        sample=_sample(*sample) if sample else None,
        released=card.released,
        released_by=card.released_by if trainer else "",
        why_withdrawn=card.why_withdrawn,
        revision=card.revision,
        events=[
            CardEventBody(
                action=one["action"],
                action_name=CARD_ACTION_NAMES.get(one["action"], one["action"]),
                note=one["note"],
                who=one["who"],
                at=one["at"],
            )
            for one in steps
        ],
        sees_case=trainer and cases.may_see(s, user, card.case_id),
    )


def _brief(card: Card, standards: Standards) -> dict[str, Any]:
    category = standards.categories.get(card.category)
    return {
        "id": card.id,
        "kind": card.kind,
        "kind_name": CARD_KIND_NAMES[card.kind],
        "state": card.state,
        "state_name": CARD_STATE_NAMES[card.state],
        "title": card.text.title,
        "wrong": card.text.wrong,
        "summary": card.text.wrong or "；".join(card.text.merits),
        "defect": card.defect,
        "category": card.category,
        "category_name": category.name if category else card.category,
        "severity": card.severity,
        "severity_name": SEVERITY_NAMES.get(card.severity, ""),
        "ministry": card.ministry,
        "ministry_name": standards.domains.get(card.ministry, card.ministry),
        "difficulty": card.difficulty.shown,
        "pages": len(card.pages),
        "blocked": any(page.left for page in card.pages),
        "created": card.created,
    }


def _page(card: Card, page: CardPage, trainer: bool) -> CardPageBody:
    base = f"/api/v1/teaching/cards/{card.id}/pages/{page.ordinal}"
    return CardPageBody(
        ordinal=page.ordinal,
        title=page.document_title,
        picture=f"{base}/picture?v={page.picture[:12]}",
        crop=f"{base}/crop?v={page.crop[:12]}",
        width=page.width,
        height=page.height,
        places=[fractions_of(box, page) for box in page.places],
        covers=[
            CoverBody(
                box=fractions_of(one.box, page),
                kind=one.kind,
                name=COVER_NAMES[one.kind],
                placeholder=one.placeholder,
                by_hand=one.by_hand,
            )
            for one in (page.covers if trainer else ())
        ],
        left=list(page.left) if trainer else [],
    )


def _sample(card: Card, page: CardPage) -> SampleBody:
    return SampleBody(
        card=card.id,
        ordinal=page.ordinal,
        title=page.document_title,
        picture=f"/api/v1/teaching/cards/{card.id}/pages/{page.ordinal}/picture"
        f"?v={page.picture[:12]}",
    )


def fractions_of(box: Box, page: CardPage) -> tuple[float, float, float, float]:
    """Left, top, width, height as shares of the page."""
    left, top = max(0.0, box.x0 / page.width), max(0.0, box.y0 / page.height)
    right, bottom = min(1.0, box.x1 / page.width), min(1.0, box.y1 / page.height)
    return (
        round(left, 4),
        round(top, 4),
        round(max(0.0, right - left), 4),
        round(max(0.0, bottom - top), 4),
    )


def _options(pairs: Iterable[tuple[str, str]]) -> list[OptionBody]:
    counted = Counter(pair for pair in pairs if pair[0])
    return [
        OptionBody(value=value, name=name, count=count)
        for (value, name), count in sorted(counted.items())
    ]
