"""Seconds of the models beside the reading of the same pages, in the same run.

    python -m tests.bench.measure_models [--pages 8] [--rounds 3]

Pages of a committed sample scan are read by the engine; then each task of the models does what a
review of these pages asks of it. Aim: all of them together at most 5 % of the reading. Writes
`docs/measurements/model_times.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from review.language.document_text import DocumentText
from review.language.encoder import shipped_encoder
from review.language.named import names_of_texts
from review.pipeline.models import shipped_models
from review.pipeline.read import read_case
from review.pipeline.workshop import Workshop
from review.reading.build import build_engine
from review.settings import Settings
from review.sorting.encoded import strip_input
from review.sorting.sort import sort_pages
from review.sorting.split import UNKNOWN
from review.sorting.strips import cut_pages
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from review.statements.context import placed_sentences
from review.statements.encoded import sentence_input
from review.statements.labels import load_labels
from review.statements.rules import rule_labeller

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.model.page import Page

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpora/samples/ordinary-with-defects.pdf"
AIM = 0.05
IN_A_REVIEW = ("page kinds", "sentence labels")
"""Tasks that every review does; the others are done where a person asks for them."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/measurements/model_times.json")
    options = parser.parse_args()
    figures = measure(options.pages, options.rounds, options.threads)
    options.out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    reading = figures["seconds_per_page"]["reading"]
    for task, seconds in figures["seconds_per_page"].items():
        print(f"{task:32} {seconds * 1000:8.1f} ms a page {seconds / reading:7.2%} of reading")
    share = figures["share_of_reading"]
    print(
        f"models of a review: {share:.2%} (aim ≤ {AIM:.0%}: {'kept' if share <= AIM else 'missed'})"
    )


def measure(count: int, rounds: int, threads: int) -> dict[str, Any]:
    """Medians over rounds that each read the pages and run every task once."""
    settings = Settings().model_copy(
        update={"reading": Settings().reading.model_copy(update={"threads": threads})}
    )
    standards = load_standards()
    workshop = Workshop(settings, standards, build_engine(settings.reading), None)
    wanted = range(3, 3 + count)
    pages: tuple[Page, ...] = ()
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        started = time.perf_counter()
        read = read_case(SAMPLE, workshop, only_pages=wanted)
        taken.setdefault("reading", []).append(time.perf_counter() - started)
        pages = read.pages
        for task, work in _tasks(pages, threads).items():
            started = time.perf_counter()
            work()
            taken.setdefault(task, []).append(time.perf_counter() - started)
    each = {task: round(median(seconds) / count, 5) for task, seconds in taken.items()}
    return {
        "date": date.today().isoformat(),
        "pages": count,
        "rounds": rounds,
        "threads": threads,
        "load": round(os.getloadavg()[0], 2),
        "characters_per_page": round(
            sum(len(line.text) for page in pages for line in page.lines) / count
        ),
        "seconds_per_page": each,
        "share_of_reading": round(sum(each[task] for task in IN_A_REVIEW) / each["reading"], 4),
    }


def _tasks(pages: tuple[Page, ...], threads: int) -> dict[str, Callable[[], object]]:
    """Each task as a review, a card or a comparison does it; what it needs is made beforehand."""
    standards, models, encoder = load_standards(), shipped_models(), shipped_encoder(threads)
    strips = cut_pages(pages, TitleIndex(standards.document_kinds))
    kinds = (*standards.document_kinds, UNKNOWN)
    case = sort_pages(pages, standards, models.pages)
    placed = [
        one.sentence
        for document in case.documents
        for one in placed_sentences(DocumentText(case, document), load_labels().sections)
    ]
    texts = [sentence_input(sentence) for sentence in placed]
    heads = [strip_input(strip) for strip in strips]
    encoder.encode(texts[:1])  # opening it is counted nowhere: once in a process
    return {
        "page kinds": lambda: [models.pages.guess(strip, kinds) for strip in strips],
        "sentence labels": lambda: models.labeller.label(placed),
        "rules of the sentence labels": lambda: rule_labeller().label(placed),
        "encoding the heads of all pages": lambda: encoder.encode(heads),
        "encoding all sentences": lambda: encoder.encode(texts),
        "names in all sentences": lambda: names_of_texts(texts, encoder),
        "encoding the facts of a case": lambda: encoder.encode([max(texts, key=len)]),
    }


if __name__ == "__main__":
    main()
