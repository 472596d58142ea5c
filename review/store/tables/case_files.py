"""Tables of case files (案卷): who works on them, their pages, the results of the machine."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from review.store.folding import fold
from review.store.tables.base import Base, String, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine.default import DefaultExecutionContext


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
