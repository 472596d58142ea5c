"""The ministries (领域) as rows: agencies' names and numbers, evidence, licences, page habits."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from corpora.rows import read_rows
from corpora.story import Citation

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATA = Path(__file__).parent / "data/ministries.yaml"
_NUMBER = "{mark}{word}〔{year}〕{number}号"


@dataclass(frozen=True, slots=True)
class Ministry:
    """How the agencies of one field are called and what they work with."""

    id: str
    name: str
    """What stands after the name of the place."""
    mark: str
    """Of the 机关代字, after the letters of city and district."""
    units: tuple[str, ...]
    legal: str
    at_city: bool
    number: str
    """The form of a document number (文号)."""
    book: tuple[str, str]
    sheets: tuple[str, str]
    """What is preserved as evidence (先行登记保存): a book and loose sheets, each with its size."""
    power: Citation
    """What an inspection rests on."""
    licences: tuple[str, ...]
    verifies: bool
    share: int
    page: Mapping[str, Any] = field(default_factory=dict)
    """Habits of layout, by the names of `corpora.layout.style.PageStyle`."""


@cache
def ministries() -> Mapping[str, Ministry]:
    """All ministries by id."""
    rows = read_rows(_DATA)["ministries"]
    return MappingProxyType({row["id"]: _ministry(row) for row in rows})


def _ministry(row: dict[str, Any]) -> Ministry:
    law, *place = row.get("power", ("行政处罚法", 54, 1))
    return Ministry(
        row["id"],
        row["name"],
        row["mark"],
        tuple(row["units"]),
        row["legal"],
        row.get("seat") == "city",
        row.get("number", _NUMBER),
        (row["book"][0], row["book"][1]),
        (row["sheets"][0], row["sheets"][1]),
        Citation(f"《中华人民共和国{law}》", *place),
        tuple(row.get("licences", ())),
        row.get("verifies", False),
        row.get("share", 1),
        MappingProxyType(row.get("page", {})),
    )


def licensing() -> frozenset[str]:
    """Ministries that grant licences."""
    return frozenset(one.id for one in ministries().values() if one.licences)
