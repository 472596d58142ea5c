"""The tables of teaching (培训): cards with their masked pages, and what happened to them."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String, Text


class CardRow(Base):
    """A card of the library (案例卡). `finding`: empty for an exemplary file."""

    __tablename__ = "teaching_cards"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16))
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"))
    finding: Mapped[str] = mapped_column(String(200), default="")
    defect: Mapped[str] = mapped_column(String(16), default="", index=True)
    category: Mapped[str] = mapped_column(String(64), default="")
    severity: Mapped[str] = mapped_column(String(16), default="")
    ministry: Mapped[str] = mapped_column(String(64), default="")
    text: Mapped[dict[str, object]] = mapped_column(JSON)
    statutes: Mapped[list[object]] = mapped_column(JSON)
    difficulty: Mapped[dict[str, object]] = mapped_column(JSON)
    clear: Mapped[list[object]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=0)
    drafted_by: Mapped[str] = mapped_column(String(64), default="")
    created: Mapped[datetime]
    released: Mapped[datetime | None]
    released_by: Mapped[str] = mapped_column(String(64), default="")
    why_withdrawn: Mapped[str] = mapped_column(Text, default="")

    __table_args__ = (
        Index("ix_teaching_cards_state", "state", "kind", "defect"),
        Index("ix_teaching_cards_case", "case_id", "finding"),
    )


class CardPageRow(Base):
    """A masked page of a card; `detail`: its places and covers."""

    __tablename__ = "teaching_card_pages"

    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("teaching_cards.id"))
    ordinal: Mapped[int]
    page_no: Mapped[int]
    picture: Mapped[str] = mapped_column(String(64))
    crop: Mapped[str] = mapped_column(String(64))
    detail: Mapped[dict[str, object]] = mapped_column(JSON)

    __table_args__ = (UniqueConstraint("card_id", "ordinal"),)


class CardEventRow(Base):
    """A step in the life of a card (卡片记录); appended."""

    __tablename__ = "teaching_card_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("teaching_cards.id"), index=True)
    action: Mapped[str] = mapped_column(String(32))
    note: Mapped[str] = mapped_column(Text, default="")
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime]
