"""What of a case file a masked report hides (脱敏), found by the types of the facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.language.names import is_person_name, split_names
from review.model.report import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NAME_OF_SOMEBODY = ("party.name", "target.name", "recipient_name", "recipient.name")
_INFORMERS = ("reporter", "informer", "complainant")
_HOUSEHOLD = ("party.", "person.", "address")
_BETWEEN_NAMES = re.compile(r"[、，,;；/\s]+")
_INSTITUTION = re.compile(
    r"(公司|厂|店|馆|院|局|所|站|中心|合作社|商行|超市|部|学校|酒楼|餐厅|工作室|个体工商户|政府|队|会|厅)$"
)


@dataclass(frozen=True, slots=True)
class TypedText:
    """A fact as far as masking goes: its document, field id, field type of the rows, text."""

    document: str
    field: str
    type: str
    text: str


def secrets_of(facts: Iterable[TypedText]) -> tuple[Secret, ...]:
    """Persons, ids, phones, home addresses, and names of organisations, which are kept.

    An address is somebody's home where the party or person of its document is a natural person.
    """
    facts = tuple(facts)
    natural = {
        fact.document
        for fact in facts
        if fact.field in ("party.name", "person.name") and is_person_name(fact.text)
    }
    found = (secret for fact in facts for secret in _of_fact(fact, fact.document in natural))
    return tuple(dict.fromkeys(found))


def _of_fact(fact: TypedText, natural: bool) -> Iterator[Secret]:
    text = fact.text.strip()
    if len(text) < 2:
        return
    if fact.field.split(".")[0] in _INFORMERS:
        yield Secret("informer", text)
    elif fact.type in ("person", "person_list"):
        yield from (Secret("person", name) for name in _names(text))
    elif fact.type == "org":
        yield Secret("organisation", text)
    elif fact.type == "phone":
        yield Secret("phone", text)
    elif fact.type == "address" and natural and fact.field.startswith(_HOUSEHOLD):
        yield Secret("address", text)
    elif fact.field.endswith("id_no"):
        yield Secret("id_no", text)
    elif fact.field in _NAME_OF_SOMEBODY:
        if is_person_name(text) and not _INSTITUTION.search(text):
            yield Secret("person", text)
        elif _INSTITUTION.search(text):
            yield Secret("organisation", text)


def _names(text: str) -> Iterator[str]:
    whole = re.sub(r"\s", "", text)
    if is_person_name(whole):
        yield whole
        return
    for part in _BETWEEN_NAMES.split(text):
        yield from split_names(part)
