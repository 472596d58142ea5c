"""The table of the batch: what a drop folder held when it was last looked at."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - SQLAlchemy reads the annotations at run time

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from review.store.tables import Base, String, Text


class BatchFileRow(Base):
    """A file of a drop folder (待处理文件夹中的文件) and the case file it became.

    `mark`: what changes when the file does (time or ETag). `code`, `message`: why it became none.
    """

    __tablename__ = "batch_files"

    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    url: Mapped[str] = mapped_column(String(1000), primary_key=True)
    byte_count: Mapped[int] = mapped_column(BigInteger)
    mark: Mapped[str] = mapped_column(String(100))
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    code: Mapped[str] = mapped_column(String(64), default="")
    message: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]
