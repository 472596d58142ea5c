"""Rows of the standards as the program uses them: frozen, money in 分 (fen)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from review.model.defect import Applies, LegalBasis

Direction = Literal["max", "min_before", "min_after"]
"""max: `end` within the length of `start`; min_*: at least the length between them."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a kind of case file asks of a kind of document (应有文书).

    Required | conditional | optional.
    """

    kind: str
    requirement: str
    condition: str | None = None
    subtype: str | None = None
    """Of coercive case files: "measure" or "execution"; required only in that sub-kind."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time.

    `advisory` lengths are only pointed out until an office enters its own text.

    `amount` None: the law gives no number for this field. `since`, `until`: first and last day on
    which it governs, None: always.
    """

    amount: int | None
    unit: str
    calendar: str
    advisory: bool = False
    basis: str = ""
    since: date | None = None
    until: date | None = None

    def governs(self, day: date) -> bool:
        """This length was law on the day."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """An end of a time limit: `field` of documents of `kind`, and the event in words.

    `places`: every kind of document that states it, with its fields in order of preference.
    `delivery`: the day on which these documents were sent off, or reached the party.
    """

    kind: str
    field: str
    event: str
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    delivery: Literal["sent", "arrived"] | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(kind for kind, _ in self.places)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit (时限), a row of `data/time_limits/limits.yaml`."""

    id: str
    name: str
    start: LimitEnd
    end: LimitEnd
    length: Length
    direction: Direction
    applies_to: tuple[str, ...]
    legal_basis: tuple[LegalBasis, ...]
    exceptions: tuple[str, ...]
    by_domain: tuple[tuple[str, Length], ...]
    unspecified: Length | None
    defect_codes: tuple[str, ...]
    note: str
    applies: Applies | None = None
    former: tuple[tuple[str | None, Length], ...] = ()
    """(ministry, length) of the law before a change; ministry None: all."""

    def length_for(self, domain: str | None, day: date | None = None) -> Length:
        """The length in this ministry's field, as it was law on the day (None: today's law).

        Its own, else the law's, else the advisory default.
        """
        if day is not None:
            for wanted in (domain, None):
                for name, length in self.former:
                    if name == wanted and length.governs(day):
                        return length
        for name, length in self.by_domain:
            if name == domain and (day is None or length.governs(day)):
                return length
        if self.length.amount is None and self.unspecified is not None:
            return self.unspecified
        return self.length


@dataclass(frozen=True, slots=True)
class OrderRule:
    """Two dates that must follow each other (次序规则): `earlier` ≤ `later`, < where strict."""

    id: str
    earlier_kind: str
    earlier_field: str
    later_kind: str
    later_field: str
    strict: bool
    defect_code: str
    note: str
    applies: Applies | None = None


@dataclass(frozen=True, slots=True)
class FineBand:
    """A statutory range of a fine (罚款幅度).

    `fixed`: fen. `multiple`, `percent`: of `base` ("goods_value", "illegal_gains", …). `low` 0:
    only an upper bound. `when`: in words, when the band governs; `when_fen`: the threshold of the
    base in it.
    """

    type: Literal["fixed", "multiple", "percent"]
    low: float
    high: float | None
    base: str | None = None
    when: str | None = None
    when_fen: int | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class CriminalThreshold:
    """From which amount an act is to be handed over as a crime (移送): 刑法's own number."""

    base: str
    fen: int
    basis: LegalBasis
    note: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """What the law threatens for a violation (处罚规则), a row of `data/penalties`.

    It threatens this from `start` to `end` (its last day; None: still). `counterpart`: id of the
    row of the law that took the place of this one's.
    """

    id: str
    domain: str
    violation: str
    keywords: tuple[str, ...]
    violation_basis: tuple[LegalBasis, ...]
    penalty_basis: LegalBasis
    law_version: str | None
    mandatory_measures: tuple[str, ...]
    correction_first: str | None
    fine_is_discretionary: bool
    bands: tuple[FineBand, ...]
    escalated: tuple[FineBand, ...]
    person_fine: FineBand | None
    start: date
    end: date | None
    counterpart: str | None = None
    criminal: CriminalThreshold | None = None

    def speaks_on(self, day: date) -> bool:
        """The article threatened this on the day."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class HearingThreshold:
    """From which amount a hearing must be offered (较大数额标准).

    Unverified ones are only pointed out.
    """

    domain: str
    person_fen: int | None
    organisation_fen: int | None
    basis: str
    verified: bool
