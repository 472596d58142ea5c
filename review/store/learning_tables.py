"""The tables of learning (学习): what verdicts teach, candidates, how they compare, what is active.

Examples and runs may be deleted, since an office may withdraw its consent; candidates, comparisons
and activations are appended.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import JSON, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String, Text


class ExampleRow(Base):
    """A person's answer to what the machine said (样例), the newest of each subject.

    `about`: a finding, a missed finding, a fact or the sorting; `subject`: which of the case file.
    `version`: of the result that the person saw. `seen`: what led the machine to its claim.
    """

    __tablename__ = "learning_examples"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    about: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(200))
    version: Mapped[int]
    defect: Mapped[str] = mapped_column(String(16), default="", index=True)
    answer: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(Text, default="")
    seen: Mapped[dict[str, object]] = mapped_column(JSON)
    said: Mapped[datetime]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    who: Mapped[str] = mapped_column(String(64), default="")
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("case_id", "about", "subject"),)


class CandidateRow(Base):
    """What might be activated (候选): a model, a changed rule, a program; appended.

    `digest`: of its content, which lies in the office's folder. `card`: what is told about it.
    """

    __tablename__ = "learning_candidates"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    card: Mapped[dict[str, object]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("kind", "digest"),)


class RunRow(Base):
    """What a configuration makes of a case file's stored reading (试算); made anew if missing.

    `config`: digest of program, standards and models. `version`: the result whose corrections it
    goes by.
    """

    __tablename__ = "learning_runs"

    config: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    run: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime]


class LearningComparisonRow(Base):
    """A candidate against all past verdicts (比对), once it was through; appended.

    `marked`: digest of the examples and of what was active, so that an older one is told.
    """

    __tablename__ = "learning_comparisons"

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("learning_candidates.id"), index=True)
    marked: Mapped[str] = mapped_column(String(64))
    report: Mapped[dict[str, object]] = mapped_column(JSON)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class ActivationRow(Base):
    """Who made what active when, and what was shown before (启用); appended.

    `candidate_id` None: what ships with the program. `digest`, `former`: of what is active from
    then on and was before, "" for what ships. `undoes`: the activation taken back.
    """

    __tablename__ = "learning_activations"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), index=True)
    candidate_id: Mapped[int | None] = mapped_column(ForeignKey("learning_candidates.id"))
    comparison_id: Mapped[int | None] = mapped_column(ForeignKey("learning_comparisons.id"))
    digest: Mapped[str] = mapped_column(String(64), default="")
    former: Mapped[str] = mapped_column(String(64), default="")
    shown: Mapped[dict[str, object]] = mapped_column(JSON)
    note: Mapped[str] = mapped_column(Text, default="")
    undoes: Mapped[int | None] = mapped_column(ForeignKey("learning_activations.id"), unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
