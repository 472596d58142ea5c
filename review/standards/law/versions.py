"""What is known of a law by date: its versions (文本), its end (废止), its state on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Force = Literal["in_force", "not_yet", "repealed", "unknown"]

DOUBT_YEARS = 2
"""So long after its adoption a version counts as in force for sure, whatever its row can prove.

No statute has waited longer than that for its first day.
"""


@dataclass(frozen=True, slots=True)
class LawText:
    """One version of a law whose words are at hand: the text that speaks from `start` on."""

    id: str
    name: str
    version: str
    """Date of adoption, ISO."""
    start: date
    first: bool
    """There was no law of this name before."""
    unchanged_from: date | None = None
    changed: tuple[int, ...] = ()
    """Articles that read differently between `unchanged_from` and `start`."""
    source: str = "国家法律法规库"


@dataclass(frozen=True, slots=True)
class LawVersion:
    """One version of a law by date, with its text where the library holds the words.

    `end`: its last day. `verified`: the first day was checked in the text of a law, not only known.
    """

    version: str
    start: date
    end: date | None
    first: bool
    verified: bool
    source: str
    text: LawText | None = None

    def is_sure_on(self, day: date) -> bool:
        """That this version, and no older one, spoke on the day is beyond doubt."""
        if self.verified:
            return True
        adopted = date.fromisoformat(self.version) if self.version else self.start
        settled = max(adopted, self.start)
        return day.toordinal() - settled.toordinal() > DOUBT_YEARS * 366


@dataclass(frozen=True, slots=True)
class Repeal:
    """The end of a law (废止): `end` is the first day on which it speaks no more."""

    law: str
    end: date
    replaced_by: str | None
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class LawStatus:
    """Whether a law is in force on a day.

    And the version that speaks on it, with its text where the library holds it. `sure`: the dates
    behind the answer are proven; what is not sure carries no finding.
    """

    name: str
    force: Force
    text: LawText | None = None
    start: date | None = None
    repeal: Repeal | None = None
    version: LawVersion | None = None
    sure: bool = True
