"""Rows of the catalogue of defects (缺陷项)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Severity = Literal["fatal", "substantive", "procedural", "formal"]
"""重大(否决) / 实体 / 程序 / 形式."""

SEVERITY_NAMES: dict[str, str] = {
    "fatal": "重大",
    "substantive": "实体",
    "procedural": "程序",
    "formal": "形式",
}


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Where a rule comes from: law, article, 款 (paragraph), 项 (item)."""

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Applies:
    """From when until when a row speaks (适用期间).

    `by` names the governing dates, `kind.field`, first read wins.
    """

    start: date | None
    end: date | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Defect:
    """A row of the catalogue; its `code` (`EXE-03`) is never reused."""

    code: str
    name: str
    category: str
    severity: Severity
    veto: bool
    applies_to: tuple[str, ...]
    legal_basis: tuple[LegalBasis, ...]
    condition: str
    exceptions: tuple[str, ...]
    points: float
    cap: float
    rectification: str
    automation: str
    check: str | None
    """One of the six shapes, or the name of a function; None: not built yet."""
    parameters: Mapping[str, object]
    """Arguments of a shape."""
    message: str = ""
    """Message of a shape's finding, with `{names}` the shape fills in."""
    advice: str = ""
    """What to do now; the rectification where empty."""
    applies: Applies | None = None
    """The period in which the row speaks; None: always."""
    per_case: bool = False
    """Points are taken once per case file, not per place."""
    whole_file: bool = False
    """The check speaks of every document of the file: an unread page may hold another one."""
