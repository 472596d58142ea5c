"""Processes and a Dask cluster give what one worker gives; whoever dies, no file is lost."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from review.batch.pools import ClusterPool, LocalPool
from review.errors import BatchError
from review.store import jobs
from tests.batch.drop import TOOLS, Drop

distributed = pytest.importorskip("distributed")
psutil = pytest.importorskip("psutil")

FILES = {f"{number}.zip": 1 + number % 3 for number in range(6)}


@pytest.fixture(scope="module")
def cluster():
    """Two Dask workers, processes of their own, on loopback."""
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address=None,
        worker_dashboard_address=None,
    ) as cluster:
        yield cluster


def filled(drop: Drop) -> Drop:
    for number, (name, pages) in enumerate(FILES.items()):
        drop.put(name, pages, seed=number)
    return drop


def results_of(folder, pool) -> dict[str, dict]:
    folder.mkdir()
    drop = filled(Drop(folder))
    try:
        ended = drop.run(pool)
        assert {one.how for one in ended.values()} == {"done"}
        assert sum(drop.calls().values()) == sum(FILES.values()), "every page read once"
        return {name: drop.result(one.case_id) for name, one in ended.items()}
    finally:
        drop.store.close()


def test_results_do_not_depend_on_the_workers(tmp_path, cluster):
    one = results_of(tmp_path / "one", LocalPool(1))
    two = results_of(tmp_path / "two", LocalPool(2))
    dask = results_of(tmp_path / "dask", ClusterPool(cluster.scheduler_address))
    assert one.keys() == FILES.keys()
    assert one == two
    assert one == dask


def running_workers(drop) -> set[int]:
    """Process numbers of those that work on something now."""
    with drop.store.database.read() as s:
        found = jobs.stale_jobs(s, __import__("datetime").datetime(2999, 1, 1))
    return {int(job.worker.split("/")[1]) for job in found if job.pages_done}


def kill_one(drop) -> list[int]:
    """Kills a worker in the middle of a file, once there is one."""
    killed: list[int] = []

    def work() -> None:
        until = time.monotonic() + 300
        while time.monotonic() < until and not killed:
            for pid in running_workers(drop) - {os.getpid()}:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
            time.sleep(0.05)

    threading.Thread(target=work, daemon=True).start()
    return killed


@pytest.mark.parametrize("where", ["local", "dask"])
def test_a_killed_worker_loses_no_file_and_reads_none_twice(drop, cluster, where):
    for number in range(4):
        drop.put(f"{number}.zip", 4, seed=number)
    drop.fault("slow *")
    killed = kill_one(drop)
    pool = LocalPool(2) if where == "local" else ClusterPool(cluster.scheduler_address)
    ended = drop.run(pool)
    assert killed
    assert {name: one.how for name, one in ended.items()} == {
        f"{number}.zip": "done" for number in range(4)
    }
    for one in ended.values():
        assert len(drop.result(one.case_id)["result"]["pages"]) == 4
    # What the dead were reading in that moment is read again, nothing else.
    again = sum(drop.calls().values()) - 16
    assert 0 <= again <= 2
    with drop.store.database.read() as s:
        for one in ended.values():
            assert len(jobs.jobs_of(s, one.case_id)) == 1


def test_a_killed_batch_goes_on_where_it_was(drop):
    for number in range(3):
        drop.put(f"{number}.zip", 4, seed=number)
    drop.fault("slow *")
    program = (
        "import sys, threading\n"
        "from review.settings import Settings\n"
        "from review.store import users\n"
        "from review.store.office import open_store\n"
        "from review.batch.conduct import Batch, Plan\n"
        "from review.batch.folder import DropFolder\n"
        "from review.batch.pools import LocalPool\n"
        "from review.batch.source import Source\n"
        "from tests.batch.drop import Watching, TOOLS\n"
        "if __name__ == '__main__':\n"
        "    settings = Settings.model_validate_json(sys.argv[1])\n"
        "    store = open_store(settings)\n"
        "    with store.database.read() as s:\n"
        "        owner = users.user_by_login(s, 'jia')\n"
        "    Batch(store, Plan(settings, owner, tools=TOOLS), Source(DropFolder(sys.argv[2])),\n"
        "          LocalPool(1), Watching()).run(threading.Event())\n"
    )
    script = drop.folder.parent / "batch_to_kill.py"
    script.write_text(program)
    root = str(Path(__file__).parents[2])
    victim = subprocess.Popen(
        [sys.executable, str(script), drop.settings.model_dump_json(), str(drop.folder)],
        env={**os.environ, "PYTHONPATH": root},
    )
    until = time.monotonic() + 300
    while drop.calls()[2] < 1:
        assert time.monotonic() < until
        assert victim.poll() is None
        time.sleep(0.05)
    workers = psutil.Process(victim.pid).children(recursive=True)
    victim.kill()
    victim.wait()
    _, alive = psutil.wait_procs(workers, timeout=120)
    assert not alive, "nobody goes on without it"
    assert sum(drop.calls().values()) < 12, "they stopped before the end"
    drop.fault()
    ended = drop.run()
    assert {one.how for one in ended.values()} <= {"done", "before"}
    assert sum(drop.calls().values()) - 12 <= 1


def test_a_scheduler_that_is_not_there_is_told():
    with pytest.raises(BatchError) as told:
        ClusterPool("tcp://127.0.0.1:9")
    assert told.value.code == "batch_scheduler"
    assert "tcp://127.0.0.1:9" in told.value.message


def test_a_cluster_without_the_extra_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(BatchError) as told:
        ClusterPool("tcp://127.0.0.1:9")
    assert told.value.code == "batch_extra"
    assert "juanjian[cluster]" in told.value.message


def test_a_scheduler_that_vanishes_stops_the_batch_and_the_next_run_goes_on(drop):
    for number in range(3):
        drop.put(f"{number}.zip", 3, seed=number)
    drop.fault("slow *")
    python = str(Path(sys.executable).parent / "dask")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
    port = address.rpartition(":")[2]
    scheduler = subprocess.Popen(
        [python, "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"],
        stderr=subprocess.DEVNULL,
    )
    root = str(Path(__file__).parents[2])
    worker = subprocess.Popen(
        [python, "worker", address, "--nthreads", "1", "--no-dashboard"],
        cwd=drop.folder.parent,
        env={**os.environ, "PYTHONPATH": root},
        stderr=subprocess.DEVNULL,
    )
    try:
        pool = connected(address)

        def vanish() -> None:
            while sum(drop.calls().values()) < 2:
                time.sleep(0.05)
            scheduler.kill()

        threading.Thread(target=vanish, daemon=True).start()
        with pytest.raises(BatchError) as told:
            drop.run(pool)
        assert told.value.code == "batch_scheduler_lost"
        assert "从断点继续" in told.value.message
    finally:
        scheduler.kill()
        scheduler.wait()
        worker.terminate()
        worker.wait()
    drop.fault()
    ended = drop.run(LocalPool(1), tools=TOOLS)
    assert {one.how for one in ended.values()} <= {"done", "before"}
    assert len(ended) == 3
    assert sum(drop.calls().values()) - 9 <= 1


def connected(address: str) -> ClusterPool:
    until = time.monotonic() + 240
    while True:
        try:
            return ClusterPool(address)
        except BatchError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)
