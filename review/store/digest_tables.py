"""The table of digests (评查摘要): what is counted of a result, small enough for thousands."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base


class DigestRow(Base):
    """What is counted of one result; derived from it, `form` says in which shape."""

    __tablename__ = "digests"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    form: Mapped[int]
    digest: Mapped[dict[str, object]] = mapped_column(JSON)
