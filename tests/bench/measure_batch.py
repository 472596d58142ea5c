"""How well the batch uses two workers: processes of this machine, and a Dask cluster on loopback.

    python -m tests.bench.measure_batch [--files 40] [--pages 3]

Small case files cut from the sample scans are read with the real engine by one worker, by two, and
by two through Dask; then a worker is killed in the middle. Efficiency: time of one worker over
twice the time of two; of the whole run, the start of processes and models included, and from the
moment on at which as many files have ended as there are workers. Aims: 0.9, through Dask 0.85, of
the whole run; no file lost, none twice, the same results everywhere. Writes
`docs/measurements/batch.json` and `batch.md`.

Every worker reads with one thread here, a core each: what is compared is one worker beside two of
the same kind. A lone worker that is given both cores is measured too; threads share one page and
wait for each other, files need nothing of each other.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import signal
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

from review.batch.conduct import Batch, Plan
from review.batch.folder import DropFolder
from review.batch.pools import ClusterPool, LocalPool
from review.batch.source import Source
from review.settings import DeskSettings, ReadingSettings, Settings
from review.store import jobs, results, users
from review.store.office import open_store
from tests.bench import machine_scaling
from tests.bench.machine_time import MachineTime

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from review.batch.outcomes import BatchProgress, FileOutcome
    from review.batch.pools import Pool
    from review.store.office import Store

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpora/samples"
OUT = ROOT / "docs/measurements"
AIMS = {"two": 0.9, "dask": 0.85}
TIMES = ("seconds", "created")
KILL_AFTER = 0.25
"""Share of the files after which a worker is killed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="juanjian-batch-") as folder:
        figures = measure(Path(folder), options.files, options.pages)
    options.out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (options.out / "batch.json").write_text(text + "\n", "utf-8")
    (options.out / "batch.md").write_text(table(figures), "utf-8")
    print(table(figures))


def measure(folder: Path, files: int, pages: int) -> dict[str, Any]:
    drop = folder / "drop"
    drop.mkdir()
    for number, content in enumerate(small_files(files, pages), start=1):
        content.save(drop / f"{number:03d}.pdf", deterministic_id=True)
    machine = machine_scaling.efficiency()
    print(machine, flush=True)
    run = Runs(folder, drop, files * pages)
    run.once("one", 1, lambda: LocalPool(1))
    run.once("two", 1, lambda: LocalPool(2))
    with dask_cluster() as address:
        run.once("dask", 1, lambda: ClusterPool(address))
    run.once("one_two_threads", 2, lambda: LocalPool(1))
    killed = run.once("killed", 1, lambda: LocalPool(2), kill=True)
    return {
        "date": date.today().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
        "files": files,
        "pages": files * pages,
        "runs": run.figures,
        "efficiency": run.efficiency("seconds_per_page"),
        "efficiency_of_the_machine": machine,
        "efficiency_after_start": run.efficiency("seconds_per_page_after_start"),
        "same_results": run.same,
        "killed": {
            "workers_killed": killed["workers_killed"],
            "files_done": killed["files_done"],
            "files_lost": files - killed["files_done"],
            "files_twice": killed["files_twice"],
        },
    }


@dataclass(slots=True)
class Runs:
    """The same folder over and over, each time into a store of its own."""

    folder: Path
    drop: Path
    pages: int
    figures: dict[str, dict[str, Any]] = field(default_factory=dict)
    same: bool = True
    _first: dict[str, Any] | None = None

    def efficiency(self, figure: str) -> dict[str, float]:
        """One worker's time over twice that of two."""
        one = self.figures["one"][figure]
        return {name: round(one / (2 * self.figures[name][figure]), 3) for name in AIMS}

    def once(
        self, name: str, threads: int, make_pool: Callable[[], Pool], *, kill: bool = False
    ) -> dict[str, Any]:
        home = self.folder / name
        settings = Settings(
            desk=DeskSettings(folder=home / "desk"),
            data_dir=home,
            reading=ReadingSettings(threads=threads),
        )
        with open_store(settings) as store:
            with store.database.write() as s:
                owner = users.add_user(s, "bench", "测速", "reviewer", "-", must_change=False)
            killer = Killer(store, kill)
            load, machine = os.getloadavg()[0], MachineTime.now()
            started = time.perf_counter()
            pool = make_pool()
            width, source = pool.width, Source(DropFolder(str(self.drop)))
            batch = Batch(store, Plan(settings, owner), source, pool, killer)
            ended = batch.run(threading.Event())
            seconds = time.perf_counter() - started
            found, versions = results_of(store, ended)
        reading = sum(one.cpu_seconds for one in ended)
        shares = MachineTime.now().shares_since(machine, reading)
        begun = killer.ends[width - 1]
        pages_after = self.pages * (len(ended) - width) / len(ended)
        if self._first is None:
            self._first = found
        self.same = self.same and found == self._first
        self.figures[name] = {
            "seconds": round(seconds, 1),
            "seconds_per_page": round(seconds / self.pages, 4),
            "seconds_per_page_after_start": round((killer.ends[-1] - begun) / pages_after, 4),
            "seconds_until_first_files": round(begun - started, 1),
            "cpu_seconds_per_page": round(reading / self.pages, 3),
            "shares": shares,
            "busy": round(sum(one.seconds for one in ended) / (width * seconds), 3),
            "load_before": round(load, 2),
            "load_after": round(os.getloadavg()[0], 2),
            "files_done": sum(one.how == "done" for one in ended),
            "files_twice": sum(count > 1 for count in versions),
            "workers_killed": len(killer.killed),
        }
        shutil.rmtree(home)
        print(f"{datetime.now():%H:%M:%S} {name}: {self.figures[name]}", flush=True)
        return self.figures[name]


class Killer:
    """A display that notes when files end and, asked to, kills a worker in the middle of a file."""

    def __init__(self, store: Store, kill: bool) -> None:
        self._store = store
        self._kill = kill
        self.killed: list[int] = []
        self.ends: list[float] = []

    def ended(self, outcome: FileOutcome) -> None:
        self.ends.append(time.perf_counter())

    def note(self, message: str) -> None:
        print(message, flush=True)

    def progress(self, progress: BatchProgress) -> None:
        if not self._kill or self.killed or progress.files_done < KILL_AFTER * progress.files:
            return
        with self._store.database.read() as s:
            running = [job for job in jobs.stale_jobs(s, datetime(2999, 1, 1)) if job.pages_done]
        if running:
            pid = int(running[0].worker.split("/")[1])
            os.kill(pid, signal.SIGKILL)
            self.killed.append(pid)


def results_of(store: Store, ended: list[FileOutcome]) -> tuple[dict[str, Any], list[int]]:
    """Results without their times by name, and how many each case file has."""
    found: dict[str, Any] = {}
    versions: list[int] = []
    with store.database.read() as s:
        for one in ended:
            stored = results.result_json_of(s, one.case_id)
            result = json.loads(stored[1]) if stored else {}
            found[one.file.name] = {key: result[key] for key in result if key not in TIMES}
            versions.append(len(results.versions_of(s, one.case_id)))
    return found, versions


def small_files(files: int, pages: int) -> Iterator[pikepdf.Pdf]:
    """Files of a few pages each, no two alike, cut from the samples in turn."""
    sources = [pikepdf.open(path) for path in sorted(SAMPLES.glob("*.pdf"))]
    everything = [page for source in sources for page in source.pages]
    for number in range(files):
        cut = pikepdf.new()
        for place in range(pages):
            cut.pages.append(everything[(number * pages + place) % len(everything)])
        cut.docinfo["/Title"] = f"{number + 1}"
        yield cut


class dask_cluster:
    """Two workers of one thread each on loopback; they are up before the time begins."""

    def __enter__(self) -> str:
        from distributed import LocalCluster

        self._cluster = LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            worker_dashboard_address=None,
        )
        return str(self._cluster.scheduler_address)

    def __exit__(self, *_: object) -> None:
        self._cluster.close()


NAMES = {
    "one": "1 worker, 1 thread",
    "two": "2 workers, 1 thread each",
    "dask": "2 Dask workers, 1 thread each",
    "one_two_threads": "1 worker, 2 threads",
    "killed": "2 workers, one killed in the middle",
}


def table(figures: dict[str, Any]) -> str:
    killed = figures["killed"]
    lines = [
        "# Batch: two workers beside one",
        "",
        f"`make bench-batch` on {figures['date']}: {figures['files']} files, {figures['pages']} "
        f"pages cut from the sample scans, each run into a store of its own. {figures['machine']}. "
        "Efficiency: time of one worker over twice the time of two; of the whole run, the start of "
        "processes and models included, and after start, from the moment on at which as many files "
        "have ended as there are workers. Where the processors were: reading, other work (the "
        "batch itself, the store, whoever else is on the machine), stolen (the host gave them to "
        "others), idle. Load: of the last minute, before and after.",
        "",
        "| run | s | first files at | s/page | after start | CPU s/page | reading / other / stolen "
        "/ idle | load |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in figures["runs"].items():
        shares = " / ".join(f"{share:.0%}" for share in one["shares"].values())
        lines.append(
            f"| {NAMES[name]} | {one['seconds']} | {one['seconds_until_first_files']} "
            f"| {one['seconds_per_page']:.3f} | {one['seconds_per_page_after_start']:.3f} "
            f"| {one['cpu_seconds_per_page']} | {shares} "
            f"| {one['load_before']} → {one['load_after']} |"
        )
    lines += ["", "| efficiency | whole run | after start | aim |", "|---|---|---|---|"]
    for name, aim in AIMS.items():
        whole, after = figures["efficiency"][name], figures["efficiency_after_start"][name]
        kept = "kept" if whole >= aim else "**missed**"
        lines.append(f"| {NAMES[name]} | {whole} | {after} | {aim}: {kept} |")
    machine = figures["efficiency_of_the_machine"]
    lines += [
        "",
        "What two cores of this machine give beside one, whatever the program: "
        f"{machine['in_cache']} for work in the cache of each core, {machine['in_memory']} for "
        "work on memory; reading lies between the two.",
    ]
    same = "the same" if figures["same_results"] else "NOT the same"
    lines += [
        "",
        f"Results of all runs but for times: {same}. Workers killed: {killed['workers_killed']}; "
        f"files lost: {killed['files_lost']}, done twice: {killed['files_twice']}.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
