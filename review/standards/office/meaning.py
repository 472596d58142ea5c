"""What an office's file says must fit the rows it speaks of: codes, items, switches, grades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.standards.office.problem import Problem, options, suggest
from review.standards.office.schema import EVERY_FIELD
from review.standards.office.switches import known_switches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from review.standards.load import Standards
    from review.standards.office.positions import Positioned
    from review.standards.office.schema import OfficeFile
    from review.standards.schema.base import CaseKindId

Place = tuple[str | int, ...]


def meaning_problems(
    file: OfficeFile, source: Positioned, standards: Standards
) -> Iterator[Problem]:
    """Everything that names what is not there, or contradicts itself."""
    for path, text in (
        *_names(file, standards),
        *_defects(file, standards),
        *_own(file, standards),
        *_grades(file),
    ):
        yield Problem(source.line_of(path), path, text)


def _names(file: OfficeFile, standards: Standards) -> Iterator[tuple[Place, str]]:
    groups = {group.id: group.name for group in standards.scoring.veto_groups}
    yield from _unknown("vetoes", file.vetoes, groups, "否决项")
    switches = {row.id: row.name for row in known_switches().values()}
    yield from _unknown("switches", file.switches, switches, "开关")
    domains = {**standards.domains, EVERY_FIELD: "各领域"}
    for section in ("hearing_thresholds", "discussion_thresholds", "review_thresholds"):
        written = getattr(file, section)
        yield from _unknown(section, written, domains, "领域")
        for domain, row in written.items():
            if row.person is None and row.org is None:
                yield (section, domain), "请写 person（公民）或 org（单位）的数额，单位为元"


def _unknown(
    section: str, written: Mapping[str, object], known: Mapping[str, str], what: str
) -> Iterator[tuple[Place, str]]:
    for name in written:
        if name not in known:
            yield (
                (section, name),
                f"没有{what}“{name}”{suggest(name, known)}；可写：{options(known)}",
            )


def _defects(file: OfficeFile, standards: Standards) -> Iterator[tuple[Place, str]]:
    names = {code: defect.name for code, defect in standards.defects.items()}
    for code, row in file.defects.items():
        place: Place = ("defects", code)
        defect = standards.defects.get(code)
        if defect is None:
            more = "；用“juanjian standard list”查看全部编码"
            yield place, f"没有缺陷项“{code}”{suggest(code, names)}{more}"
            continue
        points = defect.points if row.points is None else row.points
        cap = defect.cap if row.cap is None else row.cap
        if points > cap:
            yield (
                (*place, "points" if row.points is not None else "cap"),
                f"扣分 {points:g} 超过上限 {cap:g}，请同时写 points 和 cap，上限不低于扣分",
            )
        yield from _items(place, row.item, defect.applies_to, standards)


def _own(file: OfficeFile, standards: Standards) -> Iterator[tuple[Place, str]]:
    seen: set[str] = set()
    for number, row in enumerate(file.own_defects):
        place: Place = ("own_defects", number)
        prefix = row.code[:3]
        if prefix in standards.categories:
            yield (
                (*place, "code"),
                f"“{prefix}”是国家口径的大类（{standards.categories[prefix].name}），"
                "自定缺陷项请用别的字头，例如 LOC-01",
            )
        if not row.applies_to:
            yield (
                (*place, "applies_to"),
                f"至少写一类案卷；可写：{options(standards.case_kinds)}",
            )
        if row.code in seen:
            yield (*place, "code"), f"编码“{row.code}”已用过，编码一经使用不得再用"
        seen.add(row.code)
        if row.cap is not None and row.points > row.cap:
            yield (*place, "cap"), f"扣分 {row.points:g} 超过上限 {row.cap:g}，上限不得低于扣分"
        yield from _items(place, row.item, row.applies_to, standards)


def _items(
    place: Place,
    written: Mapping[CaseKindId, str],
    applies_to: tuple[str, ...],
    standards: Standards,
) -> Iterator[tuple[Place, str]]:
    """Score items named for a defect exist, and the defect applies to their kind of case file."""
    for kind, item in written.items():
        known = {one.id: one.name for one in standards.scoring.items(kind)}
        here: Place = (*place, "item", kind)
        if item not in known:
            yield here, f"评分表没有“{item}”项{suggest(item, known)}；可写：{options(known)}"
        elif kind not in applies_to:
            yield here, f"该缺陷项不适用于{standards.case_kinds[kind]}，请删去这一行"


def _grades(file: OfficeFile) -> Iterator[tuple[Place, str]]:
    if not file.grades:
        return
    lowest = [row.min for row in file.grades]
    if lowest != sorted(lowest, reverse=True) or len(set(lowest)) != len(lowest):
        yield ("grades",), "等次须从高到低写，最低分逐级减小"
    if lowest[-1] != 0:
        yield ("grades", len(lowest) - 1), "最后一个等次的最低分须为 0，否则低分案卷没有等次"
    names = [row.grade for row in file.grades]
    for number, name in enumerate(names):
        if name in names[:number]:
            yield ("grades", number), f"等次“{name}”写了两次"
