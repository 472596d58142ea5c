"""Rows of `data/laws`: every law by date, its names, its versions, its end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, Self

from pydantic import Field, model_validator

from review.standards.schema.base import Row, Text

LawLevel = Literal[
    "法律", "行政法规", "部门规章", "地方性法规", "地方政府规章", "规范性文件", "国家标准"
]


class VersionRow(Row):
    """A version (文本): adopted on `version`, in force from `from` to `to` (its last day).

    `first`: the law is new; before `from` there was no law of this name. `unchanged_from`: from
    this day the version before it had the same articles under the same numbers, but for those of
    `changed`, so that the text answers for them too. `verified`: the first day was checked in a
    text of the law or of the decision that amended it, which `source` names.
    """

    model_config = Row.model_config | {"populate_by_name": True}
    version: Text
    start: date = Field(alias="from")
    end: date | None = Field(None, alias="to")
    first: bool = False
    unchanged_from: date | None = None
    changed: tuple[int, ...] = ()
    source: Text
    verified: bool


class EndRow(Row):
    """The end of a law: `from` is the first day without it (null: it ended, nobody says when)."""

    model_config = Row.model_config | {"populate_by_name": True}
    start: date | None = Field(alias="from")
    replaced_by: Text | None
    source: Text
    verified: bool


class LawRow(Row):
    """A law, regulation or rule.

    `short_names`: 通称; the name without 中华人民共和国 is understood and needs no entry.
    """

    name: Text
    level: LawLevel
    doc_no: Text | None = None
    short_names: tuple[Text, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    ended: EndRow | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        """Versions follow each other; the last day of one is the eve of the next or of the end."""
        starts = [version.start for version in self.versions]
        if starts != sorted(set(starts)):
            raise ValueError(f"{self.name}：各版本的施行日期应由早到晚、不相重复")
        following = [*starts[1:], self.ended.start if self.ended else None]
        for version, next_day in zip(self.versions, following, strict=False):
            if next_day and version.end != next_day - timedelta(days=1):
                raise ValueError(f"{self.name}{version.version}文本：to 应为{next_day}的前一日")
        return self


class LawsFile(Row):
    """A file of one subject."""

    laws: tuple[LawRow, ...]
