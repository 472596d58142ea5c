"""Reading speed, memory and accuracy beside RapidOCR's default loop and Tesseract, same pages.

    python -m tests.bench.measure_reading [--pages 12] [--rounds 3] [--scaling]

Each round runs every engine once, in turn, each in a fresh process; the medians over the rounds
count. Writes `docs/measurements/bench.{md,json}`.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from review.reading.ppocr.network import openvino_has_bf16
from tests.bench.pages import BenchPage, errors, exact, prepare
from tests.bench.report import write_report
from tests.measure.__main__ import DEFAULT_COUNT, make_cases

ROOT = Path(__file__).parents[2]
SCALING = (20, 100, 300)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "out" / "corpora" / "heldout")
    parser.add_argument("--rendition", default="scan", choices=("scan", "bad"))
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--scaling", action="store_true", help="also 20, 100 and 300 pages")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "measurements")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        make_cases(options.corpus.name, DEFAULT_COUNT, options.corpus)
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        pages = prepare(options.corpus, options.rendition, options.pages, folder)
        runs = measure(available_engines(), folder, options.rounds, options.threads)
        figures = {engine: summary(pages, rounds) for engine, rounds in runs.items()}
        scaling = measure_scaling(folder, options.threads) if options.scaling else {}
    report = {
        "date": date.today().isoformat(),
        "machine": machine(),
        "versions": versions(),
        "corpus": options.corpus.name,
        "rendition": options.rendition,
        "pages": len(pages),
        "rounds": options.rounds,
        "threads": options.threads,
        "engines": figures,
        "scaling": scaling,
    }
    write_report(report, options.out)


def available_engines() -> list[str]:
    engines = ["ours/onnxruntime", "rapidocr"]
    if openvino_has_bf16():
        engines.insert(1, "ours/openvino")
    if shutil.which("tesseract"):
        engines.append("tesseract")
    return engines


def measure(
    engines: list[str], folder: Path, rounds: int, threads: int
) -> dict[str, list[dict[str, Any]]]:
    runs: dict[str, list[dict[str, Any]]] = {engine: [] for engine in engines}
    for number in range(1, rounds + 1):
        for engine in engines:
            runs[engine].append(run(engine, folder, threads))
            mean = sum(runs[engine][-1]["seconds"]) / len(runs[engine][-1]["seconds"])
            print(f"round {number}: {engine} {mean:.2f} s/page", file=sys.stderr)
    return runs


def run(engine: str, folder: Path, threads: int, repeat_to: int = 0) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.engines", engine, str(folder)]
    command += ["--threads", str(threads), "--repeat-to", str(repeat_to)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def summary(pages: list[BenchPage], rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians over the rounds; accuracy from the first one (every round reads the same)."""
    texts = rounds[0]["texts"]
    strings: dict[str, tuple[int, int]] = {}
    wrong = characters = 0
    for page, text in zip(pages, texts, strict=True):
        for what, (found, present) in exact(page, text).items():
            before = strings.get(what, (0, 0))
            strings[what] = (before[0] + found, before[1] + present)
        page_wrong, page_characters = errors(page, text)
        wrong, characters = wrong + page_wrong, characters + page_characters
    return {
        "seconds_per_page": [sum(one["seconds"]) / len(one["seconds"]) for one in rounds],
        "median_page_seconds": median(second for one in rounds for second in one["seconds"]),
        "cpu_seconds_per_page": median(one["cpu_seconds"] / len(one["seconds"]) for one in rounds),
        "start_seconds": median(one["start_seconds"] for one in rounds),
        "peak_megabytes": median(one["peak_megabytes"][-1] for one in rounds),
        "same_text_each_round": all(one["texts"] == texts for one in rounds),
        "characters": characters,
        "characters_wrong": wrong,
        "critical": {what: list(counts) for what, counts in sorted(strings.items())},
    }


def measure_scaling(folder: Path, threads: int) -> dict[str, Any]:
    """Our default engine over 20, 100 and 300 pages (the bench pages over and over)."""
    engine = "ours/openvino" if openvino_has_bf16() else "ours/onnxruntime"
    points = {}
    for count in SCALING:
        one = run(engine, folder, threads, count)
        points[count] = {
            "seconds_per_page": sum(one["seconds"]) / count,
            "peak_megabytes": one["peak_megabytes"][-1],
        }
    return {"engine": engine, "points": points}


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()


def versions() -> dict[str, str]:
    found = {
        name: importlib.metadata.version(name) for name in ("rapidocr", "onnxruntime", "numpy")
    }
    if openvino_has_bf16():
        found["openvino"] = importlib.metadata.version("openvino")
    if shutil.which("tesseract"):
        done = subprocess.run(
            ["tesseract", "--version"], capture_output=True, text=True, check=True
        )
        found["tesseract"] = done.stdout.split()[1]
    return {"python": platform.python_version(), **found}


if __name__ == "__main__":
    main()
