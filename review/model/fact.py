"""Facts (要素): what a document says, as read and as understood, with the place on the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from review.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place on the paper (出处). Evidence in the legal sense is an `Exhibit`, never this."""

    page_no: int
    box: Box
    text: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A statute cited (引用条款): 《law》第article条第paragraph款第（item）项.

    `law` is the name as written, without 《》; `resolved_law` the full official name where
    该法, 同条 or a short name was resolved.
    `article_insert` is the 之一 of 第一百二十条之一. `item` counts from 1.
    """

    law: str
    article: int | None
    paragraph: int | None = None
    item: int | None = None
    article_insert: int | None = None
    version: str | None = None
    resolved_law: str | None = None
    bracketed: bool = True
    """Written between 《 》."""
    quoted: str | None = field(default=None, compare=False)
    """What the document gives as the words of the place cited, between quotation marks."""

    @property
    def name(self) -> str:
        return self.resolved_law or self.law


FactValue = str | int | float | bool | date | datetime | Citation | tuple[str, ...]
"""Money: int 分 (fen). Marks: "present" | "absent" | "uncertain". Lists: tuple of str."""

FactStatus = Literal["read", "blank", "unclear"]
"""read: understood. blank: label there, place empty. unclear: something there, not understood."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed fact of a document; `field`: a field id of its kind; `value`: None unless `read`."""

    id: str
    document: str
    field: str
    value: FactValue | None
    raw: str
    confidence: float
    evidence: tuple[Evidence, ...]
    status: FactStatus = "read"
