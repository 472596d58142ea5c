"""The card of the page classifier: what it was made of, how well it does, how to recognise it."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING

from models.card_table import with_table
from review.sorting.features import BUCKETS, LAYOUT_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from models.page_kinds.examples import Example


def write_card(folder: Path, examples: Sequence[Example], scores: Mapping[str, float]) -> None:
    """Writes `card.md` beside `weights.npz`, prints it; the table of the rivals is kept."""
    data = (folder / "weights.npz").read_bytes()
    cases = {example.source for example in examples} - {"invented"}
    drawn = sum(example.source == "invented" for example in examples)
    rows = "".join(f"| {name} | {value:.4f} |\n" for name, value in scores.items())
    text = f"""# Page classifier (页面分类模型)

Says what kind of document a page without a title belongs to, and whether a document starts with it.

- Made: {datetime.datetime.now(datetime.UTC).date()} by `python -m models.page_kinds.train`
- SHA-256 of `weights.npz`: `{hashlib.sha256(data).hexdigest()}`
- Form: {len(data)} bytes of plain arrays (npz, no pickle); two linear models over {BUCKETS} hashed
  character features and {len(LAYOUT_NAMES)} of layout, calibrated by temperature
- Data: {drawn} invented pages from the rows of document kinds, `wordings.yaml` and
  `specimens.yaml`; {len(examples) - drawn} strips of {len(cases)} generated case files of the
  train set, as drawn and with characters spoilt
- Personal data: none; names and firms are invented
- Licence: Apache-2.0, as the rest
- Limits: it reads words, not pictures; handwriting and photographs without words tell it little;
  kinds that the generated case files lack were learnt from invented pages alone, and the scores
  on invented pages say little about real ones

| score on held-out examples | value |
|---|---|
{rows}<!-- rivals -->
<!-- /rivals -->"""
    path = folder / "card.md"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(with_table(text, before), encoding="utf-8")
    print(text)
