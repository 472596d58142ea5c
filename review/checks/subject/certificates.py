"""Certificates of officers (执法证): copies in the file, and who acted when in the records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.names import plain_name, split_names
from review.checks.trust import usable
from review.checks.values import all_words, date_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.checks.trust import Gap
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards

RECORDS = (
    "onsite_inspection_record",
    "inquiry_record",
    "inspection_record",
    "coercive_scene_record",
    "onspot_penalty_decision",
)
"""Documents in which officers act before the party, by name and certificate."""
_ACTED = ("start_time", "inspection_date", "deliver_time", "fact.time", "decision_date")


@dataclass(frozen=True, slots=True)
class Copied:
    """A certificate as a copy in the file shows it. `name` "": one of those of the copy."""

    document: Document
    name: str
    valid_to: Fact
    valid_from: Fact | None


@dataclass(frozen=True, slots=True)
class Acting:
    """A record in which officers acted, on which day."""

    document: Document
    day: Dated | Gap
    officers: tuple[str, ...]
    numbers: tuple[Fact, ...]


def acts(case_facts: CaseFacts, standards: Standards) -> Iterator[Acting]:
    """The records of a file with their officers."""
    for document in case_facts.documents_of(*RECORDS):
        fields = [field for field in _ACTED if _has_field(standards, document.kind, field)]
        yield Acting(
            document,
            read_day(case_facts, document, standards, *fields),
            split_names(all_words(case_facts.facts_of(document, "officers.name", "officers"))),
            tuple(f for f in case_facts.facts_of(document, "officers.cert_no") if usable(f)),
        )


def copied_certificates(case_facts: CaseFacts) -> Iterator[Copied]:
    """Certificates whose last day of validity a copy states.

    Where a copy shows several and their days cannot be told apart, each day stands without a name.
    """
    for document in case_facts.documents_of("officer_certificate_copy"):
        facts = case_facts.facts_of(document, "officers.name")
        names = tuple(
            dict.fromkeys(name for fact in facts if usable(fact) for name in _names(fact))
        )
        ends = [f for f in case_facts.facts_of(document, "valid_to") if date_of(f) and usable(f)]
        starts = [
            f for f in case_facts.facts_of(document, "valid_from") if date_of(f) and usable(f)
        ]
        paired = len(starts) == len(ends)
        if len(ends) == len(names):
            for number, (name, end) in enumerate(zip(names, ends, strict=True)):
                yield Copied(document, name, end, starts[number] if paired else None)
        elif len({end.value for end in ends}) == 1:
            for name in names or ("",):
                yield Copied(document, name, ends[0], None)
        else:
            for end in ends:
                yield Copied(document, "", end, None)


def same_person(one: str, other: str) -> bool:
    """Two writings of a name are one, but for what a scan may do to a long one."""
    return bool(one) and plain_name(one) == plain_name(other)


def _names(fact: Fact) -> tuple[str, ...]:
    return split_names(words_of(fact))


def _has_field(standards: Standards, kind: str, field: str) -> bool:
    return any(known.id == field for known in standards.document_kinds[kind].fields)
