"""The desk's own thread (巡办): evaluations go on although nobody looks at them."""

from __future__ import annotations

import logging
import threading
from datetime import date
from typing import TYPE_CHECKING

from review.campaign.tend import tend
from review.errors import ReviewError
from review.learning.gather import gather

if TYPE_CHECKING:
    from review.store.office import Store

EVERY = 15.0
"""Seconds between two rounds where nothing is under way."""
BREATH = 0.05
"""Seconds for others to write, between two portions of copies."""

_log = logging.getLogger(__name__)


class Rounds:
    """Tends the evaluations until it is closed; `hurry`: something is to be done now."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._called = threading.Event()
        self._closed = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        self._thread = threading.Thread(target=self._go, name="rounds", daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        self._called.set()

    def close(self) -> None:
        self._closed.set()
        self._called.set()
        if self._thread is not None:
            self._thread.join()

    def _go(self) -> None:
        while not self._closed.is_set():
            self._called.clear()
            more = False
            try:
                more = tend(self._store, date.today())
                gather(self._store)
            except ReviewError:
                # A full disk or a database that is away: what is not done now is done later.
                _log.exception("evaluations and examples could not be tended")
            if more:
                self._closed.wait(BREATH)
            else:
                self._called.wait(EVERY)
