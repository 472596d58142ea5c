"""Vetoes, bonus and the grade, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.defect import SEVERITY_NAMES
from review.model.score import Veto

if TYPE_CHECKING:
    from review.model.verdict import Confirmed
    from review.scoring.counted import Counted
    from review.standards.scoring_tables import Grade, ScoringTables

FULL_SCORE = 100.0


def vetoes(
    counted: tuple[Counted, ...], rules: ScoringTables, confirmed: Confirmed | None
) -> tuple[Veto, ...]:
    """Findings that fail the file: of a veto group in force, in the defect's full form."""
    return tuple(
        Veto(
            one.finding.id,
            group.id,
            group.name,
            confirmed.confirmers(one.finding.id) if confirmed else (),
        )
        for one in counted
        if one.full and (group := rules.veto_group(one.finding.defect)) is not None
    )


def bonus_points(rules: ScoringTables, confirmed: Confirmed | None, total: float) -> float:
    """What people credited, where the office allows it: up to the most, and to full marks."""
    if confirmed is None or not rules.bonus.enabled:
        return 0.0
    credited = sum(rules.bonus.items.get(name, 0.0) for name in dict.fromkeys(confirmed.bonus))
    return round(max(0.0, min(credited, rules.bonus.most, FULL_SCORE - total)), 1)


def grade_of(
    total: float, counted: tuple[Counted, ...], vetoed: tuple[Veto, ...], rules: ScoringTables
) -> tuple[str, str]:
    """The grade of a total and why; a veto gives the last, a heavy finding bars the best."""
    last = rules.grades[-1]
    if vetoed:
        names = "、".join(dict.fromkeys(f"{veto.group} {veto.name}" for veto in vetoed))
        return last.name, f"触发否决项（{names}），等次为{last.name}。{_who_agrees(vetoed)}"
    barred: list[str] = []
    for grade in rules.grades:
        if total < grade.least:
            continue
        heavy = _heavy(counted, grade)
        if heavy:
            barred.append(f"有{heavy}，不能评为{grade.name}")
            continue
        reason = f"总分{total:g}，{_bounds(grade, rules)}"
        return grade.name, "；".join([*barred, reason])
    return last.name, f"总分{total:g}，不足{rules.grades[-2].least:g}分"


def _who_agrees(vetoed: tuple[Veto, ...]) -> str:
    waiting = [veto for veto in vetoed if len(veto.confirmed_by) < 2]
    if not waiting:
        return "已由两人以上确认，经小组集体讨论后生效。"
    return "否决须两人复核一致并经小组集体讨论后生效。"


def _heavy(counted: tuple[Counted, ...], grade: Grade) -> str:
    barring = [one.finding for one in counted if one.finding.severity in grade.without]
    if not barring:
        return ""
    kinds = "、".join(dict.fromkeys(SEVERITY_NAMES[one.severity] for one in barring))
    codes = "、".join(dict.fromkeys(one.defect for one in barring))
    return f"{kinds}类问题（{codes}）"


def _bounds(grade: Grade, rules: ScoringTables) -> str:
    higher = [one.least for one in rules.grades if one.least > grade.least]
    if not higher:
        return f"达到{grade.least:g}分"
    if grade.least <= 0:
        return f"不足{min(higher):g}分"
    return f"达到{grade.name}的{grade.least:g}分"
