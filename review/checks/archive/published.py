"""What was published of a decision (公示): records in the file, rows of the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from review.checks.dated import read_day
from review.checks.registers import numbered, text_of
from review.checks.trust import Gap, least_confidence, read_fact
from review.checks.values import fen_of
from review.checks.wording import title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Source
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication: a record in the file, or a row of the register (then without facts)."""

    where: str
    day: date
    party: str
    fine: int | None
    facts: tuple[Fact, ...] = ()
    source: Source = "rule"

    def trusted(self, others: Iterable[Fact]) -> float:
        """That all facts behind an allegation were read right."""
        return least_confidence((*self.facts, *others))


def publications(
    case_facts: CaseFacts, standards: Standards, decision: Document
) -> tuple[list[Publication], list[Gap]]:
    """The publications of a decision, and the records that could not be read."""
    found: list[Publication] = []
    gaps: list[Gap] = []
    for record in case_facts.documents_of("publicity_record"):
        published = _of_record(case_facts, standards, record)
        if isinstance(published, Gap):
            gaps.append(published)
        else:
            found.append(published)
    number = read_fact(case_facts, decision, standards, "doc_no")
    register = standards.registers.get("publications")
    if register is not None and not isinstance(number, Gap):
        for row in numbered(register, "doc_no", str(number.value)):
            day, fine = row.get("publish_date"), row.get("fine")
            if isinstance(day, date):
                where = f"{register.name}中文号“{number.value}”"
                amount = fine if isinstance(fine, int) else None
                party = text_of(row, "party")
                found.append(Publication(where, day, party, amount, (number,), "register"))
    return found, gaps


def _of_record(case_facts: CaseFacts, standards: Standards, record: Document) -> Publication | Gap:
    day = read_day(case_facts, record, standards, "publish_date")
    if isinstance(day, Gap):
        return day
    facts = [day.fact]
    party = read_fact(case_facts, record, standards, "party.name")
    fine = read_fact(case_facts, record, standards, "fine_amount")
    facts += [fact for fact in (party, fine) if not isinstance(fact, Gap)]
    return Publication(
        title_at(record),
        day.day,
        "" if isinstance(party, Gap) else str(party.value),
        None if isinstance(fine, Gap) else fen_of(fine),
        tuple(facts),
    )
