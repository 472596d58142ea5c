"""The tables of cross review (交叉评查): comparisons, grades, rulings, feedback, objections."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import JSON, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String, Text


class ComparisonRow(Base):
    """The copies of a file compared (比对结果), as they were decided on; appended."""

    __tablename__ = "comparisons"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("campaign_files.id"), index=True)
    detail: Mapped[dict[str, object]] = mapped_column(JSON)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class GradeRow(Base):
    """A version of a file's score and grade (定级版本); appended."""

    __tablename__ = "grades"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("campaign_files.id"))
    version: Mapped[int]
    total: Mapped[float]
    grade: Mapped[str] = mapped_column(String(16))
    vetoes: Mapped[list[str]] = mapped_column(JSON)
    detail: Mapped[dict[str, object]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("file_id", "version"),)


class GradeMarkRow(Base):
    """Who agrees to a version of a grade, who published it (定级确认、发布); appended."""

    __tablename__ = "grade_marks"

    id: Mapped[int] = mapped_column(primary_key=True)
    grade_id: Mapped[int] = mapped_column(ForeignKey("grades.id"))
    mark: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("grade_id", "mark", "user_id"),)


class RulingRow(Base):
    """How a rule is to be understood (口径), from a dispute; `ended`: from then on no more."""

    __tablename__ = "rulings"

    id: Mapped[int] = mapped_column(primary_key=True)
    defect: Mapped[str] = mapped_column(String(16), index=True)
    text: Mapped[str] = mapped_column(Text)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    file_id: Mapped[int | None] = mapped_column(ForeignKey("campaign_files.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
    ended: Mapped[datetime | None]


class FeedbackRow(Base):
    """What the agency is told of a file (评查问题反馈单)."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("campaign_files.id"), index=True)
    items: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    sent: Mapped[datetime | None]
    due: Mapped[date | None] = mapped_column(Date)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class ObjectionRow(Base):
    """The agency's objection to a finding (申辩); `proof_sha256`: its own page, "" for none."""

    __tablename__ = "objections"

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("campaign_files.id"))
    finding: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    proof_sha256: Mapped[str] = mapped_column(String(64), default="")
    proof_name: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(100), default="")
    at: Mapped[datetime]

    __table_args__ = (Index("ix_objections_file", "file_id", "finding"),)


class ObjectionAnswerRow(Base):
    """The answer to an objection (申辩复核); appended."""

    __tablename__ = "objection_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    objection_id: Mapped[int] = mapped_column(ForeignKey("objections.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
