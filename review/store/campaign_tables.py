"""The tables of an evaluation (评查活动): people, ledger, sample, the files drawn.

`review.store.cross_review_tables` and `rectification_tables` hold what follows from them;
`review.store.all_tables` names all.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String, Text


class CampaignRow(Base):
    """An evaluation of a quarter (评查活动)."""

    __tablename__ = "campaigns"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    year: Mapped[int]
    quarter: Mapped[int]
    scope: Mapped[str] = mapped_column(Text, default="")
    kinds: Mapped[list[str]] = mapped_column(JSON)
    standard: Mapped[str] = mapped_column(String(100), default="")
    state: Mapped[str] = mapped_column(String(16), index=True)
    config: Mapped[dict[str, object]] = mapped_column(JSON)
    created_by: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created: Mapped[datetime]
    closed: Mapped[datetime | None]
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    revision: Mapped[int] = mapped_column(default=0)


class CampaignPersonRow(Base):
    """Who works in an evaluation and as what (评查人员); `agencies`: the person's own (回避)."""

    __tablename__ = "campaign_people"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True, index=True)
    part: Mapped[str] = mapped_column(String(16))
    team: Mapped[str] = mapped_column(String(100), default="")
    agencies: Mapped[list[str]] = mapped_column(JSON)
    added: Mapped[datetime]
    removed: Mapped[datetime | None]


class LedgerImportRow(Base):
    """A ledger file as it came (台账导入); appended.

    `sha256`: of the file. `content_sha256`: of its cases, whatever their order.
    """

    __tablename__ = "ledger_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    file_name: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    content_sha256: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    problems: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class LedgerRowRow(Base):
    """A case of the ledger (台账案件); `case_key`: the number without its manners of writing."""

    __tablename__ = "ledger_rows"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    row_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    case_no: Mapped[str] = mapped_column(Text)
    case_key: Mapped[str] = mapped_column(String(200))
    agency: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(32))
    cause: Mapped[str] = mapped_column(Text, default="")
    filed: Mapped[date | None] = mapped_column(Date)
    decided: Mapped[date | None] = mapped_column(Date)
    closed: Mapped[date | None] = mapped_column(Date)
    amount_fen: Mapped[int | None] = mapped_column(BigInteger)
    party: Mapped[str] = mapped_column(Text, default="")
    party_kind: Mapped[str] = mapped_column(String(32), default="")
    officers: Mapped[list[str]] = mapped_column(JSON)
    flags: Mapped[list[str]] = mapped_column(JSON)
    extra: Mapped[dict[str, str]] = mapped_column(JSON)

    __table_args__ = (
        Index("ix_ledger_rows_key", "campaign_id", "case_key"),
        Index("ix_ledger_rows_agency", "campaign_id", "agency", "kind"),
    )


class DrawRow(Base):
    """A drawing of the sample (抽样); appended, the newest counts."""

    __tablename__ = "draws"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    seed: Mapped[str] = mapped_column(String(200))
    ledger_sha256: Mapped[str] = mapped_column(String(64))
    plan: Mapped[dict[str, object]] = mapped_column(JSON)
    picked: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]


class CampaignFileRow(Base):
    """A file of the sample (抽中案卷) on its way from the ledger to the grade.

    `case_id`: the file as the machine read it; `a_case`, `b_case`, `third_case`: each reviewer's
    own copy of it; `joint_case`: what all decide together. `due`: the day by which the present
    state should end.
    """

    __tablename__ = "campaign_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    row_no: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    matched_by: Mapped[str] = mapped_column(String(16), default="")
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    a_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    b_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    third_user: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    a_case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), unique=True)
    b_case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), unique=True)
    third_case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"))
    joint_case: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), unique=True)
    due: Mapped[date | None] = mapped_column(Date)
    updated: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["campaign_id", "row_no"], ["ledger_rows.campaign_id", "ledger_rows.row_no"]
        ),
        UniqueConstraint("campaign_id", "row_no"),
        UniqueConstraint("campaign_id", "case_id"),
        Index("ix_campaign_files_state", "campaign_id", "state"),
        Index("ux_campaign_files_third_case", "third_case", unique=True),
    )


class UnmatchedRow(Base):
    """A case file handed in for an evaluation and not (yet) joined to its sample (未匹配)."""

    __tablename__ = "unmatched"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True, index=True)
    case_no_read: Mapped[str] = mapped_column(Text, default="")
    why: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]
