"""What of a case file masking hides (脱敏), found by the types and ids of the facts' fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.language.names import is_body, is_person_name, names_in_value
from review.model.report import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from review.language.masking.register import SecretKind
    from review.reports.contract import ResultDocument
    from review.standards.load import Standards

INFORMER = "举报人"
_ROLES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("party.legal_rep", "legal_rep"), "负责人"),
    (("party.", "target.", "recipient"), "当事人"),
    (("officers", "handlers", "investigators", "servers", "assistants"), "执法员"),
    (("agent", "principal"), "代理人"),
    (("person.", "witness", "source", "speaker"), "证人"),
    (("reporter", "informer", "complainant"), INFORMER),
)
_NAMES = ("party.name", "target.name", "recipient_name", "recipient.name", "person.name")
"""Fields that name a person or a body."""
_ACCOUNT = ("account", "bank_account", "card_no")
_HOUSEHOLD = ("party.", "person.", "address")


@dataclass(frozen=True, slots=True)
class TypedText:
    """A fact as far as masking goes: its document, field id, field type of the rows, text.

    `raw`: as it was read, which may be all that there is of it.
    """

    document: str
    field: str
    type: str
    text: str
    raw: str = ""


def field_types(standards: Standards) -> dict[tuple[str, str], str]:
    """The type of every field, by kind of document and id of the field."""
    return {
        (kind.id, field.id): field.type
        for kind in standards.document_kinds.values()
        for field in kind.fields
    }


def typed_texts(result: ResultDocument, standards: Standards) -> Iterator[TypedText]:
    """The facts that are texts, one each for the names of a list; read and unclear ones alike."""
    kinds = {one.id: one.kind for one in result.documents}
    types = field_types(standards)
    for fact in result.facts:
        type_ = types.get((kinds.get(fact.document, ""), fact.field), "")
        values = fact.value if isinstance(fact.value, list | tuple) else (fact.value,)
        for value in values or ("",):
            text = value.strip() if isinstance(value, str) else ""
            yield TypedText(fact.document, fact.field, type_, text, fact.raw.strip())


def secret_texts(texts: Iterable[TypedText]) -> dict[SecretKind, list[tuple[str, str]]]:
    """What is secret of them, by kind, with the role of whom it tells of (当事人、证人 …)."""
    found: dict[SecretKind, list[tuple[str, str]]] = {}
    for one in texts:
        kind = _kind_of(one)
        for text in (one.text, one.raw):
            if kind is not None and text:
                found.setdefault(kind, []).append((text, _role_of(one.field)))
    return found


def secrets_of(texts: Iterable[TypedText]) -> tuple[Secret, ...]:
    """What a printed report hides of them, and the organisations that it keeps.

    An address is somebody's home where the party or person of its document is a natural person.
    """
    texts = tuple(texts)
    natural = {
        one.document
        for one in texts
        if one.field in ("party.name", "person.name") and is_person_name(one.text)
    }
    found = (secret for one in texts for secret in _secrets(one, one.document in natural))
    return tuple(dict.fromkeys(found))


def _secrets(one: TypedText, natural: bool) -> Iterator[Secret]:
    kind = _kind_of(one)
    if len(one.text) < 2:
        return
    if _role_of(one.field) == INFORMER:
        yield Secret("informer", one.text)
    elif one.type == "org" or (one.field in _NAMES and is_body(one.text)):
        yield Secret("organisation", one.text)
    elif kind == "person":
        yield from (Secret("person", name) for name in names_in_value(one.text))
    elif kind == "address":
        if natural and one.field.startswith(_HOUSEHOLD):
            yield Secret("address", one.text)
    elif kind in ("phone", "id_no"):
        yield Secret(kind, one.text)


def _kind_of(one: TypedText) -> SecretKind | None:
    if one.type in ("person", "person_list") or one.field in _NAMES:
        return "person"  # firms among them are told apart by their names
    if one.type == "phone" or one.field.endswith("phone"):
        return "phone"
    if one.field.endswith("id_no"):
        return "id_no"
    if one.type == "address" or one.field.endswith("address"):
        return "address"
    if one.field.endswith(_ACCOUNT):
        return "account"
    if one.field.endswith("cert_no"):
        return "licence"
    return None


def _role_of(field: str) -> str:
    return next((role for starts, role in _ROLES if field.startswith(starts)), "经办人")
