"""What a person decides on a finding (人工确认); appended, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

VerdictValue = Literal["confirmed", "rejected", "amended", "open"]

VERDICT_NAMES: dict[VerdictValue, str] = {
    "confirmed": "成立",
    "rejected": "不成立",
    "amended": "调整后成立",
    "open": "待定",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's word on one finding.

    `reason`: needed where the machine is overruled (rejected, amended). `points`: what an amended
    finding takes off instead of the points of its row. `reason_kind`: of a rejection (误报, 不计分,
    口径, 识别错), "" where not told; 不计分 says that the finding is true and takes nothing off.
    `severity`: what an amended finding weighs instead, "" where unchanged.
    """

    finding: str
    value: VerdictValue
    who: str
    when: datetime
    reason: str = ""
    points: float | None = None
    reason_kind: str = ""
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The verdicts on one result joined: `latest` by finding id, the others kept in `history`.

    `stale`: ids of findings that verdicts name and the result no longer has. `bonus`: merits that
    people credit (加分), by name.
    """

    latest: Mapping[str, Verdict]
    history: tuple[Verdict, ...]
    stale: tuple[str, ...] = ()
    bonus: tuple[str, ...] = ()

    def confirmers(self, finding: str) -> tuple[str, ...]:
        """Who last said of this finding that it stands, in the order of their words."""
        words = {one.who: one.value for one in self.history if one.finding == finding}
        return tuple(who for who, value in words.items() if value in ("confirmed", "amended"))
