"""How far the batch is (进度): what ended, what is open, how long it still takes."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from review.batch.estimate import Estimate
from review.batch.outcomes import BatchProgress, FileOutcome
from review.store import jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.batch.folder import FoundFile
    from review.batch.outcomes import Display
    from review.batch.source import Source
    from review.batch.take_in import TakenIn
    from review.store.office import Store

_TELL_EVERY = 0.5


@dataclass(slots=True)
class Tally:
    """Counts for the display; pages of open files are asked of the store."""

    store: Store
    source: Source
    display: Display
    outcomes: list[FileOutcome] = field(default_factory=list)
    _estimate: Estimate = field(default_factory=lambda: Estimate(time.monotonic()))
    _told: float = 0.0
    _failed: int = 0
    _pages: int = 0

    def take(self, file: FoundFile) -> None:
        """A file that will be worked on."""
        self._estimate.take(file.url, file.byte_count)

    def end(self, outcome: FileOutcome) -> None:
        self._estimate.end(outcome.file.url)
        self.outcomes.append(outcome)
        self._failed += outcome.how in ("failed", "refused")
        self._pages += outcome.page_count if outcome.how == "done" else 0
        self.display.ended(outcome)

    def tell(self, open_files: Sequence[TakenIn]) -> None:
        """Shows how far it is: at the end, and not more often than somebody can read."""
        at = time.monotonic()
        if open_files and at - self._told < _TELL_EVERY:
            return
        self._told = at
        shares: dict[str, float] = {}
        running: list[str] = []
        pages = self._pages
        with self.store.database.read() as s:
            for taken in open_files:
                job = jobs.job_of(s, taken.job_id)
                if job is None or not job.pages:
                    continue
                shares[taken.file.url] = job.pages_done / job.pages
                pages += job.pages_done
                if job.state == "running":
                    running.append(f"{taken.file.name} {job.pages_done}/{job.pages}")
        waiting = self.source.waiting
        left = self._estimate.minutes(at, sum(one.byte_count for one in waiting), shares)
        self.display.progress(
            BatchProgress(
                files=len(self.outcomes) + len(open_files) + len(waiting),
                files_done=len(self.outcomes),
                failed=self._failed,
                pages_read=pages,
                running=tuple(sorted(running)),
                minutes_left=left,
            )
        )
