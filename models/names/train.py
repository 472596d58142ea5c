"""Fits the head that finds names: `python -m models.names.train [--encoder FOLDER]`.

On the frozen states of an encoder, of papers of the template sets `train` and `practice`; scored
beside the rules on `rehearsal`, whose wordings neither has seen.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from models.names.card import Score, write_card
from models.names.examples import Marked, from_grammar, from_papers, from_statutes
from models.names.rivals import names_by_rules
from review.language.encoder import open_encoder
from review.language.heads import HEAD
from review.language.named import NAME_KINDS, TAGS, NameHead, load_name_head

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from models.names.rivals import Span
    from review.language.encoder import TextEncoder

HERE = Path(__file__).parent
_SEED = 20261130
_PLAIN_SHARE = 0.12
"""Of the characters outside names so many are learnt from; they are most of a text."""
_PRECISE = 0.95


def main() -> None:
    """Fits, sets thresholds, scores on unseen wordings, writes head and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, default=HERE.parent / "encoder")
    parser.add_argument("--stories", type=int, default=24)
    parser.add_argument("--out", type=Path, help="else beside the encoder that is named")
    asked = parser.parse_args()
    own = HERE if asked.encoder == HERE.parent / "encoder" else asked.encoder / "names"
    out: Path = asked.out or own
    out.mkdir(parents=True, exist_ok=True)
    encoder = open_encoder(asked.encoder)
    learnt = [
        *from_papers("train", asked.stories, _SEED),
        *from_papers("practice", asked.stories // 2, _SEED),
        *from_statutes(8 * asked.stories, _SEED),
        *from_grammar(60 * asked.stories, _SEED),
    ]
    tuned = list(from_papers("practice", asked.stories // 3, _SEED + 5000))
    unseen = list(from_papers("rehearsal", asked.stories // 2, _SEED + 9000))
    path = out / HEAD
    fit(encoder, learnt, tuned, path)
    head = load_name_head(path)
    scores = {
        "rules": score(unseen, names_by_rules),
        "encoder": score(unseen, spans_by(head, encoder, unseen)),
    }
    both = {one.text: names_by_rules(one.text) for one in unseen}
    found = spans_by(head, encoder, unseen)
    scores["both (persons)"] = score(
        unseen, lambda text: found(text) | {one for one in both[text] if one[2] == "person"}
    )
    write_card(out, encoder, len(learnt), len(unseen), scores)


def fit(
    encoder: TextEncoder, learnt: Sequence[Marked], tuned: Sequence[Marked], path: Path
) -> None:
    """Writes the head: a tag for every character, and from which certainty a name is given."""
    chance = random.Random(_SEED)
    rows, tags = [], []
    for one, read in zip(learnt, encoder.states([one.text for one in learnt]), strict=True):
        for (start, end), state in zip(read.spans.tolist(), read.states, strict=True):
            tag = _tag(one, start, end)
            if tag or chance.random() < _PLAIN_SHARE:
                rows.append(state)
                tags.append(tag)
    states = np.array(rows)
    middle, spread = states.mean(axis=0), states.std(axis=0) + 1e-6
    # even columns are learnt in a fraction of the steps
    model = LogisticRegression(C=0.3, max_iter=80).fit((states - middle) / spread, np.array(tags))
    weights = np.zeros((encoder.width, len(TAGS)), dtype=np.float32)
    bias = np.full(len(TAGS), -20.0, dtype=np.float32)
    weights[:, model.classes_] = (model.coef_ / spread).T
    bias[model.classes_] = model.intercept_ - (model.coef_ / spread) @ middle
    # the plain characters that were left out count again
    bias[0] -= np.log(_PLAIN_SHARE)
    head = NameHead(weights, bias, {}, encoder.version)
    np.savez_compressed(
        path,
        weights=weights.astype(np.float16),
        bias=bias,
        least=np.array(json.dumps(_least(head, encoder, tuned))),
        encoder=np.array(encoder.version),
    )


def _least(head: NameHead, encoder: TextEncoder, tuned: Sequence[Marked]) -> dict[str, float]:
    """By kind the certainty from which on names are precise, as far as half of them are kept."""
    said: list[tuple[str, float, bool]] = []
    for one, read in zip(tuned, encoder.states([one.text for one in tuned]), strict=True):
        true = set(one.names)
        said += [
            (name.kind, name.confidence, (name.start, name.end, name.kind) in true)
            for name in head.names(one.text, read)
        ]
    least: dict[str, float] = {}
    for kind in NAME_KINDS:
        mine = sorted((sure, right) for name, sure, right in said if name == kind)
        least[kind] = 0.5
        for place in range(len(mine) // 2):
            rest = mine[place:]
            if sum(right for _, right in rest) / len(rest) >= _PRECISE:
                least[kind] = round(max(0.3, rest[0][0]), 3)
                break
    return least


def spans_by(
    head: NameHead, encoder: TextEncoder, marked: Sequence[Marked]
) -> Callable[[str], set[Span]]:
    """What the head finds in these texts."""
    texts = [one.text for one in marked]
    found: Mapping[str, set[Span]] = {
        text: {(name.start, name.end, name.kind) for name in head.names(text, read)}
        for text, read in zip(texts, encoder.states(texts), strict=True)
    }
    return found.__getitem__


def score(marked: Sequence[Marked], find: Callable[[str], set[Span]]) -> dict[str, Score]:
    """By kind how many names are found whole, and how many of those found are names."""
    wanted, stated, right, covered = (Counter[str]() for _ in range(4))
    for one in marked:
        true, said = set(one.names), find(one.text)
        wanted.update(name[2] for name in true)
        stated.update(name[2] for name in said)
        right.update(name[2] for name in true & said)
        covered.update(
            name[2] for name in true if any(hit[0] <= name[0] and name[1] <= hit[1] for hit in said)
        )
    return {
        kind: Score(wanted[kind], stated[kind], right[kind], covered[kind]) for kind in NAME_KINDS
    }


def _tag(one: Marked, start: int, end: int) -> int:
    for first, last, kind in one.names:
        if first < end and start < last:
            return TAGS.index(f"{'I' if start > first else 'B'}-{kind}")
    return 0


if __name__ == "__main__":
    main()
