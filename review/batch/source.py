"""Which files come next (待处理): a folder once through, or watched until somebody stops it."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.batch.folder import DropFolder, FoundFile


@dataclass(slots=True)
class Source:
    """Gives each file of the folder once, and again where its content changed.

    `watch`: goes on looking; a file is given when its size and mark have stayed the same for
    `settle` seconds: who copies a large scan over the network is not read from the middle.
    """

    folder: DropFolder
    watch: bool = False
    settle: float = 5.0
    every: float = 2.0
    _waiting: deque[FoundFile] = field(default_factory=deque)
    _given: dict[str, FoundFile] = field(default_factory=dict)
    _since: dict[str, tuple[FoundFile, float]] = field(default_factory=dict)
    _looked: float = field(default=float("-inf"))
    looked_once: bool = False

    def take(self) -> FoundFile | None:
        """The next file; None: none now, or none any more (`exhausted`)."""
        if not self._waiting:
            self._look(time.monotonic())
        return self._waiting.popleft() if self._waiting else None

    @property
    def exhausted(self) -> bool:
        return self.looked_once and not self.watch and not self._waiting

    @property
    def waiting(self) -> tuple[FoundFile, ...]:
        """Those found and not given yet."""
        return tuple(self._waiting)

    def _look(self, at: float) -> None:
        if (self.looked_once and not self.watch) or at - self._looked < self.every:
            return
        self._looked, self.looked_once = at, True
        for file in self.folder.look():
            if self._given.get(file.url) == file or not self._has_settled(file, at):
                continue
            self._since.pop(file.url, None)
            self._given[file.url] = file
            self._waiting.append(file)

    def _has_settled(self, file: FoundFile, at: float) -> bool:
        if not self.watch:
            return True
        before, since = self._since.get(file.url, (None, at))
        if before != file:
            since = at
        self._since[file.url] = (file, since)
        return at - since >= self.settle and before == file
