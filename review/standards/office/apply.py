"""Puts an office's own standards over the shipped ones: `with_office`."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.standards.load import Category
from review.standards.office.read import read_office
from review.standards.office.schema import EVERY_FIELD
from review.standards.rows import HearingThreshold
from review.standards.scoring_tables import Grade

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from review.model.defect import Defect
    from review.standards.load import Standards
    from review.standards.office.read import Office
    from review.standards.office.schema import ThresholdRow
    from review.standards.scoring_tables import ScoreGroup, ScoringTables, VetoGroup

OFFICE_FILE = "office.yaml"
OWN_CATEGORY = "本机关自定"
OWN_VETO = "VETO-OFFICE"
FEN = 100


def with_office(standards: Standards, folder: Path) -> Standards:
    """The standards as the office of this data folder has them; without a file, unchanged.

    Raises:
        OfficeError: the file has mistakes, all of them named.
    """
    path = folder / OFFICE_FILE
    return with_office_file(standards, path) if path.is_file() else standards


def with_office_file(standards: Standards, path: Path) -> Standards:
    """The standards with this file over them."""
    office = read_office(path, standards)
    file = office.file
    defects = {
        **{code: _overridden(defect, office) for code, defect in standards.defects.items()},
        **{defect.code: defect for defect in office.own},
    }
    own = {
        prefix: Category(prefix, OWN_CATEGORY, "")
        for prefix in (defect.category for defect in office.own)
    }
    return replace(
        standards,
        version=f"{standards.version}+office.{office.digest[:8]}",
        defects=MappingProxyType(defects),
        categories=MappingProxyType({**standards.categories, **own}),
        scoring=_scoring(standards.scoring, office, defects),
        switches=MappingProxyType({**standards.switches, **file.switches}),
        hearing_thresholds=MappingProxyType(
            {**standards.hearing_thresholds, **_amounts(file.hearing_thresholds, standards)}
        ),
        office_amounts=MappingProxyType(
            {
                "discussion": _amounts(file.discussion_thresholds, standards),
                "review": _amounts(file.review_thresholds, standards),
            }
        ),
    )


def _amounts(
    rows: Mapping[str, ThresholdRow], standards: Standards
) -> Mapping[str, HearingThreshold]:
    """By field; a row for all fields stands in every one not named, and where none is known."""
    common = {} if EVERY_FIELD not in rows else dict.fromkeys(("", *standards.domains), EVERY_FIELD)
    named = {domain: domain for domain in rows if domain != EVERY_FIELD}
    return MappingProxyType(
        {
            domain: HearingThreshold(
                domain,
                _fen(rows[source].person),
                _fen(rows[source].org),
                rows[source].basis,
                verified=True,
            )
            for domain, source in {**common, **named}.items()
        }
    )


def _fen(yuan: int | None) -> int | None:
    return None if yuan is None else yuan * FEN


def _overridden(defect: Defect, office: Office) -> Defect:
    row = office.file.defects.get(defect.code)
    if row is None:
        return defect
    return replace(
        defect,
        points=defect.points if row.points is None else row.points,
        cap=defect.cap if row.cap is None else row.cap,
        severity=row.severity or defect.severity,
        veto=defect.veto if row.veto is None else row.veto,
    )


def _scoring(
    scoring: ScoringTables, office: Office, defects: Mapping[str, Defect]
) -> ScoringTables:
    file = office.file
    grades = tuple(Grade(row.grade, row.min, row.without) for row in file.grades) or scoring.grades
    if file.subgrade and all(grade.name != scoring.subgrade.name for grade in grades):
        grades = tuple(sorted((*grades, scoring.subgrade), key=lambda grade: -grade.least))
    return replace(
        scoring,
        standard=f"{scoring.standard}+{file.office}",
        tables=MappingProxyType(
            {
                kind: tuple(_group(group, kind, office) for group in groups)
                for kind, groups in scoring.tables.items()
            }
        ),
        veto_groups=_veto_groups(scoring, office, defects),
        na_policy=file.na_policy or scoring.na_policy,
        grades=grades,
        bonus=(scoring.bonus if file.bonus is None else replace(scoring.bonus, enabled=file.bonus)),
    )


def _group(group: ScoreGroup, kind: str, office: Office) -> ScoreGroup:
    """The group with the items that the office gave its own rows, or moved others to."""
    wanted = {code: row.item[kind] for code, row in office.file.defects.items() if kind in row.item}
    wanted |= {row.code: row.item[kind] for row in office.file.own_defects if kind in row.item}
    return replace(
        group,
        items=tuple(
            replace(
                item,
                defects=(
                    *(code for code in item.defects if wanted.get(code, item.id) == item.id),
                    *(
                        code
                        for code, target in wanted.items()
                        if target == item.id and code not in item.defects
                    ),
                ),
            )
            for item in group.items
        ),
    )


def _veto_groups(
    scoring: ScoringTables, office: Office, defects: Mapping[str, Defect]
) -> tuple[VetoGroup, ...]:
    """Groups switched by the office, without codes it has taken out; those it adds in their own."""
    groups = tuple(
        replace(
            group,
            codes=tuple(code for code in group.codes if defects[code].veto),
            on=office.file.vetoes.get(group.id, group.on),
        )
        for group in scoring.veto_groups
    )
    listed = {code for group in groups for code in group.codes}
    added = tuple(code for code, defect in defects.items() if defect.veto and code not in listed)
    if not added:
        return groups
    return (*groups, type(groups[0])(OWN_VETO, "本机关增列的否决项", added))
