"""How far people and the machine agree (一致性), and what is made of their disputes (口径)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a rule is to be understood (口径); `ended`: from then on no more."""

    id: int
    defect: str
    text: str
    campaign_id: int | None
    file_id: int | None
    user_id: int | None
    who: str
    at: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class RuleAgreement:
    """How far A and B agree on one rule (一致率), of findings on which both decided.

    `kappa`: Cohen's; None where it is not defined: no pairs, or both said the same of all.
    `one_sided`: findings on which only one of them decided. `disputed`: ids of files in which they
    contradict each other.
    """

    defect: str
    n: int
    agreed: int
    kappa: float | None
    one_sided: int
    disputed: tuple[int, ...]

    @property
    def share(self) -> float | None:
        return self.agreed / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class ReviewerAgreement:
    """How far one reviewer's words were those of the joint decision; as `RuleAgreement`."""

    user_id: int
    who: str
    files: int
    n: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float | None:
        return self.agreed / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class MachineRate:
    """What people made of the machine's allegations of one rule (AI 疑点确认率)."""

    defect: str
    found: int
    confirmed: int
    not_counted: int
    """Rejected as true but taking no points (不计分); not among `confirmed`."""

    @property
    def share(self) -> float | None:
        return self.confirmed / self.found if self.found else None
