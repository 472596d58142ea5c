"""The tables of rectification (整改): what is to be put right, and what happened to it."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import JSON, Date, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String, Text


class RectificationItemRow(Base):
    """A problem to be put right (整改项), the line that the three lists share."""

    __tablename__ = "rectification_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    file_id: Mapped[int] = mapped_column(ForeignKey("campaign_files.id"), index=True)
    finding: Mapped[str] = mapped_column(String(200))
    defect: Mapped[str] = mapped_column(String(16))
    no: Mapped[str] = mapped_column(String(100))
    unit: Mapped[str] = mapped_column(String(200))
    severity: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(8))
    facts: Mapped[str] = mapped_column(Text)
    basis: Mapped[str] = mapped_column(Text, default="")
    measure: Mapped[str] = mapped_column(Text, default="")
    standard: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None] = mapped_column(Date, index=True)
    department: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(16))
    detail: Mapped[dict[str, object]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=0)
    created: Mapped[datetime]
    updated: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("campaign_id", "no"),
        Index("ix_rectification_items_unit", "unit", "state"),
        Index("ix_rectification_items_state", "campaign_id", "state"),
    )


class RectificationEventRow(Base):
    """A step of a rectification item (整改记录); appended."""

    __tablename__ = "rectification_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("rectification_items.id"), index=True)
    action: Mapped[str] = mapped_column(String(32))
    from_state: Mapped[str] = mapped_column(String(16), default="")
    to_state: Mapped[str] = mapped_column(String(16))
    note: Mapped[str] = mapped_column(Text, default="")
    proof_sha256: Mapped[str] = mapped_column(String(64), default="")
    proof_name: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[dict[str, object] | None] = mapped_column(JSON)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
