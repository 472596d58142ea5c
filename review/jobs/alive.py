"""Names of workers, and whether the one of a name still lives."""

from __future__ import annotations

import os
import secrets
import socket

_ours: set[str] = set()
"""Names given by this process; one of the same number in a container started anew gave others."""


def worker_name() -> str:
    """Machine, process and a mark of its own: told apart from all that was or will be."""
    name = f"{socket.gethostname()[:40]}/{os.getpid()}/{secrets.token_hex(4)}"
    _ours.add(name)
    return name


def is_dead(worker: str) -> bool:
    """Whether a worker of this machine has no process any more; others tell by silence."""
    host, _, rest = worker.rpartition("/")[0].rpartition("/")
    if host != socket.gethostname()[:40] or not rest.isdigit():
        return False
    if int(rest) == os.getpid():
        return worker not in _ours
    if os.name != "posix":
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
