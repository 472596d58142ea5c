"""Many case files at once, in several processes that share the cores."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LIFE = 60
"""Files that a process makes before a fresh one takes its place: caches stay small."""
_making: Callable[[int], str] | None = None


def made(numbers: range, make: Callable[[int], str], workers: int) -> Iterator[str]:
    """What `make` says of each number, as they are done.

    The processes are forked, so that `make` may hold anything; only numbers and words travel. The
    first is made before: rows, fonts and wordings that it needs are read once for all.
    """
    yield from map(make, numbers[: 1 if workers > 1 else len(numbers)])
    if workers <= 1 or len(numbers) <= 1:
        return
    global _making
    _making = make
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=_LIFE) as pool:
        yield from pool.imap_unordered(_make, numbers[1:])


def _make(number: int) -> str:
    assert _making is not None
    return _making(number)
