"""What the facts of a result (要素) say of persons, by the types of their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.reports.contract import ResultDocument
    from review.standards.load import Standards
    from review.teaching.masking.register import SecretKind

_ROLES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("party.legal_rep", "legal_rep"), "负责人"),
    (("party.", "target.", "recipient"), "当事人"),
    (("officers", "handlers", "investigators", "servers", "assistants"), "执法员"),
    (("agent", "principal"), "代理人"),
    (("person.", "witness", "source", "speaker"), "证人"),
    (("reporter", "informer", "complainant"), "举报人"),
)
_NAMES = ("party.name", "target.name", "recipient_name", "recipient.name", "person.name")
_ACCOUNT = ("account", "bank_account", "card_no")


def secret_facts(
    result: ResultDocument, standards: Standards
) -> dict[SecretKind, list[tuple[str, str]]]:
    """Texts with the role of whom they name, by kind; read and unclear ones alike."""
    kinds = {one.id: one.kind for one in result.documents}
    types = {
        (kind.id, field.id): field.type
        for kind in standards.document_kinds.values()
        for field in kind.fields
    }
    found: dict[SecretKind, list[tuple[str, str]]] = {}
    for fact in result.facts:
        kind = _kind_of(fact.field, types.get((kinds.get(fact.document, ""), fact.field), ""))
        if kind is None:
            continue
        for text in (*_texts(fact.value), fact.raw):
            if text.strip():
                found.setdefault(kind, []).append((text, _role_of(fact.field)))
    return found


def _kind_of(field: str, type_: str) -> SecretKind | None:
    if type_ in ("person", "person_list") or field in _NAMES:
        return "person"  # firms among them are told apart by their names
    if type_ == "phone" or field.endswith("phone"):
        return "phone"
    if field.endswith("id_no"):
        return "id_no"
    if type_ == "address" or field.endswith("address"):
        return "address"
    if field.endswith(_ACCOUNT):
        return "account"
    if field.endswith("cert_no"):
        return "licence"
    return None


def _role_of(field: str) -> str:
    return next((role for starts, role in _ROLES if field.startswith(starts)), "经办人")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        yield from (one for one in value if isinstance(one, str))
