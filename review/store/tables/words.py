"""Tables of what people say (意见): verdicts, drawn findings, corrections; all appended."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables.base import Base, String, Text


class Signed:
    """Who said it and when.

    What people of another office decided comes in with a package: such rows have no `user_id`,
    `who` names the person.
    """

    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]


class VerdictRow(Signed, Base):
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
    undoes: Mapped[int | None] = mapped_column(ForeignKey("verdicts.id"))

    __table_args__ = (
        Index("ix_verdicts_case", "case_id", "id"),
        Index("ix_verdicts_finding", "case_id", "finding", "id"),
    )


class AddedFindingRow(Signed, Base):
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
    withdraws: Mapped[str | None] = mapped_column(ForeignKey("added_findings.id"), unique=True)


class FactCorrectionRow(Signed, Base):
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
    withdrawn: Mapped[bool] = mapped_column(default=False)


class SortingCorrectionRow(Signed, Base):
    """A person's 分件 of the whole file: appended, the latest counts."""

    __tablename__ = "sorting_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    layout: Mapped[list[dict[str, object]] | None] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text, default="")
