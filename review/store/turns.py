"""Turns at writing (轮次): first come, first served, among the threads of a process."""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING

from review.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Turns:
    """One writer at a time, in the order of asking.

    A plain lock goes to whoever happens to run: of fifty reviewers that click at once, one may
    wait ten times as long as the others.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()

    @contextmanager
    def take(self, seconds: float) -> Iterator[None]:
        """Waits for the turn and holds it.

        Raises:
            StoreError: `store_busy` after `seconds`.
        """
        gate = self._queue()
        if gate is not None:
            self._wait(gate, seconds)
        try:
            yield
        finally:
            self._hand_on()

    def _queue(self) -> threading.Lock | None:
        with self._guard:
            if not self._taken:
                self._taken = True
                return None
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
            return gate

    def _wait(self, gate: threading.Lock, seconds: float) -> None:
        mine = False
        try:
            mine = gate.acquire(timeout=seconds)
        finally:
            if not mine:
                self._leave(gate)
        if not mine:
            raise StoreError("store_busy", "数据库正忙，本次操作未保存任何内容。请稍后重试。")

    def _leave(self, gate: threading.Lock) -> None:
        with self._guard:
            if gate in self._waiting:
                self._waiting.remove(gate)
                return
        # The turn came in the very moment of giving up: the next one has it.
        self._hand_on()

    def _hand_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
