"""Where the processors of the machine were while something ran (Linux)."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MachineTime:
    """Seconds of all processors together, since the machine started.

    `stolen`: the host gave them to others while something here wanted them.
    """

    busy: float
    idle: float
    stolen: float

    @classmethod
    def now(cls) -> MachineTime:
        """What the system counts; nothing where it does not say."""
        try:
            first = Path("/proc/stat").read_text("ascii").splitlines()[0]
        except OSError:
            return cls(0.0, 0.0, 0.0)
        ticks = [int(one) / os.sysconf("SC_CLK_TCK") for one in first.split()[1:9]]
        user, nice, system, idle, waiting, interrupts, soft, stolen = ticks
        return cls(user + nice + system + interrupts + soft, idle + waiting, stolen)

    def shares_since(self, before: MachineTime, own: float) -> dict[str, float]:
        """Of all that there was: `reading` (`own` seconds), other work, stolen, idle."""
        busy, idle = self.busy - before.busy, self.idle - before.idle
        stolen = self.stolen - before.stolen
        whole = busy + idle + stolen
        if whole <= 0:
            return {}
        parts = {"reading": own, "other": busy - own, "stolen": stolen, "idle": idle}
        return {name: round(part / whole, 3) for name, part in parts.items()}
