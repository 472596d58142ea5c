"""`python -m tests.measure.rivals`: all rivals on held-out case files, as far as they are read.

Writes docs/measurements/models.json and .md and the tables in the models' cards. Nothing is tuned
here: thresholds and calibration come with the weights.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from models.sentences.passages import Judged, align, passages_of, sentences_read
from review.pipeline.workshop import Workshop, open_standards
from review.reading.build import build_engine
from review.settings import Settings
from review.statements.labels import load_labels
from review.store.readings import ReadingStore
from tests.measure.gold import load_cases
from tests.measure.rivals import page_rivals, sentence_rivals
from tests.measure.rivals.read_pages import MostlyStored, stored_pages
from tests.measure.rivals.tables import write_tables

RENDITIONS = {"scan": "scan", "bad": "bad scan"}
CACHE = Path("out/measure-cache")
TOLD = 1500
SEED = 2026


def main() -> None:
    """Measures what has been read and writes the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("out/corpora/heldout"))
    parser.add_argument("--kept", action="store_true", help="only files gathered by an earlier run")
    parser.add_argument("--told", type=int, default=TOLD, help="sentences of the held-out grammar")
    parser.add_argument("--no-write", action="store_true", help="print, write no report")
    options = parser.parse_args()
    settings = Settings(cache_dir=CACHE, data_dir=Path("out/no-office-data"))
    workshop = Workshop(
        settings,
        open_standards(settings),
        MostlyStored(build_engine(settings.reading)),
        ReadingStore(CACHE / "readings"),
    )
    labels = load_labels().names
    rivals = sentence_rivals.rivals()
    report: dict[str, Any] = {
        "date": date.today().isoformat(),
        "set": options.corpus.name,
        "ships": {"sentences": sentence_rivals.SHIPS, "pages": page_rivals.SHIPS},
        "versions": {name: rival.version for name, rival in rivals.items()},
        "sentences": {},
        "pages": {},
    }
    notes: list[str] = []
    for rendition in RENDITIONS:
        judged, lost, pages, files = _of_rendition(
            options.corpus, rendition, workshop, gather=not options.kept
        )
        notes += [f"{rendition} {name} {note}" for name, one in pages.items() for note in one.notes]
        if not files:
            continue
        found = {
            name: sentence_rivals.answer(rival, judged, labels) for name, rival in rivals.items()
        }
        figures = sentence_rivals.measure(judged, found, labels)
        report["sentences"][rendition] = {"files": files, "lost": lost, **figures}
        notes += _disagreements(rendition, judged, found[sentence_rivals.SHIPS], labels)
        report["pages"][rendition] = {
            "files": files,
            "rivals": {name: one.figures(page_rivals.LEAST) for name, one in pages.items()},
        }
    told = list(sentence_rivals.told(options.told, SEED))
    found = {name: sentence_rivals.answer(rival, told, labels) for name, rival in rivals.items()}
    report["sentences"]["told"] = sentence_rivals.measure(told, found, labels)
    Path("out/measure-models.txt").write_text("\n".join(notes) + "\n", encoding="utf-8")
    print(json.dumps(_short(report), ensure_ascii=False, indent=1))
    if not options.no_write:
        write_tables(report)


def _of_rendition(
    corpus: Path, rendition: str, workshop: Workshop, *, gather: bool
) -> tuple[list[Judged], int, dict[str, page_rivals.PageScore], int]:
    judged: list[Judged] = []
    scores: dict[str, page_rivals.PageScore] = {}
    lost = files = 0
    for gold in load_cases(corpus, rendition):
        pages = stored_pages(gold.path, workshop, CACHE / "whole", gather=gather)
        if pages is None:
            continue
        files += 1
        own = gold.path.with_name(f"gold.{rendition}.json")
        truth = json.loads(
            (own if own.exists() else gold.path.with_name("gold.json")).read_text("utf-8")
        )
        read = sentences_read(pages, workshop.standards)
        units, missing = align(passages_of(truth), read, gold.case_id)
        judged += units
        lost += len(missing)
        for name, said in page_rivals.answers(pages, workshop.standards).items():
            scores.setdefault(name, page_rivals.PageScore()).add(said, gold)
        print(f"{gold.case_id} {rendition}: {len(pages)} pages, {len(units)} units", flush=True)
    return judged, lost, scores, files


def _disagreements(
    rendition: str, judged: list[Judged], found: sentence_rivals.Answers, labels: tuple[str, ...]
) -> list[str]:
    """A line for every label of what ships that is not as the gold has it."""
    lines = []
    for one, row in zip(judged, found.probable, strict=True):
        for label, sure in zip(labels, row, strict=True):
            if label in one.judged and (sure >= 0.5) != (label in one.labels):
                what = "missed" if label in one.labels else "false"
                words = " / ".join(sentence.text[:80] for sentence in one.sentences)
                lines.append(f"{rendition} {what} {label} {sure:.2f} {one.source}: {words}")
    return lines


def _short(report: dict[str, Any]) -> dict[str, Any]:
    """The one figure per rival that is looked at first."""
    return {
        "sentences macro-F1": {
            part: {name: one["macro_f1"] for name, one in figures["rivals"].items()}
            for part, figures in report["sentences"].items()
        },
        "pages right": {
            part: {name: one["right"] for name, one in figures["rivals"].items()}
            for part, figures in report["pages"].items()
        },
    }


if __name__ == "__main__":
    main()
