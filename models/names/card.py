"""The card of the head that finds names: data, scores beside the rules, checksum."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from review.language.encoder import TextEncoder


@dataclass(frozen=True, slots=True)
class Score:
    """Names that there are, that were given, that were right, and that lay inside one given."""

    wanted: int
    stated: int
    right: int
    covered: int

    @property
    def row(self) -> str:
        precision = self.right / self.stated if self.stated else 0.0
        recall = self.right / self.wanted if self.wanted else 0.0
        both = 2 * self.right / max(1, self.wanted + self.stated)
        covered = self.covered / self.wanted if self.wanted else 0.0
        return f"{precision:.3f} | {recall:.3f} | {both:.3f} | {covered:.3f} | {self.wanted}"


def write_card(
    folder: Path,
    encoder: TextEncoder,
    learnt: int,
    unseen: int,
    scores: Mapping[str, Mapping[str, Score]],
) -> None:
    """Writes `card.md` beside the head and prints it."""
    data = (folder / "encoder_head.npz").read_bytes()
    rows = "".join(
        f"| {kind} | {rival} | {by_kind[kind].row} |\n"
        for kind in next(iter(scores.values()))
        for rival, by_kind in scores.items()
    )
    text = f"""# Names in prose (叙述中的姓名、单位、地点、物品)

Finds names of people, firms, places and goods in sentences; `review.language.named.names_in`.

- Made: {datetime.datetime.now(datetime.UTC).date()} by `python -m models.names.train`
- SHA-256 of `encoder_head.npz`: `{hashlib.sha256(data).hexdigest()}`
- Fitted on encoder `{encoder.version}`; with another encoder it is not used
- Form: {len(data)} bytes of plain arrays (npz, no pickle); a linear model over the states of the
  characters, read with the best lawful sequence of tags
- Data: {learnt} sentences of the template sets `train` and `practice`, with invented names in the
  places of theirs, and of statutes; scored on {unseen} sentences of `rehearsal`
- Personal data: none; all names are invented
- Licence: Apache-2.0, as the rest
- Limits: invented names; a name split over two lines by the paper is found only where the lines
  were joined before; agencies are no firms

Exact: the span and the kind are right. Covered: the name lies inside what was given, which is what
hiding it asks for.

| name of | found by | precision | recall | F1 | covered | names |
|---|---|---|---|---|---|---|
{rows}"""
    (folder / "card.md").write_text(text, encoding="utf-8")
    print(text)
