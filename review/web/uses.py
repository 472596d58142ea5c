"""When the use of a session or token was last noted (使用记录)."""

from __future__ import annotations

import threading
import time

NOTE_EVERY = 60.0
"""Seconds; a note is a write, and clicks must not wait for one each time."""
_REMEMBERED = 10_000


class Uses:
    """Remembers by the hash of the secret; what is forgotten is only noted once more."""

    def __init__(self) -> None:
        self._noted: dict[str, float] = {}
        self._turn = threading.Lock()

    def is_due(self, kept: str) -> bool:
        """Whether this use shall be noted; it then counts as noted."""
        moment = time.monotonic()
        with self._turn:
            if moment - self._noted.get(kept, -NOTE_EVERY) < NOTE_EVERY:
                return False
            if len(self._noted) >= _REMEMBERED:
                self._noted.clear()
            self._noted[kept] = moment
            return True
