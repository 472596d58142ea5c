"""Names of workers, and whether the one of a name still lives."""

from __future__ import annotations

import os
import secrets
import socket


def worker_name() -> str:
    """Machine, process and a mark of its own: told apart from all that was or will be."""
    return f"{socket.gethostname()[:40]}/{os.getpid()}/{secrets.token_hex(4)}"


def is_dead(worker: str, me: str = "") -> bool:
    """Whether a worker of this machine has no process any more; others tell by silence.

    `me`: the name of who asks.
    """
    host, _, rest = worker.rpartition("/")[0].rpartition("/")
    if worker == me or host != socket.gethostname()[:40] or not rest.isdigit():
        return False
    if int(rest) == os.getpid():
        return me != ""  # the same number again, as in a container started anew
    if os.name != "posix":
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
