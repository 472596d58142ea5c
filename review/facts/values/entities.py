"""All values of a text at once, as entities of the language pipeline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from review.facts.values.agencies import find_agencies
from review.facts.values.citations import find_citations
from review.facts.values.dates import find_dates
from review.facts.values.doc_numbers import find_doc_numbers
from review.facts.values.ids import find_ids
from review.facts.values.money import find_money
from review.facts.values.people import find_people
from review.language.reading import Reading

if TYPE_CHECKING:
    from review.language.pipeline import Finder

FINDERS: dict[str, Finder] = {
    "DATE": find_dates,
    "MONEY": find_money,
    "LAW": find_citations,
    "DOC_NO": find_doc_numbers,
    "ID": find_ids,
    "ORG": find_agencies,
    "PERSON": find_people,
}


@cache
def case_pipeline() -> Any:
    """The spaCy pipeline with our values as entities; built when first asked for."""
    from review.language.pipeline import build_pipeline

    return build_pipeline(FINDERS)


def find_entities(text: str) -> tuple[Reading[str], ...]:
    """Label and place of every entity; the value of each is `label`."""
    return tuple(
        Reading(entity.label_, entity.start_char, entity.end_char, entity.text)
        for entity in case_pipeline()(text).ents
    )
