"""Scores per person and per unit (成绩), ranked: by points, then by time, then by name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.exercises import FULL_MARKS, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from review.model.exercises import Answered, Exercise


def standings(
    exercises: Sequence[Exercise], answers: Mapping[int, Sequence[Answered]]
) -> tuple[Standing, ...]:
    """One row a person over all their exercises; a task without an answer gives nothing."""
    rows: dict[int, Standing] = {}
    for one in exercises:
        given = answers.get(one.id, ())
        before = rows.get(one.user_id, Standing(0, one.who, one.unit, 0, 0, 0, 0, 0))
        rows[one.user_id] = replace(
            before,
            answered=before.answered + len(given),
            right=before.right + sum(answer.mark.right for answer in given),
            points=before.points + sum(answer.mark.points for answer in given),
            full=before.full + FULL_MARKS * len(one.tasks),
            seconds=before.seconds + sum(answer.seconds for answer in given),
        )
    return _ranked(rows.values())


def unit_standings(people: Iterable[Standing]) -> tuple[Standing, ...]:
    """One row a unit: the sums of its people. People without a unit stand under 未注明单位."""
    units: defaultdict[str, list[Standing]] = defaultdict(list)
    for one in people:
        units[one.unit or "未注明单位"].append(one)
    return _ranked(
        Standing(
            0,
            name,
            name,
            sum(one.answered for one in members),
            sum(one.right for one in members),
            sum(one.points for one in members),
            sum(one.full for one in members),
            sum(one.seconds for one in members),
            len(members),
        )
        for name, members in units.items()
    )


def _ranked(rows: Iterable[Standing]) -> tuple[Standing, ...]:
    """Equal shares of the marks in equal time share a rank."""
    ordered = sorted(rows, key=lambda one: (*_worth(one), one.name))
    ranked: list[Standing] = []
    for at, one in enumerate(ordered):
        same = bool(ranked) and _worth(ordered[at - 1]) == _worth(one)
        ranked.append(replace(one, rank=ranked[-1].rank if same else at + 1))
    return tuple(ranked)


def _worth(one: Standing) -> tuple[float, int]:
    return (-(one.points / one.full) if one.full else 0.0, one.seconds)
