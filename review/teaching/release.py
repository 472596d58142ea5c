"""A person's work on a card (整理、发布): texts, boxes, release, withdrawal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.casework.standing import read_standing
from review.casework.stored import stored_result
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.language.masking.texts import secrets_left
from review.model.cards import Cover
from review.store import cases
from review.store.database import now
from review.store.teaching import cards
from review.teaching.access import hides_firms, require_card, require_trainer
from review.teaching.case_secrets import case_secrets
from review.teaching.drafts import STANDS
from review.teaching.masked_pages import masked_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from review.model.cards import Card, CardPage, CardText
    from review.model.geometry import Box
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store
    from review.teaching.case_secrets import CaseSecrets
    from review.teaching.masking.second_look import Reader


def edit_text(
    store: Store, standards: Standards, user: User, card_id: int, text: CardText, revision: int
) -> Card:
    """Keeps other words on a card that is not released.

    Raises:
        NotFoundError, ForbiddenError: as `require_card`, and for who is no training officer.
        ConflictError: the card is released. CaseworkError: the words name somebody.
    """
    with store.database.read() as s:
        card = _workable(s, user, card_id)
        secrets = _secrets_of(s, store, standards, card)
    words = "\n".join((text.title, text.wrong, text.right, *text.merits))
    if left := secrets_left(words, secrets.register):
        raise CaseworkError("card_text_tells", f"文字中还有个人信息：{'；'.join(left[:5])}。")
    with store.database.write() as s:
        changed = replace(_workable(s, user, card_id), text=text, state="draft")
        return cards.change_card(s, changed, "edited", user, "修改文字", revision=revision)


def edit_covers(
    store: Store,
    standards: Standards,
    user: User,
    card_id: int,
    ordinal: int,
    added: Sequence[Box],
    removed: Sequence[int],
    revision: int,
    reader: Reader,
) -> Card:
    """Draws a page of a card anew with boxes added by hand or, of those there, taken away.

    `removed`: indices of the page's covers. Taking a box of the machine away shows what is under
    it: only who may see the case file does that. What can be read then is noted on the page.

    Raises:
        ForbiddenError: a box of the machine, and the person may not see the case file.
        NotFoundError: no such card, page or box. ConflictError: the card is released.
    """
    with store.database.read() as s:
        card = _workable(s, user, card_id)
        page = _page(card, ordinal)
        if any(not 0 <= index < len(page.covers) for index in removed):
            raise NotFoundError("cover_not_found", "没有这个遮盖框，请刷新。")
        machine = [index for index in removed if not page.covers[index].by_hand]
        if machine and not cases.may_see(s, user, card.case_id):
            raise ForbiddenError(
                "cover_of_machine", "取消机器遮盖须有权查看原案卷；您只能增加遮盖。"
            )
        secrets = _secrets_of(s, store, standards, card)
    kept = [one for index, one in enumerate(page.covers) if index not in set(removed)]
    chosen = [*kept, *(Cover(box, "by_hand", by_hand=True) for box in added)]
    drawn = masked_page(store, secrets, reader, page.page_no, ordinal, page.places, chosen)
    with store.database.write() as s:
        card = _workable(s, user, card_id)
        others = tuple(drawn if one.ordinal == ordinal else one for one in card.pages)
        note = f"第{ordinal}页遮盖：增加{len(added)}处，取消{len(removed)}处"
        changed = replace(card, pages=others, state="draft")
        return cards.change_card(s, changed, "edited", user, note, revision=revision)


def release(store: Store, standards: Standards, user: User, card_id: int, revision: int) -> Card:
    """Makes a card visible to everybody who learns here: a person has looked at it and says so.

    Raises:
        ConflictError: something can still be read on a picture, the finding does not stand any
            more, or the card is no draft.
    """
    require_trainer(user)
    with store.database.write() as s:
        card = require_card(s, user, card_id)
        if card.state != "draft":
            raise ConflictError("card_no_draft", "只有草稿可以发布；已撤回的请先修改再发布。")
        left = [f"第{page.ordinal}页：{'、'.join(page.left)}" for page in card.pages if page.left]
        if left:
            raise ConflictError(
                "card_tells", f"图上还能读出个人信息，请补充遮盖后再发布。{'；'.join(left)}"
            )
        _require_standing(s, store, standards, card)
        out = replace(
            card, state="released", released=now(), released_by=user.name, why_withdrawn=""
        )
        return cards.change_card(s, out, "released", user, revision=revision)


def withdraw(store: Store, user: User, card_id: int, why: str, revision: int) -> Card:
    """Takes a card out of everybody's sight.

    Raises:
        CaseworkError: no reason. ConflictError: it is withdrawn already.
    """
    require_trainer(user)
    if not why.strip():
        raise CaseworkError("card_why", "请写明撤回的原因。")
    with store.database.write() as s:
        card = require_card(s, user, card_id)
        if card.state == "withdrawn":
            raise ConflictError("card_withdrawn", "这张卡片已经撤回。")
        gone = replace(card, state="withdrawn", why_withdrawn=why.strip())
        return cards.change_card(s, gone, "withdrawn", user, why.strip(), revision=revision)


def _workable(s: Session, user: User, card_id: int) -> Card:
    require_trainer(user)
    card = require_card(s, user, card_id)
    if card.state == "released":
        raise ConflictError("card_released", "卡片已发布，请先撤回再修改。")
    return card


def _page(card: Card, ordinal: int) -> CardPage:
    page = next((one for one in card.pages if one.ordinal == ordinal), None)
    if page is None:
        raise NotFoundError("card_page_not_found", "卡片没有这一页。")
    return page


def _secrets_of(s: Session, store: Store, standards: Standards, card: Card) -> CaseSecrets:
    record = cases.case_of(s, card.case_id)
    if record is None:
        raise NotFoundError("case_not_found", "卡片所依据的案卷已不在，不能再修改。")
    result = stored_result(s, store, standards, record).document
    return case_secrets(s, card.case_id, result, standards, mask_firms=hides_firms(s))


def _require_standing(s: Session, store: Store, standards: Standards, card: Card) -> None:
    """The finding stands now; of an exemplary file the review is finished still."""
    record = cases.case_of(s, card.case_id)
    if record is None:
        raise NotFoundError("case_not_found", "卡片所依据的案卷已不在，不能发布。")
    if card.kind == "excellent":
        if record.state != "finished":
            raise ConflictError("card_not_finished", "案卷已重新打开，复核完成后才能发布。")
        return
    standing = read_standing(s, store, standards, record)
    word = standing.words.get(card.finding)
    known = {one.id for one in standing.machine}
    if card.finding not in known or word is None or word.value not in STANDS:
        raise ConflictError("card_not_confirmed", "这个问题现在没有经人确认成立，不能发布。")
