"""How sure a share is (置信区间): 1 of 1 is not 100 %."""

from __future__ import annotations

from math import sqrt

_Z = 1.959964
"""95 %."""


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The interval in which the true share lies, 95 of 100 times (Wilson); (0, 1) for nothing."""
    if whole <= 0:
        return 0.0, 1.0
    share, z2 = part / whole, _Z * _Z
    middle = share + z2 / (2 * whole)
    spread = _Z * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole))
    least = 0.0 if part == 0 else (middle - spread) / (1 + z2 / whole)
    most = 1.0 if part == whole else (middle + spread) / (1 + z2 / whole)
    return max(0.0, least), min(1.0, most)
