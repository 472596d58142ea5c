"""Cores of its own for each process that reads (独占处理器核).

Left to the scheduler, two processes may read on one core while the next one idles: on a virtual
machine whose kernel packs its load, two workers took 1.35 times as long as with a core each
(docs/scale.md). A core is held by a lock on a file in the machine's temporary folder, so that the
workers of two batches, or those of Dask, do not take the same one; it is let go with the process,
however that ends.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_HELD: list[int] = []
"""Open files whose locks last as long as the process."""


def hold_own_cores(count: int, folder: Path | None = None) -> frozenset[int]:
    """Binds this process, and what it starts from now on, to `count` cores that no other holds.

    Empty, and nothing bound, where so many are not free, where the process would get every core
    that it may use anyway, and where the system has no such thing. `folder`: of the locks; None:
    one of this user's in the machine's temporary folder.
    """
    if not hasattr(os, "sched_setaffinity"):
        return frozenset()
    allowed = sorted(os.sched_getaffinity(0))
    if len(allowed) <= count:
        return frozenset()
    with suppress(OSError):
        where = folder or _folder_of_locks()
        held = _hold(allowed, count, where)
        if held:
            os.sched_setaffinity(0, held)
            _HELD.extend(held.values())
            return frozenset(held)
    return frozenset()


def _hold(cores: list[int], count: int, folder: Path) -> dict[int, int]:
    """Locked files by core: `count` of them or none."""
    import fcntl

    held: dict[int, int] = {}
    for core in cores:
        file = os.open(folder / f"{core}.lock", os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            continue
        held[core] = file
        if len(held) == count:
            return held
    for file in held.values():
        os.close(file)
    return {}


def _folder_of_locks() -> Path:
    folder = Path(tempfile.gettempdir()) / f"juanjian-cores-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.lstat().st_uid != os.getuid() or folder.is_symlink():
        raise PermissionError(f"{folder} is somebody else's")
    return folder
