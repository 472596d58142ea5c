"""Cards for a hand-out (培训讲义): only what has been released, as it has been released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import CaseworkError, ConflictError
from review.model.cards import CARD_KIND_NAMES, DIFFICULTY_NAMES
from review.model.defect import SEVERITY_NAMES
from review.model.geometry import Box
from review.model.handout import HandoutCard, HandoutPicture
from review.teaching.access import require_card, require_trainer
from review.teaching.library import right_sample
from review.teaching.masked_pages import crop_frame
from review.teaching.provisions import shown_statutes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.cards import Card, CardPage
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

MOST_CARDS = 50
"""Of one hand-out: more nobody works through in a training, and the file grows too large."""
_NEARLY_ALL = 0.7


def handout_cards(
    store: Store,
    standards: Standards,
    user: User,
    card_ids: Sequence[int],
    *,
    whole_pages: bool,
) -> tuple[HandoutCard, ...]:
    """The cards in the order asked for; `whole_pages`: of faults, too, not their cuttings alone.

    Raises:
        ForbiddenError: only training officers and administrators. NotFoundError: no such card.
        CaseworkError: none, or too many. ConflictError: one is not released.
    """
    require_trainer(user)
    asked = tuple(dict.fromkeys(card_ids))
    if not asked or len(asked) > MOST_CARDS:
        raise CaseworkError("handout_cards", f"请选择 1 至 {MOST_CARDS} 张案例卡。")
    with store.database.read() as s:
        cards = [require_card(s, user, card_id) for card_id in asked]
        for card in cards:
            if card.state != "released":
                raise ConflictError(
                    "handout_not_released",
                    f"案例卡“{card.text.title}”没有发布，不能编入讲义。请先由培训员查看、发布。",
                )
        samples = [right_sample(s, card) if card.kind == "fault" else None for card in cards]
    return tuple(
        HandoutCard(
            number,
            card.text.title,
            _traits(card, standards),
            card.text.wrong,
            card.text.right,
            card.text.merits,
            shown_statutes(card.statutes),
            _crops(store, card, whole_pages) if card.kind == "fault" else (),
            _page(store, sample[1]) if sample else None,
            _pages(store, card) if whole_pages or card.kind == "excellent" else (),
        )
        for number, (card, sample) in enumerate(zip(cards, samples, strict=True), start=1)
    )


def _traits(card: Card, standards: Standards) -> tuple[str, ...]:
    ministry = standards.domains.get(card.ministry, card.ministry)
    if card.kind == "excellent":
        return tuple(one for one in (CARD_KIND_NAMES[card.kind], ministry) if one)
    category = standards.categories.get(card.category)
    traits = (
        card.defect,
        SEVERITY_NAMES.get(card.severity, ""),
        category.name if category else "",
        ministry,
        f"难度：{DIFFICULTY_NAMES[card.difficulty.shown - 1]}",
    )
    return tuple(one for one in traits if one)


def _crops(store: Store, card: Card, whole_pages: bool) -> tuple[HandoutPicture, ...]:
    """The cutting of each page that has a place of the fault, the place framed in it.

    One that is the page itself is left out where the whole pages follow.
    """
    return tuple(
        HandoutPicture(
            page.document_title,
            store.files.read(page.crop),
            frame.width,
            tuple(_shares(place, frame) for place in page.places),
        )
        for page in card.pages
        if (frame := crop_frame(page.places, page.width, page.height)) is not None
        and not (whole_pages and frame.area > _NEARLY_ALL * page.width * page.height)
    )


def _pages(store: Store, card: Card) -> tuple[HandoutPicture, ...]:
    return tuple(_page(store, page, framed=card.kind == "fault") for page in card.pages)


def _page(store: Store, page: CardPage, *, framed: bool = False) -> HandoutPicture:
    whole = Box(0.0, 0.0, page.width, page.height)
    places = tuple(_shares(place, whole) for place in page.places) if framed else ()
    return HandoutPicture(page.document_title, store.files.read(page.picture), page.width, places)


def _shares(place: Box, frame: Box) -> tuple[float, float, float, float]:
    moved = Box(place.x0 - frame.x0, place.y0 - frame.y0, place.x1 - frame.x0, place.y1 - frame.y0)
    return moved.fractions(frame.width, frame.height)
