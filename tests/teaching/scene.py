"""A confirmed finding and cards made of it, without a reading engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.casework.decide import decide
from review.casework.state import open_case
from review.model.page import Page
from review.store import pages
from review.store.teaching import cards
from review.teaching.drafts import draft_card
from review.teaching.release import release

if TYPE_CHECKING:
    from review.model.cards import Card
    from review.model.finding import Finding
    from tests.casework.office import Office


def reads_nothing(pixels, width: float) -> Page:
    """The second look at a well masked picture."""
    height = width * pixels.shape[0] / pixels.shape[1]
    return Page(1, width, height, "ocr", 0, 0.99)


def confirmed_finding(office: Office, case_id: str, owner: str = "甲", skip: int = 0) -> Finding:
    """The first finding with a place on a page, confirmed by its owner."""
    user = office.user[owner]
    found = open_case(office.store, office.standards, user, case_id).findings
    finding = [one for one in found if one.evidence][skip]
    decide(office.store, office.standards, user, case_id, finding.id, "confirmed")
    return finding


def drafted_card(office: Office, case_id: str, finding: str, owner: str = "甲") -> Card:
    user = office.user[owner]
    return draft_card(office.store, office.standards, user, case_id, finding, reads_nothing)


def released_card(office: Office, sample: str = "ordinary-with-defects", skip: int = 0) -> Card:
    """A card that everybody in the library sees, released by 丁."""
    record = office.add_case(sample)
    finding = confirmed_finding(office, record.id, skip=skip)
    card = drafted_card(office, record.id, finding.id)
    trainer = office.user["丁"]
    return release(office.store, office.standards, trainer, card.id, card.revision)


def leaking(office: Office, card: Card, left: tuple[str, ...]) -> Card:
    """The card as if the second look had still read something on its first page."""
    pages = (replace(card.pages[0], left=left), *card.pages[1:])
    with office.store.database.write() as s:
        return cards.change_card(s, replace(card, pages=pages), "edited", None)


def spoil(office: Office, case_id: str, page_no: int, **changed: object) -> None:
    """The page as if its scan had been no good; its picture stays."""
    with office.store.database.write() as s:
        page = next(one for one in pages.pages_of(s, case_id) if one.page_no == page_no)
        state = next(one for one in pages.page_states(s, case_id) if one.page_no == page_no)
        unread = replace(page, **changed)
        pages.save_page(s, case_id, unread, None, state.picture, state.thumbnail)
