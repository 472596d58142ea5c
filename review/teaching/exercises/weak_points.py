"""A trainee's weak points (薄弱项): which defects are due again, from the answers alone.

Spaced repetition by steps: found, a defect is due again after a longer while; missed, at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from review.model.exercises import Answered

STEPS_DAYS = (0, 1, 3, 7, 16, 35)
"""Days until a defect is due again after so many right answers in a row."""


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """How a person stands with one defect; `streak`: right answers since the last wrong one."""

    defect: str
    asked: int
    missed: int
    streak: int
    due: datetime

    @property
    def share_missed(self) -> float:
        return self.missed / self.asked


def weak_points(answers: Iterable[Answered]) -> tuple[WeakPoint, ...]:
    """All defects that the person was asked for, the weakest first.

    An answer to a page without a fault says nothing of a defect, unless one was alleged there:
    that is a wrong answer of the defect alleged.
    """
    known: dict[str, WeakPoint] = {}
    for one in sorted(answers, key=lambda answer: (answer.at, answer.position)):
        defect, right = (one.defect, one.mark.right) if one.defect else (one.code, False)
        if not defect:
            continue
        before = known.get(defect, WeakPoint(defect, 0, 0, 0, one.at))
        streak = before.streak + 1 if right else 0
        step = STEPS_DAYS[min(streak, len(STEPS_DAYS) - 1)]
        known[defect] = WeakPoint(
            defect,
            before.asked + 1,
            before.missed + (not right),
            streak,
            one.at + timedelta(days=step),
        )
    return tuple(
        sorted(known.values(), key=lambda one: (-one.share_missed, one.streak, one.due, one.defect))
    )
