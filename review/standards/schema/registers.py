"""Rows of `data/registers`: which registers there are and what their tables hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, model_validator

from review.standards.schema.base import Row, Text

ColumnType = Literal["text", "date", "datetime", "money", "number", "list", "choice", "bool"]


class ColumnRow(Row):
    """A column: its header as this program writes it, and other headers that mean it."""

    id: Text
    name: Text
    type: ColumnType
    required: bool = False
    """No row may leave it empty, no table may lack it."""
    aliases: tuple[Text, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Value → writings that mean it, for the type `choice`."""

    @model_validator(mode="after")
    def _choices_belong_to_choice(self) -> ColumnRow:
        if bool(self.choices) != (self.type == "choice"):
            raise ValueError(f"列 {self.id}：choices 只用于 type: choice，且不可缺")
        return self


class PeriodRow(Row):
    """The two columns between which a row speaks, both days included."""

    model_config = Row.model_config | {"populate_by_name": True}
    start: Text = Field(alias="from")
    end: Text = Field(alias="to")


class RegisterKindRow(Row):
    """A kind of register; `serves`: the defects that are decided with it."""

    id: Text
    name: Text
    about: Text
    serves: tuple[Text, ...]
    key: tuple[Text, ...]
    """Columns that together name one row (within its period, where rows are dated)."""
    dated: PeriodRow | None = None
    columns: tuple[ColumnRow, ...]

    @model_validator(mode="after")
    def _names_lead_somewhere(self) -> RegisterKindRow:
        ids = [column.id for column in self.columns]
        named = (*self.key, *((self.dated.start, self.dated.end) if self.dated else ()))
        unknown = [name for name in named if name not in ids]
        if unknown or len(set(ids)) != len(ids):
            raise ValueError(f"key、dated 中没有这一列或列重复：{'、'.join(unknown or ids)}")
        writings = [text for column in self.columns for text in (column.name, *column.aliases)]
        twice = {text for text in writings if writings.count(text) > 1}
        if twice:
            raise ValueError(f"表头写法属于两列：{'、'.join(sorted(twice))}")
        return self
