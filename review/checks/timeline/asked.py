"""One time limit asked of one case file: where its events stand, which of its lengths was law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import arrival_day, first_action_day
from review.checks.trust import Gap, usable
from review.checks.values import date_of
from review.checks.wording import title_at
from review.standards.at_date import speaks_on

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Applies
    from review.model.document import Document
    from review.standards.load import Standards
    from review.standards.rows import Length, LimitEnd, TimeLimit


@dataclass(frozen=True, slots=True)
class Place:
    """A document that begins or ends a period, with its day or the reason why there is none."""

    document: Document
    when: Dated | Gap

    @property
    def day(self) -> date | None:
        return self.when.day if isinstance(self.when, Dated) else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A time limit asked of a case file."""

    case_facts: CaseFacts
    standards: Standards
    limit: TimeLimit

    @property
    def starts(self) -> tuple[Place, ...]:
        return places(self.case_facts, self.standards, self.limit.start)

    @property
    def ends(self) -> tuple[Place, ...]:
        return places(self.case_facts, self.standards, self.limit.end)

    def length_on(self, start: date) -> Length | None:
        """The length that was law; None: the limit did not exist yet, or no longer."""
        day = governing_day(self.case_facts, self.limit.applies) or start
        length = self.limit.length_for(self.case_facts.domain, day)
        if any(length is former for _, former in self.limit.former):
            return length
        if self.limit.applies and speaks_on(self.limit.applies, day) != "yes":
            return None
        return length


def governing_day(case_facts: CaseFacts, applies: Applies | None) -> date | None:
    """The first usable of the dates that say which law governs."""
    for path in applies.by if applies else ():
        kind, field = path.split(".", 1)
        for fact in case_facts.facts_named(kind, field):
            if usable(fact) and (day := date_of(fact)):
                return day
    return None


def places(case_facts: CaseFacts, standards: Standards, end: LimitEnd) -> tuple[Place, ...]:
    """Every document that states this end of a limit."""
    found = []
    for kind, fields in end.places:
        for document in case_facts.documents_of(kind):
            if end.delivery:
                when = delivered(case_facts, document, standards, end.delivery)
                if isinstance(when, Gap) and fields:
                    own = read_day(case_facts, document, standards, *fields)
                    when = own if isinstance(own, Dated) else when
            else:
                when = read_day(case_facts, document, standards, *fields)
            found.append(Place(document, when))
    return tuple(found)


def delivered(
    case_facts: CaseFacts, document: Document, standards: Standards, how: str
) -> Dated | Gap:
    """The day a document was first sent off, or reached the party (`how`: sent | arrived)."""
    find = first_action_day if how == "sent" else arrival_day
    day = find(case_facts, document, standards)
    if day is not None:
        return day
    reason = f"未读到{title_at(document)}的送达日期"
    return Gap("unread", reason, (case_facts.place_of(document),))


def earliest(found: tuple[Place, ...]) -> Place | None:
    """The place with the first day, wherever it lies in the file; else the first without one."""
    dated = [place for place in found if place.day is not None]
    return min(dated, key=_day_of, default=found[0] if found else None)


def _day_of(place: Place) -> date:
    return place.day or date.max
