"""The tables of exercises (练习): contests, runs of tasks, answers."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String


class ContestRow(Base):
    """A contest (技能比武); appended: what was announced stays."""

    __tablename__ = "teaching_contests"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    minutes: Mapped[int]
    tasks: Mapped[list[object]] = mapped_column(JSON)
    opens: Mapped[datetime]
    closes: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(64))
    made: Mapped[datetime]


class ExerciseRow(Base):
    """A run of tasks for one person (一次练习). `unit`: as the person had it then."""

    __tablename__ = "teaching_exercises"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64))
    unit: Mapped[str] = mapped_column(String(100), default="")
    contest_id: Mapped[int | None] = mapped_column(ForeignKey("teaching_contests.id"))
    tasks: Mapped[list[object]] = mapped_column(JSON)
    started: Mapped[datetime]
    until: Mapped[datetime | None]
    finished: Mapped[datetime | None]

    __table_args__ = (
        # Once per person: SQL counts the missing contest of ordinary practice as no duplicate.
        UniqueConstraint("contest_id", "user_id"),
        Index("ix_teaching_exercises_user", "user_id", "id"),
    )


class AnswerRow(Base):
    """An answer to one task (作答); appended."""

    __tablename__ = "teaching_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    exercise_id: Mapped[int] = mapped_column(ForeignKey("teaching_exercises.id"))
    position: Mapped[int]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("teaching_cards.id"))
    defect: Mapped[str] = mapped_column(String(16), default="")
    code: Mapped[str] = mapped_column(String(16), default="")
    drawn: Mapped[list[object]] = mapped_column(JSON)
    mark: Mapped[dict[str, object]] = mapped_column(JSON)
    points: Mapped[int]
    seconds: Mapped[int]
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("exercise_id", "position"),)
