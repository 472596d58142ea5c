"""Points item by item: capped deductions, missing stages, items that do not apply."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.score import Deduction, ScoredItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.score import ItemState
    from review.scoring.case import ScoredCase
    from review.scoring.counted import Counted
    from review.standards.load import Standards
    from review.standards.scoring_tables import ScoreGroup, ScoreItem

NOT_APPLICABLE = "本项所列问题在本案均不涉及"
BY_PEOPLE = "本项没有对应的缺陷项，由评查人评定，暂计满分"


@dataclass(frozen=True, slots=True)
class _Assessed:
    """An item before its weight."""

    row: ScoreItem
    state: ItemState
    taken: float
    deductions: tuple[Deduction, ...]
    note: str = ""


def score_groups(
    case: ScoredCase, counted: tuple[Counted, ...], standards: Standards
) -> tuple[ScoredItem, ...]:
    """The items of the table of this kind of case file, weighed within their groups."""
    return tuple(
        item
        for group in standards.scoring.tables.get(case.kind, ())
        for item in _weigh(
            group, [_assess(row, case, counted, standards) for row in group.items], case, standards
        )
    )


def _assess(
    row: ScoreItem, case: ScoredCase, counted: tuple[Counted, ...], standards: Standards
) -> _Assessed:
    """**Source**: scoring rules R1, R2 (never below zero), R3 (missing stage), R4."""
    speaking = [
        code
        for code in row.defects
        if code in standards.defects and case.kind in standards.defects[code].applies_to
    ]
    found = {finding.defect for finding in case.findings}
    if not speaking:
        return _Assessed(row, "by_people", 0.0, (), BY_PEOPLE)
    if all(code in case.not_concerned and code not in found for code in speaking):
        return _Assessed(row, "not_applicable", 0.0, (), NOT_APPLICABLE)
    deductions = tuple(
        line for code in row.defects for line in _deductions(code, counted, standards)
    )
    missing = _missing_stage(row, case, counted, standards)
    if missing:
        return _Assessed(row, "stage_missing", row.points, deductions, missing)
    taken = sum(line.taken for line in deductions)
    note = f"扣分合计{taken:g}，以本项{row.points:g}分为限" if taken > row.points else ""
    return _Assessed(row, "assessed", min(taken, row.points), deductions, note)


def _deductions(
    code: str, counted: tuple[Counted, ...], standards: Standards
) -> Iterator[Deduction]:
    """What the findings of one defect take off: up to its cap, or once, the heaviest of them."""
    found = [one for one in counted if one.finding.defect == code]
    if not found:
        return
    defect = standards.defects[code]
    heaviest = max(found, key=lambda one: one.points)
    left = defect.cap
    for one in found:
        if defect.per_case and one is not heaviest:
            yield Deduction(one.finding.id, code, 0.0, "该项每卷只扣一次")
            continue
        taken = max(0.0, min(one.points, left))
        left -= taken
        note = f"该项累计以{defect.cap:g}分为限" if taken < one.points else ""
        yield Deduction(one.finding.id, code, taken, note)


def _missing_stage(
    row: ScoreItem, case: ScoredCase, counted: tuple[Counted, ...], standards: Standards
) -> str:
    """Why the whole item cannot be assessed; empty where it can."""
    speaks = next((one for one in counted if one.finding.defect in row.stage_codes), None)
    if speaks is None or not speaks.full or case.documents.intersection(row.stage_documents):
        return ""
    names = "、".join(f"《{standards.kind_name(kind)}》" for kind in row.stage_documents)
    return f"卷内没有{names}（{speaks.finding.defect}），该环节无法评价，本项计0分"


def _weigh(
    group: ScoreGroup, items: list[_Assessed], case: ScoredCase, standards: Standards
) -> Iterator[ScoredItem]:
    """Spread the points of items that do not apply over those assessed, in proportion."""
    assessed = [item for item in items if item.state in ("assessed", "stage_missing")]
    spread = sum(item.row.points for item in items if item.state == "not_applicable")
    base = sum(item.row.points for item in assessed)
    shares = standards.scoring.na_policy == "redistribute" and bool(assessed) and spread > 0
    factor = (base + spread) / base if shares else 1.0
    before = 0.0
    for item in items:
        points, taken, note = item.row.points, item.taken, item.note
        if item in assessed and shares:
            after = before + item.row.points
            points = round(round(after * factor, 1) - round(before * factor, 1), 1)
            before = after
            taken = points if taken >= item.row.points else min(points, taken * factor)
            note = _joined(note, _arithmetic(group, item, points, taken, spread, base))
        elif item.state == "not_applicable" and shares:
            points = 0.0
            note = f"{note}，{item.row.points:g}分按比例加到本类其余各项"
        elif item.state == "not_applicable":
            note = f"{note}，按满分计"
        yield ScoredItem(
            item=item.row.id,
            name=item.row.name,
            points=points,
            deducted=round(taken, 1),
            findings=tuple(one.id for one in case.findings if one.defect in item.row.defects),
            group=group.id,
            group_name=group.name,
            base_points=item.row.points,
            state=item.state,
            deductions=item.deductions,
            note=note,
        )


def _arithmetic(
    group: ScoreGroup, item: _Assessed, points: float, taken: float, spread: float, base: float
) -> str:
    line = (
        f"{group.name}一类有{spread:g}分不涉及，本项加权：{item.row.points:g}×"
        f"（{base:g}+{spread:g}）÷{base:g}＝{points:g}分"
    )
    if 0 < item.taken < item.row.points:
        line += f"，扣分同比：{item.taken:g}×{points:g}÷{item.row.points:g}≈{taken:.1f}"
    return line


def _joined(*notes: str) -> str:
    return "；".join(note for note in notes if note)
