"""The truth about a generated case file, as its `gold.json` tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document as generated."""

    id: str
    kind: str
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact as generated; `value` in the JSON form of the result contract."""

    document: str
    field: str
    value: Any
    page_no: int


@dataclass(frozen=True, slots=True)
class GoldCase:
    """One rendition of a generated case file with its truth."""

    case_id: str
    kind: str
    domain: str
    path: Path
    page_lines: tuple[tuple[str, ...], ...]
    blank_pages: frozenset[int]
    documents: tuple[GoldDocument, ...]
    facts: tuple[GoldFact, ...]
    defects: dict[str, frozenset[int]]
    """Planted defect codes with the pages where they show."""


def load_cases(folder: Path, rendition: str) -> list[GoldCase]:
    """All case files of a set that have this rendition, in order of their names."""
    cases = []
    for case_folder in sorted(item for item in folder.iterdir() if item.is_dir()):
        pdf = case_folder / f"{rendition}.pdf"
        own = case_folder / f"gold.{rendition}.json"
        gold = own if own.exists() else case_folder / "gold.json"
        if pdf.exists() and gold.exists():
            cases.append(_case(pdf, json.loads(gold.read_text(encoding="utf-8"))))
    return cases


def _case(pdf: Path, data: dict[str, Any]) -> GoldCase:
    defects: dict[str, frozenset[int]] = {}
    for item in data["defects"]:
        pages = frozenset(item.get("pages") or ())
        defects[item["code"]] = defects.get(item["code"], frozenset()) | pages
    return GoldCase(
        case_id=data["case_id"],
        kind=data["kind"],
        domain=data["domain"],
        path=pdf,
        page_lines=tuple(tuple(page.get("lines") or ()) for page in data["pages"]),
        blank_pages=frozenset(page["page_no"] for page in data["pages"] if page.get("blank")),
        documents=tuple(
            GoldDocument(item["id"], item["kind"], item["first_page"], item["last_page"])
            for item in data["documents"]
        ),
        facts=tuple(
            GoldFact(item["document"], item["field"], item["value"], item.get("page_no") or 0)
            for item in data["facts"]
        ),
        defects=defects,
    )
