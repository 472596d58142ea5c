"""The tables (数据表). Times are stored as naive UTC; texts of case files are data only.

What people of another office decided comes in with a package: such rows have no `user_id`, `who`
names the person.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time
from typing import TYPE_CHECKING

from sqlalchemy import (
    JSON,
    BigInteger,
    Dialect,
    ForeignKey,
    Index,
    LargeBinary,
    UniqueConstraint,
    text,
    types,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from review.store.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine.default import DefaultExecutionContext


class String(TypeDecorator[str]):
    """Text with a length in characters, as both databases take it.

    What is read from files and typed by people may hold a NUL or half of a surrogate pair:
    PostgreSQL refuses the one, both refuse the other.
    """

    impl = types.String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or value.isprintable():
            return value
        return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


class Text(String):
    """Text of any length."""

    impl = types.Text
    cache_ok = True


class Base(DeclarativeBase):
    """The schema of the store."""


class UserRow(Base):
    """A person with an account (人员)."""

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(16))
    team: Mapped[str] = mapped_column(String(64), default="", index=True)
    agency: Mapped[str] = mapped_column(String(200), default="", server_default="")
    password_hash: Mapped[str] = mapped_column(Text)
    must_change: Mapped[bool] = mapped_column(default=False)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime]


class SessionRow(Base):
    """A browser that is logged in (会话); only the hash of its token is kept."""

    __tablename__ = "sessions"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]
    seen: Mapped[datetime]
    expires: Mapped[datetime]


class TokenRow(Base):
    """A token for programs (接口令牌); only its hash is kept."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    name: Mapped[str] = mapped_column(String(64))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created: Mapped[datetime]
    used: Mapped[datetime | None]
    revoked: Mapped[datetime | None]


SEARCHED = ("title", "file_name", "case_no", "agency", "party", "cause")
"""Columns of a case file in which the lists search."""


def words_of(texts: Iterable[str | None]) -> str:
    """The texts of the searched columns as a search compares them, each on a line of its own."""
    return "\n".join(fold(text or "") for text in texts)


def _words_to_find(context: DefaultExecutionContext) -> str:
    given = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return words_of(given.get(name) for name in SEARCHED)


class CaseRow(Base):
    """A case file (案卷); `words`: what a search in lists looks at."""

    __tablename__ = "cases"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    byte_count: Mapped[int] = mapped_column(BigInteger)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    state: Mapped[str] = mapped_column(String(16))
    page_count: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(String(32), default="")
    case_no: Mapped[str] = mapped_column(Text, default="")
    agency: Mapped[str] = mapped_column(Text, default="")
    party: Mapped[str] = mapped_column(Text, default="")
    cause: Mapped[str] = mapped_column(Text, default="")
    finding_count: Mapped[int] = mapped_column(default=0)
    open_count: Mapped[int] = mapped_column(default=0)
    version: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=0)
    created: Mapped[datetime]
    updated: Mapped[datetime]
    finished: Mapped[datetime | None]
    finished_by: Mapped[str] = mapped_column(String(64), default="")
    words: Mapped[str] = mapped_column(Text, default=_words_to_find, server_default="")

    __table_args__ = (
        Index("ix_cases_owner_state", "owner_id", "state"),
        Index("ix_cases_owner_updated", "owner_id", "updated", "id"),
        # A search in the list reads this index alone. PostgreSQL takes no long words in an index.
        Index("ix_cases_owner_words", "owner_id", "updated", "id", "state", "words").ddl_if(
            dialect="sqlite"
        ),
    )


class CaseMemberRow(Base):
    """Somebody else who may work on a case file (共同评查人)."""

    __tablename__ = "case_members"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)
    added: Mapped[datetime]


class PageRow(Base):
    """A page as read (识读结果): the whole `Page` as gzipped JSON, and its pictures by checksum."""

    __tablename__ = "pages"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    page_no: Mapped[int] = mapped_column(primary_key=True)
    page: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    width: Mapped[float]
    height: Mapped[float]
    reading: Mapped[str] = mapped_column(String(16))
    grade: Mapped[str] = mapped_column(String(16))
    picture: Mapped[str] = mapped_column(String(64), default="")
    thumbnail: Mapped[str] = mapped_column(String(64), default="")
    problem_code: Mapped[str] = mapped_column(String(64), default="")
    problem: Mapped[str] = mapped_column(Text, default="")
    problem_stage: Mapped[str] = mapped_column(String(16), default="")


class ResultRow(Base):
    """A result of the machine (结果版本): never overwritten, a re-run adds a version."""

    __tablename__ = "results"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    result: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    worksheets: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sorting: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    why: Mapped[str] = mapped_column(Text)
    program: Mapped[str] = mapped_column(String(32))
    standards: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]


class VerdictRow(Base):
    """A person's word on a finding (人工确认): appended, never changed."""

    __tablename__ = "verdicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    finding: Mapped[str] = mapped_column(String(200))
    value: Mapped[str] = mapped_column(String(16))
    previous: Mapped[str] = mapped_column(String(16), default="")
    reason_kind: Mapped[str] = mapped_column(String(16), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    points: Mapped[float | None]
    message: Mapped[str] = mapped_column(Text, default="")
    severity: Mapped[str] = mapped_column(String(16), default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]
    undoes: Mapped[int | None] = mapped_column(ForeignKey("verdicts.id"))

    __table_args__ = (
        Index("ix_verdicts_case", "case_id", "id"),
        Index("ix_verdicts_finding", "case_id", "finding", "id"),
    )


class AddedFindingRow(Base):
    """A finding that a person drew (人工补录).

    Appended: one that is taken back is followed by a row that `withdraws` it.
    """

    __tablename__ = "added_findings"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    defect: Mapped[str] = mapped_column(String(16))
    message: Mapped[str] = mapped_column(Text)
    page_no: Mapped[int]
    box: Mapped[list[float]] = mapped_column(JSON)
    text: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]
    withdraws: Mapped[str | None] = mapped_column(ForeignKey("added_findings.id"), unique=True)


class FactCorrectionRow(Base):
    """A person's reading of a fact (要素更正): appended, the latest of a place counts."""

    __tablename__ = "fact_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    first_page: Mapped[int]
    kind: Mapped[str] = mapped_column(String(64))
    field: Mapped[str] = mapped_column(String(64))
    ordinal: Mapped[int] = mapped_column(default=0)
    value: Mapped[object] = mapped_column(JSON)
    raw: Mapped[str] = mapped_column(Text, default="")
    previous: Mapped[str] = mapped_column(Text, default="")
    page_no: Mapped[int]
    box: Mapped[list[float] | None] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]
    withdrawn: Mapped[bool] = mapped_column(default=False)


class SortingCorrectionRow(Base):
    """A person's 分件 of the whole file: appended, the latest counts."""

    __tablename__ = "sorting_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    layout: Mapped[list[dict[str, object]] | None] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]


_RUNNING = text("state = 'running'")


class JobRow(Base):
    """A piece of work for the machine (作业)."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16))
    priority: Mapped[int] = mapped_column(default=0)
    stage: Mapped[str] = mapped_column(String(16), default="")
    pages_done: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)
    pages_read: Mapped[int] = mapped_column(default=0)
    pages_left: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    error_code: Mapped[str] = mapped_column(String(64), default="")
    error: Mapped[str] = mapped_column(Text, default="")
    worker: Mapped[str] = mapped_column(String(64), default="")
    created: Mapped[datetime]
    started: Mapped[datetime | None]
    heartbeat: Mapped[datetime | None]
    finished: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_jobs_queue", "state", "priority", "id"),
        # The database itself refuses a second running job of a case, whatever two workers do.
        Index(
            "ux_jobs_running",
            "case_id",
            unique=True,
            sqlite_where=_RUNNING,
            postgresql_where=_RUNNING,
        ),
    )


class PlaceRow(Base):
    """Where somebody left a case file (上次位置)."""

    __tablename__ = "places"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    place: Mapped[dict[str, object]] = mapped_column(JSON)
    at: Mapped[datetime]


class SettingRow(Base):
    """A setting that the office changes on the desk (运行设置)."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[object] = mapped_column(JSON)


class AuditRow(Base):
    """A row of the log (操作日志), chained by hashes."""

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    user_id: Mapped[int | None]
    who: Mapped[str] = mapped_column(String(64))
    action: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(200))
    detail: Mapped[str] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        UniqueConstraint("previous"),
        Index("ix_audit_subject", "subject", "seq"),
    )
