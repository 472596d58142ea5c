"""Processes that read take cores of their own, and give them back when they end."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0]
HOLD = """
import os, sys
from pathlib import Path
from review.batch.own_cores import hold_own_cores
held = hold_own_cores(int(sys.argv[1]), Path(sys.argv[2]))
print(sorted(held), sorted(os.sched_getaffinity(0)), flush=True)
sys.stdin.read()
"""

pytestmark = pytest.mark.skipif(len(CORES) < 2, reason="needs two cores of Linux")


class Holder:
    """A process that holds `count` cores until it is ended."""

    def __init__(self, count: int, folder: Path) -> None:
        command = [sys.executable, "-c", HOLD, str(count), str(folder)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[list[Holder]]:
    running: list[Holder] = []
    yield running
    for one in running:
        one.end()


def test_each_process_has_a_core_of_its_own(start: list[Holder], tmp_path: Path) -> None:
    start.extend(Holder(1, tmp_path) for _ in CORES[:2])
    assert [one.said for one in start] == [f"[{core}] [{core}]" for core in CORES[:2]]


def test_a_killed_process_leaves_its_core_to_the_next(start: list[Holder], tmp_path: Path) -> None:
    first = Holder(1, tmp_path)
    first.end()
    start.append(Holder(1, tmp_path))
    assert start[0].said == first.said


def test_none_is_bound_when_all_cores_are_held(start: list[Holder], tmp_path: Path) -> None:
    start.extend(Holder(1, tmp_path) for _ in CORES)
    start.append(Holder(1, tmp_path))
    assert start[-1].said == f"[] {CORES}"


def test_none_is_bound_when_every_core_would_be_held(start: list[Holder], tmp_path: Path) -> None:
    start.append(Holder(len(CORES), tmp_path))
    assert start[0].said == f"[] {CORES}"


def test_a_folder_that_cannot_be_written_binds_nothing(start: list[Holder], tmp_path: Path) -> None:
    start.append(Holder(1, tmp_path / "missing"))
    assert start[0].said == f"[] {CORES}"
