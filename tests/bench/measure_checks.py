"""Time and memory of all checks of one long case file, beyond its reading.

    python -m tests.bench.measure_checks [--pages 100] [--rounds 5]

The case file is the recorded reading of the sample `ordinary-with-defects`, its investigation
repeated until it is long enough. Aims: under 1 s and under 200 MB. Writes
`docs/measurements/checks.json`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from review.checks.checked import make_worksheets
from review.checks.run import run_checks
from review.facts.extract import extract_facts
from review.scoring.case import case_of
from review.scoring.score import score_case
from review.sorting.sort import sort_pages
from review.standards.load import load_standards
from review.statements.read import read_statements
from review.statements.shipped import shipped_labeller
from review.store.page_json import page_from_json

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.page import Page
    from review.standards.load import Standards

ROOT = Path(__file__).parents[2]
RECORDING = ROOT / "tests/golden/readings/ordinary-with-defects.json.gz"
REPEATED = (9, 18)
"""First and last page of what is repeated: records, exhibits, identity papers."""
SECONDS, MEGABYTES = 1.0, 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/measurements/checks.json")
    options = parser.parse_args()
    figures = {"date": date.today().isoformat(), **measure(options.pages, options.rounds)}
    options.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    kept = figures["seconds_first"] < SECONDS and figures["megabytes"] < MEGABYTES
    print(f"aims (< {SECONDS:g} s, < {MEGABYTES} MB): {'kept' if kept else 'missed'}")


def measure(count: int, rounds: int) -> dict[str, Any]:
    """Seconds of the processor, of the first file of a process and of later ones."""
    standards = load_standards()
    case = sort_pages(long_file(count), standards)
    facts = read_statements(case, extract_facts(case, standards), shipped_labeller())
    before = peak_megabytes()
    seconds = [once(facts, standards) for _ in range(rounds + 1)]
    return {
        "pages": len(facts.pages),
        "documents": len(facts.documents),
        "facts": len(facts.facts),
        "statements": len(facts.statements),
        "seconds_first": round(seconds[0], 3),
        "seconds": round(median(seconds[1:]), 3),
        "megabytes": peak_megabytes() - before,
    }


def long_file(count: int) -> tuple[Page, ...]:
    """The recorded pages, those of the investigation over and over."""
    recorded = json.loads(gzip.decompress(RECORDING.read_bytes()))
    pages = [page_from_json(page) for page in recorded]
    first, last = REPEATED
    middle = pages[first - 1 : last]
    more = [middle[number % len(middle)] for number in range(count - len(pages))]
    grown = [*pages[:last], *more, *pages[last:]]
    return tuple(replace(page, page_no=number) for number, page in enumerate(grown, start=1))


def once(facts: CaseFacts, standards: Standards) -> float:
    started = time.process_time()
    outcome = run_checks(facts, standards)
    make_worksheets(facts, standards, outcome)
    score_case(case_of(outcome, facts), standards)
    return time.process_time() - started


def peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
