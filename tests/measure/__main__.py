"""`python -m tests.measure`: reviews the held-out case files and writes the table of figures.

Accuracy is measured, never asserted: the table stands beside the last committed one.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from review.pipeline import examine, open_workshop
from review.settings import Settings
from tests.measure.characters import errors_on_page
from tests.measure.defects import DefectScore
from tests.measure.documents import pages_right
from tests.measure.facts import FactScore, score_facts
from tests.measure.gold import load_cases
from tests.measure.table import write_report

RENDITIONS = {"born": "born-digital", "scan": "scan", "bad": "bad scan"}
DEFAULT_COUNT = 48
NO_OFFICE = Path("out/no-office-data")
"""Figures are those of an office that has imported nothing."""
OUTPUT = Path("docs/measurements")


def main() -> None:
    """Parses the command line, measures, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="heldout", help="template set")
    parser.add_argument("--count", type=int, default=DEFAULT_COUNT)
    parser.add_argument("--renditions", default="born,scan,bad")
    parser.add_argument("--codes", help="judge only these defects, comma separated")
    parser.add_argument("--only", help="judge only case ids that contain this")
    parser.add_argument("--no-write", action="store_true", help="print, write no report")
    chosen = parser.parse_args()

    folder = Path("out/corpora") / chosen.set
    make_cases(chosen.set, chosen.count, folder)
    settings = Settings(cache_dir=Path("out/measure-cache"), data_dir=NO_OFFICE)
    workshop = open_workshop(settings)
    built = frozenset(code for code, row in workshop.standards.defects.items() if row.check)
    codes = frozenset(chosen.codes.split(",")) if chosen.codes else built

    figures: dict[str, Any] = {}
    notes: dict[str, list[str]] = {}
    for rendition in chosen.renditions.split(","):
        cases = load_cases(folder, rendition)[: chosen.count]
        if chosen.only:
            cases = [case for case in cases if chosen.only in case.case_id]
        figures[rendition], notes[rendition] = measure(cases, workshop, codes)
        print(f"{rendition}: {json.dumps(figures[rendition]['summary'], ensure_ascii=False)}")
    report = {
        "date": date.today().isoformat(),
        "set": chosen.set,
        "figures": figures,
    }
    Path("out").mkdir(exist_ok=True)
    for rendition, lines in notes.items():
        Path(f"out/measure-{rendition}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not chosen.no_write:
        write_report(report, OUTPUT)


def make_cases(name: str, count: int, folder: Path) -> None:
    """Generates a set that carries every code, where it is not there yet.

    The same seed gives the same files.
    """
    if folder.is_dir() and sum(item.is_dir() for item in folder.iterdir()) >= count:
        return
    command = [sys.executable, "-m", "corpora.make", "--set", name, "--cover"]
    command += ["--count", str(count)]
    subprocess.run([*command, "--seed", "2026", "--out", str(folder)], check=True)


def measure(
    cases: list[Any], workshop: Any, codes: frozenset[str]
) -> tuple[dict[str, Any], list[str]]:
    """All figures of one rendition, and a line for everything that went wrong."""
    wrong = printed = right = judged = kinds_right = domains_right = 0
    facts, defects = FactScore(), DefectScore()
    notes: list[str] = []
    seconds: dict[str, float] = {}
    started = time.perf_counter()
    for case in cases:
        result = examine(case.path, workshop)
        if result.case_facts is None:
            raise SystemExit(f"{case.path} could not be reviewed")
        for page, lines in zip(result.case_facts.pages, case.page_lines, strict=True):
            page_wrong, page_printed = errors_on_page(lines, page.text)
            wrong, printed = wrong + page_wrong, printed + page_printed
        page_right, page_judged, page_notes = pages_right(result.case_facts, case)
        right, judged = right + page_right, judged + page_judged
        kinds_right += result.case_facts.kind == case.kind
        domains_right += result.case_facts.domain == case.domain
        notes += [f"page {note}" for note in page_notes]
        score_facts(result.case_facts, case, workshop.standards, facts)
        defects.add(result.outcome, case, codes)
        for station, spent in result.seconds.items():
            seconds[station] = seconds.get(station, 0.0) + spent
        notes += [
            f"problem {case.case_id}: {problem.stage} {problem.message}"
            for problem in result.problems
        ]
    notes += [f"fact {note}" for note in facts.misses] + defects.notes
    pages = sum(len(case.page_lines) for case in cases)
    exact_right, exact_total = facts.share(exact_types=True)
    all_right, all_total = facts.share(exact_types=False)
    summary = {
        "files": len(cases),
        "pages": pages,
        "characters_wrong": round(wrong / max(printed, 1), 5),
        "pages_sorted_right": round(right / max(judged, 1), 4),
        "case_kinds_right": round(kinds_right / max(len(cases), 1), 4),
        "domains_right": round(domains_right / max(len(cases), 1), 4),
        "facts_right": round(all_right / max(all_total, 1), 4),
        "exact_facts_right": round(exact_right / max(exact_total, 1), 4),
        "facts_judged": all_total,
        "precision": round(defects.precision, 4),
        "recall": round(defects.recall, 4),
        "planted": defects.hits.total() + defects.misses.total() + defects.open.total(),
        "right_page": round(defects.right_page.total() / max(defects.hits.total(), 1), 4),
        "false_per_clean_file": round(defects.false_on_clean / max(defects.clean_files, 1), 3),
        "clean_files": defects.clean_files,
        "codes_planted": len(defects.planted_codes()),
        "undetermined_per_file": round(defects.undetermined / max(len(cases), 1), 2),
        "calibration_error": round(defects.calibration_error(), 3),
        "seconds_all": round(time.perf_counter() - started, 1),
    }
    figures = {
        "summary": summary,
        "seconds_per_page": {name: round(spent / pages, 4) for name, spent in seconds.items()},
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "false_per_clean_file_by_kind": defects.false_by_kind(),
        "facts_by_type": {
            name: [facts.right[name], total] for name, total in sorted(facts.total.items())
        },
        "defects": {
            code: {
                "hits": defects.hits[code],
                "misses": defects.misses[code],
                "open": defects.open[code],
                "false": defects.false_alarms[code],
            }
            for code in sorted(codes)
        },
    }
    return figures, notes


if __name__ == "__main__":
    main()
