"""The card of the models of sentence labels: what they were made of, how well they do."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING

from models.card_table import with_table
from models.sentences.scores import macro_f1
from review.statements.features import BUCKETS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from models.sentences.examples import Example
    from models.sentences.fit import Truth
    from models.sentences.joint import Joint
    from models.sentences.scores import LabelScore, Scores

_SETS = "`train` and `practice`"


def write_card(
    folder: Path,
    examples: Sequence[Example],
    truth: Truth,
    scores: Mapping[str, Scores],
    joint: Joint,
) -> None:
    """Writes `card.md` beside the weights; the table of the rivals in it is kept."""
    listed = sum(one.source.startswith("list") for one in examples)
    told = sum(one.source.startswith("grammar") for one in examples)
    cases = {one.source for one in examples if not one.source.startswith(("list", "grammar"))}
    shipped = scores["rules and linear"]
    rivals = "".join(
        f"| {name} | {macro_f1(found):.3f} | {_number(found.error_before)} | {found.error:.4f} |\n"
        for name, found in scores.items()
    )
    rows = "".join(_row(label, one, joint) for label, one in shipped.labels.items())
    text = f"""# Sentence labels (语句分类模型)

Says what a sentence of a document does: facts, evidence, reasons, circumstances, answers. The rules
of `review/statements/data/labels.yaml` and a linear model give one calibrated answer; a label of
`by_model: false` is never stated by the model alone, it may only doubt the rule.

- Made: {datetime.datetime.now(datetime.UTC).date()} by `python -m models.sentences.train`
- SHA-256 of `weights.npz`: `{hashlib.sha256((folder / "weights.npz").read_bytes()).hexdigest()}`
- Form: {(folder / "weights.npz").stat().st_size} bytes of plain arrays (npz, no pickle): per label
  one linear model over {BUCKETS} hashed character features, and the steps of its answer
- Data: {listed} fillings of `examples.yaml`, {told} sentences of the training family of
  `corpora.grammar`, {len(examples) - listed - told} sentences of {len(cases)} case files of
  the sets {_SETS}
- Personal data: none; names and firms are invented
- Licence: Apache-2.0, as the rest
- Limits: invented language; real papers word things in ways that nobody here has written down

<!-- rivals -->
<!-- /rivals -->

## On wordings that were not learnt from

Each family of wordings (a template set, the list, half of the grammar) is asked of models that have
not seen it; the rules have seen all of them, and so has the encoder itself, which was fine-tuned on
them: its figures here say little. Macro-F1 over {len(truth.labels)} labels, expected
calibration error before and after calibration:

| | macro-F1 | error before | error after |
|---|---|---|---|
{rivals}
Of what ships, by label: F1 where the likelier answer counts; from the threshold on a label is
stated, and below it the answer is `undetermined`. Behind a threshold in brackets fewer than 95 of
100 are right: there the rules speak alone, and the least sure quarter of what they state, where
the model tells it apart, is left open. What the model has earned on families of wordings that
neither it nor the steps of its answer had seen: to doubt what a rule states (D), to state what none
does (S).

| label | sentences | precision | recall | F1 | threshold | stated | right | model |
|---|---|---|---|---|---|---|---|---|
{rows}"""
    path = folder / "card.md"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(with_table(text, before), encoding="utf-8")


def _row(label: str, one: LabelScore, joint: Joint) -> str:
    least = _number(one.least) if label in joint.precise else f"({_number(one.least)})"
    earned = "D" * (label in joint.doubts) + "S" * (label in joint.speaks)
    return (
        f"| {label} | {one.number} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} "
        f"| {least} | {_number(one.stated)} | {_number(one.right)} | {earned or '–'} |\n"
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
