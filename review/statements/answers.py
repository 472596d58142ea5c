"""How sure a label is, by what the rules and the model say together, and when it is stated."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.language.calibration import Calibration

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Answer:
    """For one label: the model's probability made into that of the joint answer.

    `said`: where a rule states the label, `silent`: where none does. From `least` on the label is
    stated; from `doubt` on, where no rule speaks, whether it is borne is left open; below `doubt`
    the sentence does not bear it.
    """

    said: Calibration
    silent: Calibration
    least: float
    doubt: float


def answers_to_json(answers: Mapping[str, Answer]) -> str:
    """As they stand in the file of a model."""
    return json.dumps(
        {
            label: {
                "said": [_short(one.said.scores), _short(one.said.probable)],
                "silent": [_short(one.silent.scores), _short(one.silent.probable)],
                "least": round(one.least, 4),
                "doubt": round(one.doubt, 4),
            }
            for label, one in answers.items()
        }
    )


def answers_from_json(text: str) -> dict[str, Answer]:
    """The same, read."""
    rows: dict[str, Any] = json.loads(text)
    return {
        label: Answer(_steps(row["said"]), _steps(row["silent"]), row["least"], row["doubt"])
        for label, row in rows.items()
    }


def _short(values: tuple[float, ...]) -> list[float]:
    return [round(value, 4) for value in values]


def _steps(points: list[list[float]]) -> Calibration:
    return Calibration(tuple(points[0]), tuple(points[1]))
