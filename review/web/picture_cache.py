"""Pictures kept in memory (图片缓存): the ones used last, up to a number of bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class PictureCache:
    """For many threads; two that miss the same picture at once may both make it."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0
        self._turn = threading.Lock()

    @property
    def byte_count(self) -> int:
        return self._bytes

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The picture kept under the key, made and kept where there is none."""
        with self._turn:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        made = make()
        with self._turn:
            if key not in self._kept and len(made) <= self._max_bytes:
                self._kept[key] = made
                self._bytes += len(made)
                while self._bytes > self._max_bytes:
                    self._bytes -= len(self._kept.popitem(last=False)[1])
        return made
