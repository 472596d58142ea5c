"""Old and new page side by side: the pictures that belong to an item, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from review.campaign.rectification.access import require_item
from review.campaign.rectification.decisions import case_of_item
from review.errors import NotFoundError
from review.store import pages
from review.store.campaigns import rectification

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.model.rectification import RectificationEvent, RectificationItem
    from review.store.office import Store

Side = Literal["case", "proof"]


def picture_of(
    store: Store, user: User, item_id: int, side: Side, page_no: int, *, small: bool = False
) -> str:
    """Checksum of a picture: a page of the case file that the item speaks of, or one handed in.

    A unit sees of the case file only the pages on which the problem lies or which it replaced.

    Raises:
        NotFoundError: not there, another unit's, or no page of this item: one answer.
    """
    with store.database.read() as s:
        item = require_item(s, user, item_id)
        check = newest_check(rectification.events_of(s, item_id))
        found = (
            _of_case(s, item, check, page_no, small)
            if side == "case"
            else _of_proof(check, page_no, small)
        )
    if not found:
        raise NotFoundError("page_not_found", "没有这一页的图像，或者您无权查看。")
    return found


def newest_check(events: Sequence[RectificationEvent]) -> Mapping[str, Any]:
    """What the machine said last; empty where it has said nothing."""
    said = [one.result for one in events if one.action == "proof_checked"]
    return said[-1] if said else {}


def _of_case(
    s: Session, item: RectificationItem, check: Mapping[str, Any], page_no: int, small: bool
) -> str:
    shown = set(item.pages)
    for change in check.get("changes", ()):
        shown |= set(change["old_pages"])
    case_id = case_of_item(s, item)
    if page_no not in shown or case_id is None:
        return ""
    state = pages.page_state(s, case_id, page_no)
    return "" if state is None else state.thumbnail if small else state.picture


def _of_proof(check: Mapping[str, Any], page_no: int, small: bool) -> str:
    kept = next((one for one in check.get("pages", ()) if one["page"] == page_no), None)
    return "" if kept is None else str(kept["thumbnail" if small else "picture"])
