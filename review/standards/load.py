"""Loads all standards once: `load_standards()`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.errors import StandardsError
from review.standards import convert
from review.standards.calendar import WorkCalendar
from review.standards.law.load_rows import load_law_rows
from review.standards.laws import LawLibrary
from review.standards.read_rows import read_rows
from review.standards.references import check_references
from review.standards.registers.register import Registers
from review.standards.rows import Requirement
from review.standards.schema.defects import CategoriesFile, DefectRow, DefectsFile
from review.standards.schema.documents import CaseKindsFile, DocumentKindRow, DocumentKindsFile
from review.standards.schema.limits import OrderRulesFile, TimeLimitsFile
from review.standards.schema.penalties import PenaltyRuleRow, PenaltyRulesFile
from review.standards.scoring_tables import load_scoring_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

    from review.model.defect import Defect
    from review.model.document import DocumentKind
    from review.standards.rows import HearingThreshold, OrderRule, PenaltyRule, TimeLimit
    from review.standards.scoring_tables import ScoringTables

STANDARDS_VERSION = "2026.11"


@dataclass(frozen=True, slots=True)
class Category:
    """A category of defects (缺陷大类); `room` is the folder of its checks."""

    code: str
    name: str
    room: str


@dataclass(frozen=True, slots=True)
class Standards:
    """The law and the review standards (评查标准), all rows.

    And the calendar and statutes they count with.
    """

    version: str
    document_kinds: Mapping[str, DocumentKind]
    case_kinds: Mapping[str, str]
    """Id → Chinese name."""
    domains: Mapping[str, str]
    """Ministries' fields (领域): id → Chinese name."""
    packages: Mapping[str, tuple[Requirement, ...]]
    categories: Mapping[str, Category]
    defects: Mapping[str, Defect]
    time_limits: Mapping[str, TimeLimit]
    order_rules: Mapping[str, OrderRule]
    penalty_rules: tuple[PenaltyRule, ...]
    hearing_thresholds: Mapping[str, HearingThreshold]
    laws: LawLibrary
    calendar: WorkCalendar
    scoring: ScoringTables
    registers: Registers = field(default_factory=Registers)
    switches: Mapping[str, bool] = field(default_factory=lambda: MappingProxyType({}))
    """What an office has switched on or off; a switch never set is not there."""
    office_amounts: Mapping[str, Mapping[str, HearingThreshold]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """From which amounts an office asks for 集体讨论 ("discussion") or 法制审核 ("review")."""

    def kind_name(self, kind: str) -> str:
        """The Chinese name of a kind of document."""
        found = self.document_kinds.get(kind)
        return found.name if found else "未识别文书"


@lru_cache(maxsize=1)
def load_standards() -> Standards:
    """All standards, validated.

    Raises:
        StandardsError: a row cannot be used; the message names file and row.
    """
    return load_from(files("review.standards") / "data")


def load_from(data: Traversable) -> Standards:
    """The standards of a data folder."""
    kinds = convert.document_kinds(list(_document_rows(data)))
    case_kinds = read_rows(data / "document_types" / "_case_kinds.yaml", CaseKindsFile)
    categories = read_rows(data / "defects" / "_categories.yaml", CategoriesFile)
    limits = read_rows(data / "time_limits" / "limits.yaml", TimeLimitsFile).time_limits
    orders = read_rows(data / "time_limits" / "order_rules.yaml", OrderRulesFile).order_rules
    standards = Standards(
        version=f"{STANDARDS_VERSION}+{_digest(data)[:8]}",
        document_kinds=MappingProxyType(kinds),
        case_kinds=MappingProxyType({row.id: row.name for row in case_kinds.case_kinds}),
        domains=MappingProxyType(dict(case_kinds.domains)),
        packages=MappingProxyType(
            {
                kind: tuple(
                    Requirement(row.id, row.requirement, row.condition, row.subtype) for row in rows
                )
                for kind, rows in case_kinds.packages_by_case_kind.items()
            }
        ),
        categories=MappingProxyType(
            {row.code: Category(row.code, row.name, row.room) for row in categories.categories}
        ),
        defects=MappingProxyType(_unique(convert.defect(row) for row in _defect_rows(data))),
        time_limits=MappingProxyType({row.id: convert.time_limit(row) for row in limits}),
        order_rules=MappingProxyType({row.id: convert.order_rule(row) for row in orders}),
        penalty_rules=tuple(convert.penalty_rule(row) for row in _penalty_rows(data)),
        hearing_thresholds=MappingProxyType(
            {
                row.domain: convert.hearing_threshold(row)
                for row in categories.hearing_thresholds.items
            }
        ),
        laws=LawLibrary.installed(load_law_rows(data / "laws")),
        calendar=WorkCalendar(),
        scoring=load_scoring_from(data / "scoring"),
    )
    check_references(standards)
    return standards


def _unique(defects: Iterable[Defect]) -> dict[str, Defect]:
    catalogue: dict[str, Defect] = {}
    for defect in defects:
        if defect.code in catalogue:
            raise StandardsError(
                "standards_duplicate_code", f"缺陷项编码 {defect.code} 重复，编码一经使用不得再用"
            )
        catalogue[defect.code] = defect
    return catalogue


def _row_files(data: Traversable, folder: str) -> Iterator[Traversable]:
    for path in sorted((data / folder).iterdir(), key=lambda item: item.name):
        if path.name.endswith(".yaml") and not path.name.startswith("_"):
            yield path


def _document_rows(data: Traversable) -> Iterator[DocumentKindRow]:
    for path in _row_files(data, "document_types"):
        yield from read_rows(path, DocumentKindsFile).document_types


def _defect_rows(data: Traversable) -> Iterator[DefectRow]:
    for path in _row_files(data, "defects"):
        yield from read_rows(path, DefectsFile).defects


def _penalty_rows(data: Traversable) -> Iterator[PenaltyRuleRow]:
    for path in _row_files(data, "penalties"):
        yield from read_rows(path, PenaltyRulesFile).rules


def _digest(data: Traversable) -> str:
    """Changes with any row, so that a stored result names the very rows it was made with."""
    digest = hashlib.sha256()
    for folder in sorted(data.iterdir(), key=lambda item: item.name):
        for path in sorted(folder.iterdir(), key=lambda item: item.name) if folder.is_dir() else ():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
