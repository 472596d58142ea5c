"""Counts what pages without print are taken for: `python -m tests.measure.blanks --pages 20`.

Writes docs/measurements/blanks.json: per kind of drawn page how many are blank, inked, unclear.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from review.intake.blank import emptiness_of
from tests.intake import empty_pages as drawn

RECORD = Path(__file__).parents[2] / "docs/measurements/blanks.json"


def measured(pages: int) -> dict[str, dict[str, int]]:
    """By kind of page and answer; `pages` of each kind."""
    found: dict[str, Counter[str]] = {}
    for seed in range(100, 100 + pages):
        for name, draw in {**drawn.BLANK, **drawn.NOT_TO_BE_TOLD}.items():
            page = draw(np.random.default_rng(seed))
            found.setdefault(name, Counter())[emptiness_of(page, lambda: None).answer] += 1
        chance = np.random.default_rng(seed)
        back, front = drawn.shown_through(chance)
        note = drawn.pencilled(chance)
        for name, page, before in (
            ("背面透印，正面在卷", back, front),
            ("背面透印，正面不在卷", back, None),
            ("背面有铅笔字迹，正面在卷", note, front),
        ):
            answer = emptiness_of(page, lambda before=before: before).answer  # type: ignore[misc]
            found.setdefault(name, Counter())[answer] += 1
    return {name: dict(sorted(counts.items())) for name, counts in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20)
    options = parser.parse_args()
    record = {"pages_of_each_kind": options.pages, "answers": measured(options.pages)}
    RECORD.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
