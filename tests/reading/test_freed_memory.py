"""Freed memory is kept for the next page."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import resource
import numpy as np
from review.reading.freed_memory import keep_freed_memory
{call}
def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
def work():
    return [np.ones(12 * 1024 * 1024, dtype=np.uint8) for _ in range(5)]
work()
before = faults()
for _ in range(10):
    work()
print(faults() - before)
"""


def faults(call: str) -> int:
    """New pages of memory that fifty pictures of 12 MB, five at a time, ask the system for."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(call=call)],
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc only")
def test_pictures_after_the_first_take_the_memory_of_the_one_before() -> None:
    assert faults("keep_freed_memory()") < 500 < 5000 < faults("")
