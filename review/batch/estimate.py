"""How long it still takes (预计剩余): by bytes, since pages are only known of opened files."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Estimate:
    """Bytes to work on and bytes done since the batch began; those done before count for neither.

    A page's bytes are the best measure before a file is opened: scans of one office are alike.
    """

    began: float
    _done: float = 0.0
    _open: dict[str, float] = field(default_factory=dict)
    """Name → bytes of the files taken and not ended."""
    _at_start: dict[str, float] = field(default_factory=dict)
    """Name → the share that was read by an earlier run."""

    def take(self, name: str, byte_count: int) -> None:
        self._open[name] = float(byte_count)

    def end(self, name: str) -> None:
        share = 1 - self._at_start.pop(name, 0.0)
        self._done += self._open.pop(name, 0.0) * share

    def minutes(self, now: float, waiting: float, shares: dict[str, float]) -> float | None:
        """Minutes left, of bytes not taken yet and open files; `shares`: what is done of these."""
        done, left = self._done, waiting
        for name, size in self._open.items():
            share = shares.get(name, 0.0)
            if name in shares:
                self._at_start.setdefault(name, share)
            done += size * (share - self._at_start.get(name, 0.0))
            left += size * (1 - share)
        if done <= 0:
            return None
        return (now - self.began) / done * left / 60
