"""Time and memory of an evaluation of thousands of files, from their readings on.

    python -m tests.bench.measure_scale [--files 5000] [--workers 2]

The files are made of the recorded readings of the samples (`tests/bench/varied.py`). Measured:
sorting, facts, checks, worksheets, score and storing in a pool of processes that write to one
SQLite store; then statistics, like cases, the three lists and the numbers of the papers. Not
measured: reading and what is kept of it (pages, pictures, search), and people's work: their words
are put in at once. Aims for 5,000 files: 10 minutes on 2 cores, 2 GB. Writes
`docs/measurements/scale.json`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from review.campaign.rectification.listing import list_problems
from review.campaign.similar import similar_cases
from review.campaign.statistics import statistics_of
from tests.bench.measure_storage import database_bytes
from tests.bench.report_rows import report_numbers
from tests.bench.scale_campaign import case_id, make_campaign, put_words
from tests.bench.scale_worker import start, work
from tests.casework.office import make_office

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from review.model.campaign import Campaign
    from tests.casework.office import Office

ROOT = Path(__file__).parents[2]
AIM_FILES, AIM_SECONDS, AIM_MEGABYTES = 5000, 600, 2048


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=AIM_FILES)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/measurements/scale.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="juanjian-scale-") as folder:
        figures = measure(Path(folder), options.files, options.workers)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    options.out.write_text(text + "\n", "utf-8")
    print(text)
    aim = AIM_SECONDS * figures["files"] / AIM_FILES
    kept = figures["seconds"] < aim and figures["megabytes"] < AIM_MEGABYTES
    print(f"aims (< {aim:g} s, < {AIM_MEGABYTES} MB): {'kept' if kept else 'missed'}")


def measure(folder: Path, count: int, workers: int) -> dict[str, Any]:
    load = os.getloadavg()[0]
    office = make_office(folder)
    campaign = make_campaign(office, count)
    began = time.perf_counter()
    done = _weigh_all(office, count, workers)
    weighed = time.perf_counter() - began
    put_words(office, campaign, done)
    after, cpu_after = _after(office, campaign)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    figures = {
        "date": date.today().isoformat(),
        "files": count,
        "workers": workers,
        "load_before": round(load, 2),
        "load_after": round(os.getloadavg()[0], 2),
        "pages": sum(one["pages"] for one in done),
        "findings": sum(len(one["findings"]) for one in done),
        "seconds": round(weighed + sum(after.values()), 1),
        "seconds_weighing": round(weighed, 1),
        "seconds_after": {name: round(spent, 2) for name, spent in after.items()},
        "cpu_seconds_after": round(cpu_after, 2),
        "seconds_per_file": _per_file(done),
        "cpu_seconds_per_file": round(sum(one["cpu_seconds"] for one in done) / count, 4),
        "bytes_per_result": round(sum(one["bytes"] for one in done) / count),
        "store_bytes_per_file": round(database_bytes(folder) / count),
        "megabytes": own + workers * max(one["peak_megabytes"] for one in done),
        "megabytes_parent": own,
        "megabytes_worker": max(one["peak_megabytes"] for one in done),
    }
    office.close()
    return figures


def _weigh_all(office: Office, count: int, workers: int) -> Sequence[dict[str, Any]]:
    tasks = [(number, case_id(number)) for number in range(count)]
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=start, initargs=(office.settings,)
    ) as pool:
        return list(pool.map(work, tasks, chunksize=8))


def _after(office: Office, campaign: Campaign) -> tuple[dict[str, float], float]:
    """Seconds of what follows for the whole evaluation, as the desk asks for it; of processor."""
    store, standards, chief = office.store, office.standards, office.user["丙"]
    made: dict[str, Any] = {}
    steps: dict[str, Callable[[], Any]] = {
        "statistics": lambda: statistics_of(store, standards, campaign),
        "statistics again": lambda: statistics_of(store, standards, campaign),
        "similar cases": lambda: similar_cases(store, standards, (campaign.id,)),
        "similar cases, all history": lambda: similar_cases(store, standards, None),
        "three lists": lambda: list_problems(
            store, standards, chief, campaign.id, date(2026, 12, 1)
        ),
        "numbers of the papers": lambda: report_numbers(made["statistics"], standards),
    }
    seconds, cpu = {}, time.process_time()
    for name, step in steps.items():
        began = time.perf_counter()
        made[name] = step()
        seconds[name] = time.perf_counter() - began
    assert len(made["statistics"].files) > 0
    assert made["three lists"]
    return seconds, time.process_time() - cpu


def _per_file(done: Sequence[dict[str, Any]]) -> dict[str, float]:
    clock: Counter[str] = Counter()
    for one in done:
        clock.update(one["seconds"])
    return {name: round(spent / len(done), 4) for name, spent in clock.items()}


if __name__ == "__main__":
    main()
