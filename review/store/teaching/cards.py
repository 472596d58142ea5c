"""Cards of the library (案例卡) with their pages; their steps are appended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from sqlalchemy import delete, select, update

from review.errors import StoreError
from review.model.cards import Card, CardPage, CardText, Difficulty, Statute
from review.store import audit
from review.store.database import now
from review.store.tables import UserRow
from review.store.teaching_tables import CardEventRow, CardPageRow, CardRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from review.model.cards import CardAction, CardKind, CardState
    from review.model.people import User

TRAINERS = ("trainer", "admin")
"""Roles that see drafts and release them."""
_ANEW = {"populate_existing": True}
_TEXT: TypeAdapter[CardText] = TypeAdapter(CardText)
_DIFFICULTY: TypeAdapter[Difficulty] = TypeAdapter(Difficulty)
_STATUTES: TypeAdapter[tuple[Statute, ...]] = TypeAdapter(tuple[Statute, ...])
_PAGE: TypeAdapter[CardPage] = TypeAdapter(CardPage)
_PAGE_COLUMNS = ("ordinal", "page_no", "picture", "crop")
_TAKEN_BACK = "认定已变更（{value}），原问题不再成立"
_STANDS = ("confirmed", "amended")


def add_card(s: Session, card: Card, user: User) -> Card:
    """Keeps a draft with its pages; `id`, times and who are given here."""
    row = CardRow(**_columns(card), created=now(), drafted_by=user.name, revision=0)
    row.state, row.kind, row.case_id, row.finding = "draft", card.kind, card.case_id, card.finding
    s.add(row)
    s.flush()
    _keep_pages(s, row.id, card.pages)
    _step(s, row.id, "drafted", "", user)
    return _must(s, row.id)


def card_of(s: Session, card_id: int) -> Card | None:
    """A card, whoever asks."""
    return next(iter(_cards(s, CardRow.id == card_id)), None)


def card_for(s: Session, user: User, card_id: int) -> Card | None:
    """A card as far as this person may see it: drafts are for training officers only.

    Whether the person may look at the library at all is asked by `review.teaching.access`.
    """
    card = card_of(s, card_id)
    seen = card is not None and (card.state == "released" or user.role in TRAINERS)
    return card if seen else None


def released_cards(
    s: Session,
    *,
    kind: CardKind = "fault",
    defects: Collection[str] = (),
    severities: Collection[str] = (),
    ministries: Collection[str] = (),
) -> tuple[Card, ...]:
    """The cards that everybody in the library sees, the newest first."""
    where = [CardRow.state == "released", CardRow.kind == kind]
    for column, wanted in (
        (CardRow.defect, defects),
        (CardRow.severity, severities),
        (CardRow.ministry, ministries),
    ):
        if wanted:
            where.append(column.in_(list(wanted)))
    return _cards(s, *where)


def cards_in(s: Session, states: Collection[CardState]) -> tuple[Card, ...]:
    """All cards in these states, the newest first."""
    return _cards(s, CardRow.state.in_(list(states)))


def cards_of_case(s: Session, case_id: str) -> tuple[Card, ...]:
    """Every card made of a case file."""
    return _cards(s, CardRow.case_id == case_id)


def carded_findings(s: Session, case_id: str) -> tuple[str, ...]:
    """Findings of a case file that have a card which is not withdrawn."""
    found = s.scalars(
        select(CardRow.finding).where(
            CardRow.case_id == case_id, CardRow.state != "withdrawn", CardRow.finding != ""
        )
    )
    return tuple(found)


def change_card(
    s: Session,
    card: Card,
    action: CardAction,
    user: User | None,
    note: str = "",
    *,
    revision: int | None = None,
) -> Card:
    """Keeps the card as it is given now; a step is noted.

    `revision`: the one that the person saw, None where nobody looked.

    Raises:
        StoreError: `no_such_card`, `card_changed`: somebody else changed it in between.
    """
    known = lock_card(s, card.id)
    if revision is not None and revision != known.revision:
        raise StoreError("card_changed", "这张卡片刚被他人修改，请刷新后再试。")
    s.execute(
        update(CardRow)
        .where(CardRow.id == card.id)
        .values(
            **_columns(card),
            state=card.state,
            released=card.released,
            released_by=card.released_by,
            why_withdrawn=card.why_withdrawn,
            revision=CardRow.revision + 1,
        )
        .execution_options(synchronize_session=False)
    )
    if card.pages != known.pages:
        s.execute(delete(CardPageRow).where(CardPageRow.card_id == card.id))
        _keep_pages(s, card.id, card.pages)
    _step(s, card.id, action, note, user)
    return _must(s, card.id)


def lock_card(s: Session, card_id: int) -> Card:
    """The card; others who change it wait until the transaction ends.

    Raises:
        StoreError: `no_such_card`.
    """
    s.get(CardRow, card_id, populate_existing=True, with_for_update=True)
    return _must(s, card_id)


def withdraw_cards_of(
    s: Session, case_id: str, values: dict[str, str], user: User | None
) -> tuple[int, ...]:
    """Withdraws the cards of findings that no longer stand; `values`: word by finding.

    Called where a word on a finding is kept, in the same transaction.
    """
    taken = [finding for finding, value in values.items() if value not in _STANDS]
    gone = _cards(
        s,
        CardRow.case_id == case_id,
        CardRow.state != "withdrawn",
        CardRow.finding.in_(taken),
        CardRow.finding != "",
    )
    for card in gone:
        why = _TAKEN_BACK.format(value=_said(values[card.finding]))
        change_card(
            s,
            replace(card, state="withdrawn", why_withdrawn=why),
            "verdict_changed",
            user,
            why,
        )
    return tuple(card.id for card in gone)


def note_answers(s: Session, card_id: int, asked: int, missed: int) -> None:
    """Counts trainees' answers to a card: what is missed often is hard."""
    card = lock_card(s, card_id)
    known = card.difficulty
    counted = replace(known, asked=known.asked + asked, missed=known.missed + missed)
    s.execute(
        update(CardRow)
        .where(CardRow.id == card_id)
        .values(difficulty=_DIFFICULTY.dump_python(counted, mode="json"))
        .execution_options(synchronize_session=False)
    )


def events_of(s: Session, card_id: int) -> tuple[dict[str, Any], ...]:
    """The steps of a card, the oldest first: action, note, who, at."""
    found = s.execute(
        select(CardEventRow, UserRow.name)
        .outerjoin(UserRow, UserRow.id == CardEventRow.user_id)
        .where(CardEventRow.card_id == card_id)
        .order_by(CardEventRow.id)
    )
    return tuple(
        {"action": row.action, "note": row.note, "who": who or "", "at": row.at}
        for row, who in found
    )


def _said(value: str) -> str:
    return {"rejected": "不成立", "open": "待定", "": "撤销认定", "gone": "重新评查后已没有"}.get(
        value, value
    )


def _columns(card: Card) -> dict[str, Any]:
    return {
        "defect": card.defect,
        "category": card.category,
        "severity": card.severity,
        "ministry": card.ministry,
        "text": _TEXT.dump_python(card.text, mode="json"),
        "statutes": _STATUTES.dump_python(card.statutes, mode="json"),
        "difficulty": _DIFFICULTY.dump_python(card.difficulty, mode="json"),
        "clear": list(card.clear),
    }


def _keep_pages(s: Session, card_id: int, pages: Iterable[CardPage]) -> None:
    for page in pages:
        written = _PAGE.dump_python(page, mode="json")
        columns = {name: written.pop(name) for name in _PAGE_COLUMNS}
        s.add(CardPageRow(card_id=card_id, detail=written, **columns))
    s.flush()


def _step(s: Session, card_id: int, action: str, note: str, user: User | None) -> None:
    s.add(
        CardEventRow(
            card_id=card_id, action=action, note=note, user_id=user.id if user else None, at=now()
        )
    )
    s.flush()
    audit.note(s, user, f"card_{action}", f"card:{card_id}", note=note)


def _cards(s: Session, *where: ColumnElement[bool]) -> tuple[Card, ...]:
    rows = s.scalars(
        select(CardRow).where(*where).order_by(CardRow.id.desc()), execution_options=_ANEW
    ).all()
    pages: dict[int, list[CardPage]] = {}
    found = s.scalars(
        select(CardPageRow)
        .where(CardPageRow.card_id.in_([row.id for row in rows]))
        .order_by(CardPageRow.card_id, CardPageRow.ordinal),
        execution_options=_ANEW,
    )
    for one in found:
        columns = {name: getattr(one, name) for name in _PAGE_COLUMNS}
        page = _PAGE.validate_python({**one.detail, **columns})
        pages.setdefault(one.card_id, []).append(page)
    return tuple(_card(row, tuple(pages.get(row.id, ()))) for row in rows)


def _card(row: CardRow, pages: tuple[CardPage, ...]) -> Card:
    return Card(
        id=row.id,
        kind=row.kind,  # type: ignore[arg-type]
        state=row.state,  # type: ignore[arg-type]
        case_id=row.case_id,
        finding=row.finding,
        defect=row.defect,
        category=row.category,
        severity=row.severity,
        ministry=row.ministry,
        text=_TEXT.validate_python(row.text),
        statutes=_STATUTES.validate_python(row.statutes),
        difficulty=_DIFFICULTY.validate_python(row.difficulty),
        pages=pages,
        clear=tuple(map(str, row.clear)),
        revision=row.revision,
        created=row.created,
        drafted_by=row.drafted_by,
        released=row.released,
        released_by=row.released_by,
        why_withdrawn=row.why_withdrawn,
    )


def _must(s: Session, card_id: int) -> Card:
    card = card_of(s, card_id)
    if card is None:
        raise StoreError("no_such_card", "没有这张卡片，未作任何改动。请刷新后重试。")
    return card
