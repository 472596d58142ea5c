"""The library (案例库) for who looks at it: cards by filter, and the right way beside a fault."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.store.teaching import cards
from review.store.teaching.cards import TRAINERS
from review.teaching.access import require_learner

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.cards import Card, CardPage
    from review.model.people import User


@dataclass(frozen=True, slots=True)
class Wanted:
    """What cards are asked for; empty: any. `words`: all of them in the card's texts."""

    kind: str = ""
    state: str = "released"
    words: tuple[str, ...] = ()
    defect: str = ""
    category: str = ""
    severity: str = ""
    ministry: str = ""
    difficulty: int = 0


def cards_for(s: Session, user: User, wanted: Wanted) -> tuple[Card, ...]:
    """The cards this person sees; drafts and withdrawn ones are for training officers only.

    Raises:
        ForbiddenError: the library is not open to this role.
    """
    require_learner(s, user)
    state = wanted.state if user.role in TRAINERS else "released"
    found = cards.cards_in(s, [state])  # type: ignore[list-item]
    return tuple(card for card in found if _fits(card, wanted))


def right_sample(s: Session, card: Card) -> tuple[Card, CardPage] | None:
    """A page of an exemplary file: the same kind of document, the fault looked for and not there.

    Of the same ministry where there is one.
    """
    kinds = {page.document_kind for page in card.pages if page.places} - {"", "unknown"}
    fitting = [
        (one, page)
        for one in cards.released_cards(s, kind="excellent")
        if card.defect in one.clear
        for page in one.pages
        if page.document_kind in kinds
    ]
    return min(fitting, key=lambda pair: pair[0].ministry != card.ministry, default=None)


def _fits(card: Card, wanted: Wanted) -> bool:
    asked = (
        (wanted.kind, card.kind),
        (wanted.defect, card.defect),
        (wanted.category, card.category),
        (wanted.severity, card.severity),
        (wanted.ministry, card.ministry),
    )
    if any(value and value != own for value, own in asked):
        return False
    if wanted.difficulty and wanted.difficulty != card.difficulty.shown:
        return False
    texts = (card.text.title, card.text.wrong, card.text.right, *card.text.merits, card.defect)
    return all(any(word in text for text in texts) for word in wanted.words)
