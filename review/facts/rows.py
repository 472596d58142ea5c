"""Rows that say which facts a kind of document gives and where each stands (`data/`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import Field, model_validator

from review.errors import StandardsError
from review.standards.read_rows import read_rows
from review.standards.schema.base import Row

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ValueType = Literal[
    "date", "datetime", "money", "capital_money", "number", "count", "days", "workdays", "months",
    "doc_no", "code", "uscc", "id_no", "phone", "person", "people", "cert_no", "org", "name",
    "address", "text", "string", "list", "citations", "bool", "method", "choice", "cause",
]  # fmt: skip
DATE = (
    r"(?:[\d〇○零一二三四五六七八九]{4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
    r"|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})"
)
TIME = r"\d{1,2}[时点:：](?:\d{1,2}分?|半|整)?"
"""What `{date}` and `{time}` stand for in a clause."""
Take = Literal["first", "last", "all"]


class FinderRow(Row):
    """One way to find a value; exactly one of the keys that name a way is given.

    labels: the place of a label. inside: within the place of these labels, at `labels` there or
    anywhere in it. clause: sentences of running text, by name. closing: the block under the body
    (落款). head: the lines about the title. mark: seal or signature. anywhere: any value of the
    type in the document. engine: a finder with code of its own.
    """

    labels: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    """Only in cells right of one of these labels."""
    not_under: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    closing: Literal["agency", "date"] | None = None
    head: Literal["doc_no", "agency"] | None = None
    mark: Literal["seal", "signature"] | None = None
    anywhere: bool = False
    engine: str | None = None
    take: Take = "first"
    certain: float = Field(1.0, gt=0, le=1)
    value: str | bool | None = None
    """What the fact says where the place is found: for statements."""
    otherwise: bool = False
    """Only where no way before it found so much as a blank place."""
    blank: bool = False
    """A place of `inside` that has no date lacks one."""
    stop: tuple[str, ...] = ()
    """Labels before which a text ends."""


class FieldRow(Row):
    """A field: its type and the ways to find it, tried in order until one gives something."""

    type: ValueType = "string"
    find: tuple[FinderRow, ...]
    choices: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Value → writings that mean it, for the type `choice`."""
    also: tuple[str, ...] = ()
    """Further field ids under which the same fact is given."""
    every: bool = False
    """Use all ways, not only the first that gives something."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, row: Any) -> Any:
        """`labels: […]` or another way written on the field itself is its only way."""
        if isinstance(row, dict) and "find" not in row:
            own = {"type", "choices", "also", "every"}
            way = {key: value for key, value in row.items() if key not in own}
            return {**{key: value for key, value in row.items() if key in own}, "find": [way]}
        return row


class KindRow(Row):
    """The fields of a kind of document: shared groups first, then its own in their stead."""

    use: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    required_cells: tuple[str, ...] = ()
    """Labels of cells that may not stay empty unless struck out."""
    run_in: tuple[str, ...] = ()
    """Labels that a scan leaves without a gap before their value (cards: 住所某市某路)."""
    fields: Mapping[str, FieldRow] = Field(default_factory=dict)


class FieldsFile(Row):
    """A file of `data/fields`."""

    groups: Mapping[str, Mapping[str, FieldRow]] = Field(default_factory=dict)
    kinds: Mapping[str, KindRow] = Field(default_factory=dict)
    engine_labels: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Lists of labels that the finders with code of their own look at."""
    families: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    """Label → patterns of other labels that mean the same."""
    boundaries: tuple[str, ...] = ()
    """Labels that give no fact but end the value before them."""


class ClausesFile(Row):
    """A file of `data/clauses`: name → patterns, whose group `value` is what the clause gives."""

    clauses: Mapping[str, tuple[str, ...]]


class FieldRows:
    """All rows, ready for use."""

    def __init__(self, tables: list[FieldsFile], clauses: list[ClausesFile]) -> None:
        groups = {name: group for table in tables for name, group in table.groups.items()}
        self.kinds = _merged_kinds(tables)
        self.engine_labels: dict[str, tuple[str, ...]] = {
            name: labels for table in tables for name, labels in table.engine_labels.items()
        }
        self.families: dict[str, tuple[re.Pattern[str], ...]] = {
            label: tuple(re.compile(pattern) for pattern in patterns)
            for table in tables
            for label, patterns in table.families.items()
        }
        self.fields: dict[str, dict[str, FieldRow]] = {}
        for kind, row in self.kinds.items():
            fields: dict[str, FieldRow] = {}
            for group in row.use:
                fields.update(groups[group])
            fields = {name: field for name, field in fields.items() if name not in row.without}
            fields.update(row.fields)
            self.fields[kind] = fields
        self.clauses: dict[str, tuple[re.Pattern[str], ...]] = {
            name: tuple(
                re.compile(pattern.replace("{date}", DATE).replace("{time}", TIME))
                for pattern in patterns
            )
            for table in clauses
            for name, patterns in table.clauses.items()
        }
        boundaries = {label for table in tables for label in table.boundaries}
        self.labels: dict[str, frozenset[str]] = {
            kind: frozenset(boundaries | _labels_of(fields) | set(self.kinds[kind].required_cells))
            for kind, fields in self.fields.items()
        }
        self.all_labels = frozenset(label for labels in self.labels.values() for label in labels)
        self._check()

    def _check(self) -> None:
        for kind, fields in self.fields.items():
            for name, field in fields.items():
                for finder in field.find:
                    for clause in finder.clause:
                        if clause not in self.clauses:
                            raise StandardsError(
                                "standards_bad_row",
                                f"要素行 {kind}.{name}：没有名为 {clause} 的句式",
                            )


def _merged_kinds(tables: list[FieldsFile]) -> dict[str, KindRow]:
    """The rows of each kind; files may share a kind, a field has one home."""
    kinds: dict[str, KindRow] = {}
    for table in tables:
        for kind, row in table.kinds.items():
            known = kinds.get(kind)
            if known is None:
                kinds[kind] = row
                continue
            twice = sorted(set(known.fields) & set(row.fields))
            if twice:
                raise StandardsError(
                    "standards_bad_row", f"要素行 {kind}.{twice[0]}：写在两个文件中，请只留一处"
                )
            kinds[kind] = KindRow(
                use=tuple(dict.fromkeys((*known.use, *row.use))),
                without=(*known.without, *row.without),
                required_cells=(*known.required_cells, *row.required_cells),
                run_in=(*known.run_in, *row.run_in),
                fields={**known.fields, **row.fields},
            )
    return kinds


def _labels_of(fields: Mapping[str, FieldRow]) -> set[str]:
    labels: set[str] = set()
    for field in fields.values():
        for finder in field.find:
            for names in (
                finder.labels,
                finder.inside,
                finder.under,
                finder.not_under,
                finder.stop,
            ):
                labels.update(names)
    return labels


_TableFile = TypeVar("_TableFile", bound=Row)


@lru_cache(maxsize=1)
def load_field_rows() -> FieldRows:
    """All rows of fields and clauses, validated.

    Raises:
        StandardsError: a row cannot be used; the message names the file.
    """
    folder = files("review.facts") / "data"
    return FieldRows(
        _read_all(folder / "fields", FieldsFile), _read_all(folder / "clauses", ClausesFile)
    )


def _read_all(folder: Traversable, schema: type[_TableFile]) -> list[_TableFile]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return [read_rows(entry, schema) for entry in entries if entry.name.endswith(".yaml")]
