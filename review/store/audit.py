"""The log of what people did (操作日志): rows chained by hashes, written with what they record.

What it protects against: a row that somebody edits, deletes, inserts or reorders in the database
is found by `verify`, because every row's hash covers its content and the hash before it. What it
does not protect against: a person who may write to the database and computes every hash anew from
some row on leaves a chain that agrees with itself, and rows cut off the end leave no gap. Both are
found only with a `Head` that was noted elsewhere: `juanjian audit verify` prints it, every backup
holds one, and `verify` compares with it. Triggers that refuse UPDATE and DELETE (migration 0002)
stop accidents and ordinary database clients, not an administrator of the database.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import insert, select, text

from review.model.case_record import AuditEntry
from review.store.database import now
from review.store.tables import AuditRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from review.model.people import User
    from review.store.database import Database

START = "0" * 64
"""What the first row is chained to."""
CHAIN_LOCK = 0x4A75616E
"""PostgreSQL: the advisory lock held from a row's writing to the end of its transaction."""
ROWS_AT_ONCE = 1000

BreachKind = Literal["changed", "missing", "unlinked", "cut_off", "other_head"]


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row of the chain (链首): an anchor when it is kept outside of the database."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Breach:
    """A place where the chain does not hold (断点); `message` is Chinese."""

    seq: int
    kind: BreachKind
    message: str


@dataclass(frozen=True, slots=True)
class View:
    """Somebody looked at a page (阅看): noted in batches, so that a page turn does not wait."""

    user: User
    subject: str
    page_no: int
    at: datetime


def note(s: Session, user: User | None, action: str, subject: str, **detail: object) -> AuditEntry:
    """Appends a row in the caller's transaction: both are kept, or neither.

    Call it last in the transaction: on PostgreSQL the chain stays locked from here to the commit,
    and whoever locks rows after it may wait for somebody who waits for the chain.
    `user` None: the program itself. `subject`: id of the case file, or what else it concerns.
    """
    seq, previous = _locked_head(s)
    row = _row(seq + 1, now(), user, action, subject, detail, previous)
    s.execute(insert(AuditRow).values(**row))
    return _entry(row)


def note_views(s: Session, views: Iterable[View]) -> int:
    """Appends a row per view, in the order given; the number of rows."""
    seq, previous = _locked_head(s)
    rows = []
    for view in views:
        seq += 1
        detail = {"page": view.page_no}
        row = _row(seq, view.at, view.user, "page_viewed", view.subject, detail, previous)
        previous = str(row["hash"])
        rows.append(row)
    if rows:
        s.execute(insert(AuditRow), rows)
    return len(rows)


def head(s: Session) -> Head:
    """The newest row; seq 0 where nothing was noted yet."""
    newest = select(AuditRow.seq, AuditRow.hash).order_by(AuditRow.seq.desc()).limit(1)
    found = s.execute(newest).first()
    return Head(found.seq, found.hash) if found else Head(0, START)


def entries(
    s: Session,
    *,
    subject: str | None = None,
    user: int | None = None,
    action: str | None = None,
    limit: int = 100,
    before_seq: int | None = None,
) -> tuple[AuditEntry, ...]:
    """Rows of the log, the newest first; `user`: the id of who did it."""
    query = select(AuditRow.__table__).order_by(AuditRow.seq.desc()).limit(limit)
    if subject is not None:
        query = query.where(AuditRow.subject == subject)
    if user is not None:
        query = query.where(AuditRow.user_id == user)
    if action is not None:
        query = query.where(AuditRow.action == action)
    if before_seq is not None:
        query = query.where(AuditRow.seq < before_seq)
    return tuple(_entry(row) for row in s.execute(query).mappings())


def verify(database: Database, anchor: Head | None = None) -> list[Breach]:
    """Every place where the chain does not hold; empty where it does.

    `anchor`: a head noted earlier, elsewhere; a row of that number must be there, with that hash.
    """
    with database.read() as s:
        rows = s.execute(
            select(AuditRow.__table__).order_by(AuditRow.seq),
            execution_options={"yield_per": ROWS_AT_ONCE},
        )
        return list(_breaches(rows.mappings(), anchor))


def _breaches(rows: Iterable[Mapping[Any, Any]], anchor: Head | None) -> Iterator[Breach]:
    last, link = 0, START
    for row in rows:
        seq = int(row["seq"])
        if seq > last + 1:
            yield Breach(last + 1, "missing", f"缺少第{_span(last + 1, seq - 1)}条记录。")
        elif row["previous"] != link:
            yield Breach(
                seq,
                "unlinked",
                f"第{seq}条记录接不上第{seq - 1}条：其中一条被替换过，或次序被动过。",
            )
        if row["hash"] != _hash(row):
            yield Breach(seq, "changed", f"第{seq}条记录的内容被改动过。")
        if anchor and seq == anchor.seq and row["hash"] != anchor.hash:
            yield Breach(
                seq, "other_head", f"第{seq}条记录与另处留存的校验值不符：此前的记录被重写过。"
            )
        last, link = seq, str(row["hash"])
    if anchor and anchor.seq > last:
        yield Breach(
            last + 1, "cut_off", f"第{_span(last + 1, anchor.seq)}条记录已不在：末尾被截去。"
        )


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}至{last}"


def lock_chain(s: Session) -> None:
    """Nobody else appends until this transaction ends; SQLite has one writer anyway."""
    if s.get_bind().dialect.name == "postgresql":
        s.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CHAIN_LOCK})


def _locked_head(s: Session) -> tuple[int, str]:
    lock_chain(s)
    newest = head(s)
    return newest.seq, newest.hash


def _row(
    seq: int,
    at: datetime,
    user: User | None,
    action: str,
    subject: str,
    detail: Mapping[str, object],
    previous: str,
) -> dict[str, object]:
    row: dict[str, object] = {
        "seq": seq,
        "at": at.isoformat(timespec="microseconds"),
        "user_id": user.id if user else None,
        "who": _storable(user.name if user else "", 64),
        "action": _storable(action, 32),
        "subject": _storable(subject, 200),
        "detail": _storable(_canonical(detail)),
        "previous": previous,
    }
    return {**row, "hash": _hash(row)}


def _storable(words: str, length: int | None = None) -> str:
    """The words without what PostgreSQL or UTF-8 cannot hold, cut to the column's length."""
    return words.replace("\0", "").encode("utf-8", "replace").decode()[:length]


def _canonical(value: object) -> str:
    """One writing for one content: keys in order, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _hash(row: Mapping[Any, Any]) -> str:
    names = ("seq", "at", "user_id", "who", "action", "subject", "detail", "previous")
    return hashlib.sha256(_canonical({name: row[name] for name in names}).encode()).hexdigest()


def _entry(row: Mapping[Any, Any]) -> AuditEntry:
    return AuditEntry(
        seq=row["seq"],
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        action=row["action"],
        subject=row["subject"],
        detail=json.loads(row["detail"]),
        previous=row["previous"],
        hash=row["hash"],
    )
