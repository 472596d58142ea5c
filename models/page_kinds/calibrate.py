"""How sure the kind of a page must be: `python -m models.page_kinds.calibrate FOLDER …`.

Case files of sets that were not trained on, read badly on purpose: how often the kind of a page is
right is set beside how sure the sorting was. Writes `confidence.json` with the steps that make the
confidence a probability and with the threshold.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.calibration import PRECISE, calibration_error, isotonic
from models.page_kinds.examples import read_born
from models.page_kinds.noise import read_badly
from review.sorting.sort import sort_pages
from review.standards.load import load_standards

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from review.language.calibration import Calibration
    from review.model.page import Page
    from review.standards.load import Standards

OUT = Path(__file__).with_name("confidence.json")
RATES = (0.01, 0.08, 0.16)
"""Shares of characters and lines read wrong or lost: a good scan, a bad one, a nearly lost one."""
_SEED = 20261129


def main() -> None:
    """Sorts, compares, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="case files with gold")
    options = parser.parse_args()
    standards, chance = load_standards(), random.Random(_SEED)
    sure, right = [], []
    files = [path for folder in options.folders for path in sorted(folder.glob("*/gold.json"))]
    for path in files:
        pages = read_born(path.with_name("born.pdf"))
        kinds = _kinds(path)
        for rate in RATES:
            spoilt = [read_badly(page, chance, rate) for page in pages]
            for page_no, found, confidence in sorted_pages(spoilt, standards):
                if page_no in kinds:
                    sure.append(confidence)
                    right.append(found == kinds[page_no])
        print(f"{path.parent.name}: {sum(right)} of {len(right)}", flush=True)
    scores, true = np.array(sure), np.array(right)
    ones = np.ones(scores.size)
    steps = isotonic(scores, true, ones)
    measured = {
        "pages": len(right),
        "files": len(files),
        "right": round(float(true.mean()), 4),
        "error_before": round(calibration_error(scores, true), 4),
        "error_after": round(calibration_error(steps.all(scores), true), 4),
        "least": surely_from(steps),
        "scores": [round(value, 4) for value in steps.scores],
        "probable": [round(value, 4) for value in steps.probable],
    }
    OUT.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(measured))


def surely_from(steps: Calibration) -> float:
    """The least confidence, in hundredths, that stands for 95 pages right of 100 as sure as it.

    Of the pages at that confidence, not of all above it: the sure ones must not answer for it.
    """
    sure = [s for s, p in zip(steps.scores, steps.probable, strict=True) if p >= PRECISE]
    return math.ceil(100 * min(sure, default=1.0)) / 100


def sorted_pages(
    pages: Sequence[Page], standards: Standards
) -> Iterator[tuple[int, frozenset[str], float]]:
    """Per page its number, the kinds of document found on it and how sure they are."""
    case = sort_pages(tuple(pages), standards)
    for page in pages:
        here = [document for document in case.documents if page.page_no in document.page_nos]
        if here:
            kinds = frozenset(document.kind for document in here)
            yield page.page_no, kinds, min(document.sure_of_kind for document in here)


def _kinds(path: Path) -> dict[int, frozenset[str]]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    found: dict[int, set[str]] = {}
    for document in gold["documents"]:
        for page_no in range(document["first_page"], document["last_page"] + 1):
            found.setdefault(page_no, set()).add(document["kind"])
    return {page_no: frozenset(kinds) for page_no, kinds in found.items()}


if __name__ == "__main__":
    main()
