"""Rows of `data/laws`.

Versions of statutes and repeals that the statute library does not date itself.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from review.standards.schema.base import Row, Text


class VersionRow(Row):
    """From when the text of the library speaks, where its own dates do not say so.

    `first`: the law is new; before `from` there was no law of this name. `unchanged_from`: from
    this day the law before it had the same articles under the same numbers, but for those of
    `changed`, so that the text answers for them too.
    """

    model_config = Row.model_config | {"populate_by_name": True}
    law: Text
    version: Text
    start: date = Field(alias="from")
    first: bool = False
    unchanged_from: date | None = None
    changed: tuple[int, ...] = ()
    source: Text


class RepealRow(Row):
    """Laws that ended on a day, and what took their place (null: nothing)."""

    model_config = Row.model_config | {"populate_by_name": True}
    laws: tuple[Text, ...]
    end: date = Field(alias="from")
    replaced_by: str | None
    source: Text
    verified: bool


class ShortNameRow(Row):
    """A common short name (通称) of a law."""

    name: Text
    law: Text


class LawsFile(Row):
    """`versions.yaml`."""

    versions: tuple[VersionRow, ...]
    repeals: tuple[RepealRow, ...]
    short_names: tuple[ShortNameRow, ...] = ()
