"""The card of the sentence classifier: what it was made of, how well it does."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.statements.features import BUCKETS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from models.sentences.examples import Example


@dataclass(frozen=True, slots=True)
class Score:
    """How a label does where the classifier is sure (0.8), on wordings it did not see.

    `kept`: precise enough to be in the weights; the others are left to the rules.
    """

    precision: float
    recall: float
    number: int
    kept: bool


def write_card(folder: Path, examples: Sequence[Example], scores: Mapping[str, Score]) -> None:
    """Writes `card.md` beside `weights.npz` and prints it."""
    data = (folder / "weights.npz").read_bytes()
    listed = sum(example.source.startswith("list") for example in examples)
    cases = {example.source for example in examples if not example.source.startswith("list")}
    rows = "".join(
        f"| {label} | {score.precision:.3f} | {score.recall:.3f} | {score.number} "
        f"| {'yes' if score.kept else 'rules alone'} |\n"
        for label, score in sorted(scores.items())
    )
    text = f"""# Sentence classifier (语句分类模型)

Says what a sentence of a document does: facts, evidence, reasons, circumstances, answers.
It widens and doubts the rules of `review/statements/data/labels.yaml`; it never alleges alone.

- Made: {datetime.datetime.now(datetime.UTC).date()} by `python -m models.sentences.train`
- SHA-256 of `weights.npz`: `{hashlib.sha256(data).hexdigest()}`
- Form: {len(data)} bytes of plain arrays (npz, no pickle); one linear model per label over
  {BUCKETS} hashed character features, calibrated (Platt) on sentences held out
- Data: {listed} fillings of `examples.yaml`, {len(examples) - listed} sentences of
  {len(cases)} invented case files of the train set
- Personal data: none; names and firms are invented
- Licence: Apache-2.0, as the rest
- Limits: invented language; held-out wordings are few per label, so the scores are rough; real
  papers word things in ways that nobody here has written down

Where it is sure (0.8 and more), in five-fold cross validation over whole wordings and files:

| label | precision | recall | sentences | kept |
|---|---|---|---|---|
{rows}"""
    (folder / "card.md").write_text(text, encoding="utf-8")
    print(text)
