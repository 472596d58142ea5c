"""What the comparison of like cases finds of a planted set and what it leaves alone.

    python -m tests.measure.similar_cases

The set is plain data (`tests/campaign/similar/planted.py`); nothing is read from paper. Writes
`docs/measurements/similar.json`.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from review.campaign.similar.robust import FAR, FAR_SCORE, LEAST
from tests.campaign.similar.planted import PlantedSet, make_set
from tests.campaign.similar.said import answers, light_but_high, table

OUT = Path(__file__).parents[2] / "docs/measurements/similar.json"
SEEDS = range(1, 11)


def main() -> None:
    sets = [make_set(seed=seed) for seed in SEEDS]
    figures = measure(sets)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def measure(sets: list[PlantedSet]) -> dict[str, Any]:
    kinds: dict[str, Counter[str]] = {}
    hits: Counter[str] = Counter()
    for planted in sets:
        for kind, counts in table(planted).items():
            kinds.setdefault(kind, Counter()).update(counts)
        said = answers(planted)
        for one in planted.cases:
            answer = said[one.case.file]
            wanted, found = one.expected == "open", answer == "open"
            hits["planted"] += wanted
            hits["found"] += wanted and found
            hits["others"] += not wanted
            hits["false alarms"] += found and not wanted
        named, light = (
            light_but_high(planted),
            {one.case.file for one in planted.cases if one.light_but_high},
        )
        hits["light_planted"] += len(light)
        hits["light_found"] += len(light & named)
        hits["light_false"] += len(named - light)
    return {
        "sets": len(sets),
        "cases": sum(len(one.cases) for one in sets),
        "rule": {"least": LEAST, "far": FAR, "far_score": FAR_SCORE},
        "open_outliers": {
            "planted": hits["planted"],
            "found": hits["found"],
            "others": hits["others"],
            "false_alarms": hits["false alarms"],
        },
        "heavy_for_light": {
            "planted": hits["light_planted"],
            "found": hits["light_found"],
            "false_alarms": hits["light_false"],
        },
        "answers_by_kind": {kind: dict(sorted(counts.items())) for kind, counts in kinds.items()},
    }


if __name__ == "__main__":
    main()
