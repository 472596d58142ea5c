"""Is the right violation the nearest to facts told in other words? Runs and encoder compared.

    python -m tests.measure.nearest_violations

Facts are paragraphs of papers of the template set `rehearsal`, which the encoder has not read;
known are the violations' names with the articles they break. Writes
`docs/measurements/nearest.json`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpora.causes import causes
from corpora.defects.plant import story_with_defects
from corpora.make import template_set
from models.encoder.corpus import words_of_blocks
from models.violations.pairs import articles_of_laws, grams_of, part_cited
from review.language.encoder import shipped_encoder
from review.language.nearest import NearestTexts

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUT = Path(__file__).parents[2] / "docs/measurements/nearest.json"
SEEDS = range(40_000, 40_700)
MOST_OF_A_CAUSE = 4
SHARED = 0.5
LONGEST = 250
TOLD_IN = ("penalty_decision", "investigation_report")


def main() -> None:
    names, known = known_violations()
    asked = told()
    right = [name for name, _ in asked]
    texts = [words for _, words in asked]
    encoder = shipped_encoder()
    rivals = {
        "runs": NearestTexts(known).likeness(texts),
        "encoder": encoder.encode(texts) @ encoder.encode(known).T,
    }
    figures: dict[str, Any] = {
        "known": len(known),
        "asked": len(asked),
        "causes_asked": len(set(right)),
        **{name: score(table, names, right) for name, table in rivals.items()},
    }
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def known_violations() -> tuple[list[str], list[str]]:
    """Names, and each name with the words of the articles that it breaks."""
    articles = articles_of_laws()
    names, texts = [], []
    for cause in causes().values():
        words = [cause.name]
        for cited in (*cause.violated, cause.penalty):
            text = articles.get((cited.law.removeprefix("中华人民共和国"), cited.article))
            if text:
                words.append(part_cited(text, cited))
        names.append(cause.name)
        texts.append("。".join(words))
    return names, texts


def told() -> list[tuple[str, str]]:
    """(name of the violation, facts that do not name it)."""
    by_name = {cause.name: cause for cause in causes().values()}
    templates = template_set("rehearsal")
    found: list[tuple[str, str]] = []
    count: Counter[str] = Counter()
    for seed in SEEDS:
        try:
            story, _ = story_with_defects(f"n{seed}", seed, "penalty_ordinary", True)
            cause = by_name.get(str(story.notes.get("cause_of_action")))
            if cause is None or count[cause.name] >= MOST_OF_A_CAUSE:
                continue
            documents = templates.documents(story, templates.voice(story))
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story, nor the set words for it
        core = grams_of(re.sub(r"\{\w+\}", "", cause.act + cause.found))
        for words in (
            words
            for document in documents
            if document.kind in TOLD_IN
            for words in words_of_blocks(document.blocks)
        ):
            grams = grams_of(words)
            shared = len(grams & core) / max(1, min(len(grams), len(core)))
            if len(words) >= 25 and shared >= SHARED and cause.name not in words:
                found.append((cause.name, words[:LONGEST]))
                count[cause.name] += 1
                break
    return found


def score(table: NDArray[Any], names: list[str], right: list[str]) -> dict[str, float]:
    """Shares of those asked whose right violation is the nearest, or among the nearest three."""
    order = np.argsort(-table, axis=1)
    first = [names[row[0]] == name for row, name in zip(order, right, strict=True)]
    three = [name in {names[at] for at in row[:3]} for row, name in zip(order, right, strict=True)]
    return {"first": round(float(np.mean(first)), 4), "three": round(float(np.mean(three)), 4)}


if __name__ == "__main__":
    main()
