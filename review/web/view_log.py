"""Page views for the log (页面浏览记录): collected, and written in batches."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from review.errors import StoreError
from review.store import audit
from review.store.database import now

if TYPE_CHECKING:
    from review.model.people import User
    from review.store.database import Database

    Seen = tuple[int, str, int]
    """Who, which case file, which page."""

_log = logging.getLogger(__name__)

WRITE_EVERY = 1.0
"""Seconds; a row of the log for every picture would make turning pages wait for the disk."""
SAME_VIEW = 600.0
"""Seconds in which the same page seen by the same person is one view."""
_REMEMBERED = 50_000


class ViewLog:
    """Takes views from any thread; one thread of its own writes them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turn = threading.Lock()
        self._recent: dict[Seen, float] = {}
        self._waiting: list[audit.View] = []
        self._stop = threading.Event()
        self._writer: threading.Thread | None = None

    def start(self) -> None:
        """Begins to write what was seen every second."""
        self._stop.clear()
        self._writer = threading.Thread(target=self._write_on, name="view-log", daemon=True)
        self._writer.start()

    def close(self) -> None:
        """Writes what is left; views after this are written by the next `flush` only."""
        self._stop.set()
        if self._writer is not None:
            self._writer.join(timeout=15)
            self._writer = None
        self.flush()

    def saw(self, user: User, case_id: str, page_no: int) -> None:
        """This person was shown this page."""
        view, moment = (user.id, case_id, page_no), time.monotonic()
        with self._turn:
            last = self._recent.get(view)
            if last is not None and moment - last < SAME_VIEW:
                return
            if len(self._recent) >= _REMEMBERED:
                self._forget_old(moment)
            self._recent[view] = moment
            self._waiting.append(audit.View(user, case_id, page_no, now()))

    def flush(self) -> None:
        """Writes what waits, in one transaction."""
        with self._turn:
            batch, self._waiting = self._waiting, []
        if not batch:
            return
        try:
            with self._database.write() as s:
                audit.note_views(s, batch)
        except StoreError as error:  # busy: the views wait for the next second
            _log.warning("page views not yet written: %s", error)
            with self._turn:
                self._waiting = batch + self._waiting

    def _write_on(self) -> None:
        while not self._stop.wait(WRITE_EVERY):
            self.flush()

    def _forget_old(self, moment: float) -> None:
        """Called with the lock held."""
        self._recent = {
            view: seen for view, seen in self._recent.items() if moment - seen < SAME_VIEW
        }
        if len(self._recent) >= _REMEMBERED:  # a view is then logged twice, none is lost
            self._recent.clear()
