"""A person's reading of a fact in place of the machine's; it beats every re-reading."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.model.fact import Evidence, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from review.model.case_file import CaseFacts
    from review.model.case_record import FactCorrection
    from review.model.document import Document
    from review.model.fact import FactValue

    FromJson = Callable[[str, str, object], FactValue]
    """(kind of document, field, value as the result's JSON writes it) → the value."""


def with_facts(
    case_facts: CaseFacts, corrections: Iterable[FactCorrection], from_json: FromJson
) -> CaseFacts:
    """The facts with what people corrected: sure, with the words typed, under their old ids.

    One value stated once but given under several fields is corrected in all of them. A place that
    the machine found nothing at gets a new fact (`c7`: by correction 7). A correction of a document
    that is not there any more (cut anew, or of another kind now) waits until it is again.

    Raises:
        CorrectionError: a value does not fit its field.
    """
    facts = list(case_facts.facts)
    for correction in corrections:
        if correction.withdrawn:
            continue
        document = document_of(case_facts, correction)
        if document is None:
            continue
        value = None
        if correction.value is not None:
            value = from_json(document.kind, correction.field, correction.value)
        old = _corrected_fact(case_facts.facts, document, correction)
        if old is None:
            facts.append(_added(case_facts, document, correction, value))
            continue
        places = {fact.id for fact in case_facts.facts if fact is old or _same_place(fact, old)}
        facts = [
            _corrected(fact, correction, value) if fact.id in places else fact for fact in facts
        ]
    return replace(case_facts, facts=tuple(facts))


def document_of(case_facts: CaseFacts, correction: FactCorrection) -> Document | None:
    """The document a correction speaks of: by its first page, else by the page of the fact."""
    alike = case_facts.documents_of(correction.kind)
    for document in alike:
        if document.first_page == correction.first_page:
            return document
    return next((one for one in alike if correction.page_no in one.page_nos), None)


def _corrected_fact(
    facts: tuple[Fact, ...], document: Document, correction: FactCorrection
) -> Fact | None:
    here = [
        fact for fact in facts if fact.document == document.id and fact.field == correction.field
    ]
    return here[correction.ordinal] if correction.ordinal < len(here) else None


def _same_place(fact: Fact, old: Fact) -> bool:
    """The very same words of the document, given under another field too."""
    return (
        fact.document == old.document
        and fact.field != old.field
        and bool(old.evidence)
        and fact.evidence == old.evidence
        and (fact.raw, fact.value) == (old.raw, old.value)
        and type(fact.value) is type(old.value)
    )


def _corrected(fact: Fact, correction: FactCorrection, value: FactValue | None) -> Fact:
    evidence = fact.evidence
    if correction.box is not None:
        evidence = (
            Evidence(correction.page_no, correction.box, correction.raw, fact.document),
            *fact.evidence[1:],
        )
    return replace(
        fact,
        value=value,
        raw=correction.raw,
        confidence=1.0,
        evidence=evidence,
        status="blank" if value is None else "read",
    )


def _added(
    case_facts: CaseFacts, document: Document, correction: FactCorrection, value: FactValue | None
) -> Fact:
    if correction.box is None:
        place = replace(case_facts.place_of(document), text=correction.raw)
    else:
        place = Evidence(correction.page_no, correction.box, correction.raw, document.id)
    return Fact(
        id=f"c{correction.id}",
        document=document.id,
        field=correction.field,
        value=value,
        raw=correction.raw,
        confidence=1.0,
        evidence=(place,),
        status="blank" if value is None else "read",
    )
