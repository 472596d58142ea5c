"""Labels of sentences: each rival on the marked passages of held-out files and their neighbours."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from corpora.grammar import sentences
from models.calibration import calibration_error
from models.page_kinds.noise import LOOK_ALIKE
from models.sentences.passages import Judged
from models.sentences.scores import rates
from review.language.encoder import shipped_encoder
from review.statements.classifier import shipped_classifier
from review.statements.combined import CombinedLabeller
from review.statements.encoder_head import head_of
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller
from review.statements.sentence import SentenceInContext, plain_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from review.statements.labeller import StatementLabeller

SHIPS = "rules and scikit-learn"
"""The rival that reviews go by: the table of thresholds is its own."""
_SAID = 0.5
_SPOILT = 0.015
"""Share of characters of the grammar's sentences that are read wrong, about that of bad scans."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a rival says: a row per judged unit, a column per label."""

    probable: NDArray[np.float64]
    least: Mapping[str, float]


class Remembering:
    """A labeller that is asked each sentence once: the encoder stands behind two rivals."""

    def __init__(self, labeller: StatementLabeller) -> None:
        self.name, self.version, self.least = labeller.name, labeller.version, labeller.least
        self._labeller = labeller
        self._said: dict[SentenceInContext, Mapping[str, float]] = {}

    def label(self, sentences: Sequence[SentenceInContext]) -> list[Mapping[str, float]]:
        new = [one for one in dict.fromkeys(sentences) if one not in self._said]
        self._said.update(zip(new, self._labeller.label(new), strict=True))
        return [self._said[one] for one in sentences]


def rivals() -> dict[str, StatementLabeller]:
    """By name, in the order of the table; the encoder's only where its head fits it."""
    table, rules, linear = load_labels(), rule_labeller(), shipped_classifier()
    found: dict[str, StatementLabeller] = {
        "rules": rules,
        "scikit-learn": linear,
        SHIPS: CombinedLabeller(table, rules, linear, linear.labels, linear.answers),
    }
    if head := head_of(shipped_encoder()):
        asked = Remembering(head)
        found["encoder"] = asked
        both = CombinedLabeller(table, rules, asked, head.labels, head.answers)
        found["rules and encoder"] = both
    return found


def told(count: int, seed: int) -> Iterator[Judged]:
    """Sentences of the grammar's held-out family, spoilt as bad scans are; all labels judged."""
    chance = random.Random(seed)
    everything = frozenset(load_labels().names)
    for one in sentences("heldout", count, seed):
        words = "".join(
            LOOK_ALIKE.get(letter, letter) if chance.random() < _SPOILT else letter
            for letter in one.text
        )
        sections = (one.section,) if one.section else ()
        said = SentenceInContext(plain_sentence(words), one.kind, "", sections)
        yield Judged((said,), one.labels, everything, True, "grammar")


def answer(rival: StatementLabeller, judged: Sequence[Judged], labels: Sequence[str]) -> Answers:
    """The most sure of the sentences that stand for a passage speaks for it."""
    flat = [sentence for one in judged for sentence in one.sentences]
    said = iter(rival.label(flat))
    rows = []
    for one in judged:
        mine = [next(said) for _ in one.sentences]
        rows.append([max(found.get(label, 0.0) for found in mine) for label in labels])
    return Answers(np.array(rows), {label: rival.least(label) for label in labels})


def measure(judged: Sequence[Judged], found: Mapping[str, Answers], labels: Sequence[str]) -> Any:
    """The figures of every rival over these units, for the labels that occur in them."""
    borne = np.array([[label in one.labels for label in labels] for one in judged])
    asked = np.array([[label in one.judged for label in labels] for one in judged])
    marked = np.array([one.marked for one in judged])
    occur = [place for place in range(len(labels)) if borne[:, place].any()]
    return {
        "passages": int(marked.sum()),
        "neighbours": int((~marked).sum()),
        "labels": len(occur),
        "rivals": {
            name: _of_one(one, borne, asked, marked, [(at, labels[at]) for at in occur])
            for name, one in found.items()
        },
    }


def _of_one(
    found: Answers,
    borne: NDArray[np.bool_],
    asked: NDArray[np.bool_],
    marked: NDArray[np.bool_],
    columns: Sequence[tuple[int, str]],
) -> Any:
    rows: dict[str, Any] = {}
    promised, came = [], []
    for at, label in columns:
        known = asked[:, at]
        y, p = borne[known, at], found.probable[known, at]
        ones = np.ones(y.size)
        precision, recall, f1 = rates(p >= _SAID, y, ones)
        least = found.least[label]
        right, stated, _ = rates(p >= least, y, ones)
        alone = known & marked
        of_marked = rates(
            found.probable[alone, at] >= _SAID, borne[alone, at], np.ones(int(alone.sum()))
        )
        rows[label] = {
            "support": int(y.sum()),
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "f1_marked": round(of_marked[2], 4),
            "least": round(least, 4),
            "stated": round(stated, 4),
            "right": round(right, 4),
            "open": int(((p > 0) & (p < least)).sum()),
        }
        promised.append(p)
        came.append(y)
    return {
        "macro_f1": round(float(np.mean([row["f1"] for row in rows.values()])), 4),
        "macro_f1_marked": round(float(np.mean([row["f1_marked"] for row in rows.values()])), 4),
        "calibration_error": round(
            calibration_error(np.concatenate(promised), np.concatenate(came)), 4
        ),
        "labels": rows,
    }
