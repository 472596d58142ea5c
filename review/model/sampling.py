"""Sampling (抽样): how many of each stratum, which ones, and why, so that anybody can redo it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.campaign import SampleRate  # noqa: TC001 - read at run time where draws are kept

if TYPE_CHECKING:
    from datetime import datetime

METHOD = "juanjian.draw/1"
"""Names the way of drawing; another way gets another name."""

RANDOM = "random"
"""Why a case was drawn where no mark of the ledger put it in."""

LOOK_BACK = "look_back"
"""Why a case was drawn that shows whether problems of the evaluation before came back (回头看)."""


@dataclass(frozen=True, slots=True)
class SamplingRules:
    """What a drawing goes by; `target`: the number wanted instead of the rate's, None for the rate.

    `always`: marks of the ledger whose cases are drawn in any case. `look_back`: agency and key of
    cases that are drawn for 回头看.
    """

    per_stratum: int
    rates: tuple[SampleRate, ...]
    always: tuple[str, ...]
    target: int | None = None
    look_back: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stratum:
    """A layer (层): the cases of one agency and kind, and how many of them are drawn."""

    agency: str
    kind: str
    size: int
    marked: int
    quota: int

    @property
    def name(self) -> str:
        return f"{self.agency} × {self.kind}"


@dataclass(frozen=True, slots=True)
class Pick:
    """A case drawn (抽中); `why`: the marks that put it in, or `("random",)`."""

    row_no: int
    case_no: str
    case_key: str
    agency: str
    kind: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """A drawing: all that a protocol needs and a third party must come to from seed and ledger."""

    method: str
    seed: str
    ledger_sha256: str
    ledger_size: int
    rules: SamplingRules
    target: int
    strata: tuple[Stratum, ...]
    picks: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """A drawing as kept (抽样记录)."""

    id: int
    campaign_id: int
    sample: Sample
    user_id: int | None
    who: str
    at: datetime
