"""The ways in which somebody sees a case file, and the newest by each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, true, union

from review.store.campaigns.shown_copies import is_no_copy
from review.store.tables import CaseMemberRow, CaseRow, UserRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select, Subquery

    from review.model.people import User


def ways_to_see(user: User) -> list[ColumnElement[bool]]:
    """Conditions on `CaseRow`: as its owner, as one who was added to it, as leader of the team."""
    shared = select(CaseMemberRow.case_id).where(CaseMemberRow.user_id == user.id)
    ways = [CaseRow.owner_id == user.id, CaseRow.id.in_(shared)]
    if _leads(user):
        team = select(UserRow.id).where(UserRow.team == user.team)
        ways.append(CaseRow.owner_id.in_(team) & is_no_copy(CaseRow.id))
    return ways


def newest_seen(
    user: User, filters: Sequence[ColumnElement[bool]], limit: int, *, member_by_member: bool
) -> Subquery:
    """`id` and `updated` of case files the person sees, with so many of the newest among them.

    Each way to see a case file gives its own newest by an index, and the newest of these are the
    newest of all: no list of a hundred thousand has to be sorted. `member_by_member`: those of a
    team by the index of each of its members. SQLite does so by itself; PostgreSQL has to be told,
    in words that SQLite does not know.
    """
    ways = ways_to_see(user)
    parts: list[Subquery] = []
    if member_by_member and _leads(user):
        ways.pop()
        mates = select(UserRow.id).where(UserRow.team == user.team).subquery()
        of_each = _newest(
            CaseRow.owner_id == mates.c.id, is_no_copy(CaseRow.id), *filters, limit=limit
        ).lateral()
        joined = select(of_each.c.id, of_each.c.updated).select_from(mates.join(of_each, true()))
        parts.append(joined.subquery())
    parts += [_newest(way, *filters, limit=limit).subquery() for way in ways]
    return union(*(select(part.c.id, part.c.updated) for part in parts)).subquery()


def _leads(user: User) -> bool:
    return user.role == "leader" and bool(user.team)


def _newest(*where: ColumnElement[bool], limit: int) -> Select[str, datetime]:
    return (
        select(CaseRow.id, CaseRow.updated)
        .where(*where)
        .order_by(CaseRow.updated.desc(), CaseRow.id.desc())
        .limit(limit)
    )
