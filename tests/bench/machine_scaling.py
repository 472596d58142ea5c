"""What two cores of this machine give beside one, whatever the program (机器自身的并行效率).

Two processes, each bound to a core, do the same work as one alone: products within a small matrix,
which stays in the core's own cache, and sums over arrays that fit into none. Reading lies between
the two; no batch can be more efficient than the machine lets it.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 3.0
SMALL, LARGE = 96, 20_000_000
"""Side of the matrix (37 kB), numbers of the arrays (160 MB for two)."""


def efficiency() -> dict[str, float]:
    """Speed of each of two processes over that of one alone, by kind of work."""
    cores = sorted(os.sched_getaffinity(0))[:2]
    found = {}
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(cores), mp_context=context) as pool:
        for kind in KINDS:
            list(pool.map(_warm, cores))
            (alone,) = pool.map(_rounds, [kind], cores[:1])
            both = list(pool.map(_rounds, [kind] * len(cores), cores))
            found[kind] = round(sum(both) / len(both) / alone, 3)
    return found


def _warm(core: int) -> None:
    time.sleep(0.2)  # so that each of the two processes has started


def _rounds(kind: str, core: int) -> float:
    """Rounds a second."""
    os.sched_setaffinity(0, {core})
    work = KINDS[kind]()
    work()
    rounds, started = 0, time.perf_counter()
    while (passed := time.perf_counter() - started) < SECONDS:
        work()
        rounds += 1
    return rounds / passed


def _in_cache() -> Callable[[], Any]:
    # Added up by hand: a library of matrices would bring threads of its own.
    square = np.random.default_rng(1).random((SMALL, SMALL), dtype=np.float32)
    out = np.empty_like(square)
    return lambda: [np.multiply(square, row, out=out) for row in square]


def _in_memory() -> Callable[[], Any]:
    numbers = np.zeros(LARGE, dtype=np.float32)
    out = np.empty_like(numbers)
    return lambda: np.add(numbers, 1, out=out)


KINDS = {"in_cache": _in_cache, "in_memory": _in_memory}
