"""Case files (案卷): their records, and who may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import delete, func, not_, or_, select, union_all, update
from sqlalchemy.orm import aliased

from review.errors import StoreError
from review.model.case_record import CaseRecord
from review.store.campaigns.shown_copies import copy_is_shown
from review.store.case_sight import newest_seen, ways_to_see
from review.store.columns import changeable, require_changeable
from review.store.database import now
from review.store.folding import fold
from review.store.tables import SEARCHED, CaseMemberRow, CaseRow, UserRow, words_of
from review.store.users import user_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from review.model.case_record import CaseState
    from review.model.people import User

_Found = TypeVar("_Found")

_FIXED = frozenset({"id", "sha256", "byte_count", "created", "revision", "updated", "words"})
_SEARCHED = frozenset(SEARCHED)
_CHANGEABLE = changeable(CaseRow, _FIXED)

_owner = aliased(UserRow)

# Counters are written past the session's own copies: records are always read anew.
_RECORDS = (
    select(CaseRow, _owner.name)
    .join(_owner, _owner.id == CaseRow.owner_id)
    .execution_options(populate_existing=True)
)


def visible_to(user: User) -> ColumnElement[bool]:
    """The one rule of who sees a case file, as a condition on `CaseRow`.

    Its owner, who was added to it, and the leader of the owner's team, but not a copy on which a
    person of the team reviews apart from others (背对背). An administrator or a trainer sees no
    case file by office.
    """
    return or_(*ways_to_see(user))


def add_case(
    s: Session,
    *,
    id: str,
    title: str,
    file_name: str,
    sha256: str,
    byte_count: int,
    owner_id: int,
) -> CaseRecord:
    """A new case file, waiting for its first reading."""
    at = now()
    s.add(
        CaseRow(
            id=id,
            title=title,
            file_name=file_name,
            sha256=sha256,
            byte_count=byte_count,
            owner_id=owner_id,
            state="waiting",
            created=at,
            updated=at,
        )
    )
    s.flush()
    return _must(case_of(s, id), id)


def case_of(s: Session, case_id: str) -> CaseRecord | None:
    """The record, whoever asks; `may_see` says whether somebody may."""
    found = s.execute(_RECORDS.where(CaseRow.id == case_id)).first()
    return _record(*found) if found else None


def case_with_file(s: Session, owner_id: int, sha256: str) -> CaseRecord | None:
    """This person's newest case file of the same bytes; None where there is none."""
    found = s.execute(
        _RECORDS.where(CaseRow.owner_id == owner_id, CaseRow.sha256 == sha256)
        .order_by(CaseRow.created.desc())
        .limit(1)
    ).first()
    return _record(*found) if found else None


def may_see(s: Session, user: User, case_id: str) -> bool:
    """Whether the person may look at the case file.

    What is `visible_to` the person, and by its address alone, in no list, a finished copy of an
    evaluation that the person leads.
    """
    return may_work(s, user, case_id) or copy_is_shown(s, user, case_id)


def may_work(s: Session, user: User, case_id: str) -> bool:
    """Whether the case file is there and `visible_to` this person: more than looking."""
    seen = select(CaseRow.id).where(CaseRow.id == case_id, visible_to(user))
    return s.scalar(seen) is not None


def cases_for(
    s: Session,
    user: User,
    *,
    states: Collection[CaseState] | None = None,
    text: str = "",
    limit: int,
    offset: int = 0,
) -> tuple[CaseRecord, ...]:
    """A page of the case files this person sees, the last changed first.

    `text`: found in the title, file name, number, agency, party or cause.
    """
    by_member = s.get_bind().dialect.name == "postgresql"
    query = page_of_cases(user, states, text, limit, offset, member_by_member=by_member)
    found = s.execute(query)
    return tuple(_record(row, owner) for row, owner in found)


def page_of_cases(
    user: User,
    states: Collection[CaseState] | None,
    text: str,
    limit: int,
    offset: int,
    *,
    member_by_member: bool = False,
) -> Select[CaseRow, str]:
    """The query of `cases_for`.

    Records are fetched for the page alone. `member_by_member`: see `newest_seen`.
    """
    filters = _filters(states, text)
    seen = newest_seen(user, filters, limit + offset, member_by_member=member_by_member)
    page = (
        select(seen.c.id)
        .order_by(seen.c.updated.desc(), seen.c.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return _RECORDS.where(CaseRow.id.in_(page)).order_by(CaseRow.updated.desc(), CaseRow.id.desc())


def count_by_state(s: Session, user: User) -> dict[CaseState, int]:
    """How many case files this person sees in each state; states without any are left out."""
    ways = ways_to_see(user)
    # Way by way, each without those before it: every one is counted by its own index.
    parts = [
        select(CaseRow.state, func.count().label("count"))
        .where(way, *(not_(earlier) for earlier in ways[:at]))
        .group_by(CaseRow.state)
        for at, way in enumerate(ways)
    ]
    found = union_all(*parts).subquery()
    counted = s.execute(select(found.c.state, func.sum(found.c.count)).group_by(found.c.state))
    return {cast("CaseState", state): int(count) for state, count in counted}


def change_case(s: Session, case_id: str, **columns: object) -> CaseRecord:
    """Changes columns of the record (none: only notes that something changed).

    Raises:
        StoreError: `no_such_case`.
    """
    require_changeable(columns.keys(), _CHANGEABLE, "a case")
    s.execute(
        update(CaseRow)
        .where(CaseRow.id == case_id)
        .values(**columns, revision=CaseRow.revision + 1, updated=now())
        .execution_options(synchronize_session=False)
    )
    if columns.keys() & _SEARCHED:
        refresh_words(s, case_id)
    return _must(case_of(s, case_id), case_id)


def refresh_words(s: Session, case_id: str) -> None:
    """Makes the case file findable by the texts that it has now."""
    texts = select(*(getattr(CaseRow, name) for name in SEARCHED)).where(CaseRow.id == case_id)
    found = s.execute(texts).first()
    if found is not None:
        s.execute(
            update(CaseRow)
            .where(CaseRow.id == case_id)
            .values(words=words_of(found))
            .execution_options(synchronize_session=False)
        )


def lock_case(s: Session, case_id: str) -> None:
    """Others wait who append to this case file (PostgreSQL; SQLite has one writer anyway).

    Raises:
        StoreError: `no_such_case`.
    """
    locked = select(CaseRow.id).where(CaseRow.id == case_id).with_for_update()
    _must(s.scalar(locked), case_id)


def add_member(s: Session, case_id: str, user_id: int) -> None:
    """Lets somebody else work on the case file; no matter if it is so already."""
    lock_case(s, case_id)
    if s.get(CaseMemberRow, (case_id, user_id)) is None:
        s.add(CaseMemberRow(case_id=case_id, user_id=user_id, added=now()))
        s.flush()


def remove_member(s: Session, case_id: str, user_id: int) -> None:
    """Nothing happens to somebody who was no member."""
    s.execute(
        delete(CaseMemberRow).where(
            CaseMemberRow.case_id == case_id, CaseMemberRow.user_id == user_id
        )
    )


def members_of(s: Session, case_id: str) -> tuple[User, ...]:
    """Who was added to the case file, the owner not among them."""
    rows = s.scalars(
        select(UserRow)
        .join(CaseMemberRow, CaseMemberRow.user_id == UserRow.id)
        .where(CaseMemberRow.case_id == case_id)
        .order_by(CaseMemberRow.added, UserRow.id)
    )
    return tuple(user_of(row) for row in rows)


def _filters(states: Collection[CaseState] | None, text: str) -> list[ColumnElement[bool]]:
    filters: list[ColumnElement[bool]] = []
    if states is not None:
        filters.append(CaseRow.state.in_(list(states)))
    if words := fold(text):
        filters.append(CaseRow.words.contains(words, autoescape=True))
    return filters


def _record(row: CaseRow, owner: str) -> CaseRecord:
    return CaseRecord(
        id=row.id,
        title=row.title,
        file_name=row.file_name,
        sha256=row.sha256,
        byte_count=row.byte_count,
        owner_id=row.owner_id,
        owner=owner,
        state=cast("CaseState", row.state),
        page_count=row.page_count,
        kind=row.kind,
        case_no=row.case_no,
        agency=row.agency,
        party=row.party,
        cause=row.cause,
        finding_count=row.finding_count,
        open_count=row.open_count,
        version=row.version,
        revision=row.revision,
        created=row.created,
        updated=row.updated,
        finished=row.finished,
        finished_by=row.finished_by,
    )


def _must(found: _Found | None, case_id: str) -> _Found:
    if found is None:
        raise StoreError("no_such_case", f"没有案卷 {case_id}，未作任何改动。请刷新列表后重试。")
    return found
