"""How well labels are said: precision, recall and F1, calibration, what is left open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from models.calibration import calibration_error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from models.sentences.fit import Truth
    from review.statements.answers import Answer


@dataclass(frozen=True, slots=True)
class LabelScore:
    """Of one label: precision, recall and F1 where what is likelier than not is said.

    `stated`: share of the bearers that are stated from the threshold `least` on; `right`: how often
    what is stated is so.
    """

    number: int
    precision: float
    recall: float
    f1: float
    least: float | None = None
    stated: float | None = None
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Of one rival: by label, and its calibration error before and after calibration."""

    labels: Mapping[str, LabelScore]
    error: float
    error_before: float | None


def score(
    truth: Truth,
    probable: NDArray[np.float64],
    before: NDArray[np.float64] | None = None,
    answers: Mapping[str, Answer] | None = None,
) -> Scores:
    """Over the examples of which the label is known, as often as they stand in case files."""
    rows: dict[str, LabelScore] = {}
    for column, label in enumerate(truth.labels):
        known = truth.known[:, column]
        y, p, weigh = truth.borne[known, column], probable[known, column], truth.weigh[known]
        precision, recall, f1 = rates(p >= 0.5, y, weigh)
        answer = (answers or {}).get(label)
        if answer is None:
            rows[label] = LabelScore(int(y.sum()), precision, recall, f1)
            continue
        right, stated, _ = rates(p >= answer.least, y, weigh)
        rows[label] = LabelScore(int(y.sum()), precision, recall, f1, answer.least, stated, right)
    known = truth.known
    return Scores(
        rows,
        calibration_error(probable[known], truth.borne[known]),
        None if before is None else calibration_error(before[known], truth.borne[known]),
    )


def rates(
    said: NDArray[np.bool_], true: NDArray[np.bool_], weigh: NDArray[np.float64]
) -> tuple[float, float, float]:
    """Precision, recall, F1; 0 where nothing was said or nothing was there to say."""
    right = float(weigh[said & true].sum())
    spoken, borne = float(weigh[said].sum()), float(weigh[true].sum())
    precision = right / spoken if spoken else 0.0
    recall = right / borne if borne else 0.0
    return precision, recall, 2 * right / (spoken + borne) if spoken + borne else 0.0


def macro_f1(scores: Scores) -> float:
    """The mean over the labels that occur."""
    found = [row.f1 for row in scores.labels.values() if row.number]
    return float(np.mean(found)) if found else 0.0
