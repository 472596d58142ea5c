"""Rows of `data/document_types`: kinds of document (文书类型), kinds of case file, packages."""

from __future__ import annotations

from typing import Literal

from review.standards.schema.base import CaseKindId, Requirement, Row, Text

FieldType = Literal[
    "date",
    "datetime",
    "amount",
    "person",
    "person_list",
    "org",
    "string",
    "text",
    "bool",
    "number",
    "code",
    "list",
    "law_citation_list",
    "enum",
    "signature",
    "seal",
    "image",
    "address",
    "phone",
]


class FieldRow(Row):
    """A field of a kind; `derived` ones are worked out from others, never read off the paper."""

    id: Text
    name: Text
    type: FieldType
    required: bool
    derived: bool = False


class UsedInRow(Row):
    """The kind of case file that a kind of document belongs to."""

    case_kind: CaseKindId
    requirement: Requirement
    condition: str | None = None
    subtype: Literal["measure", "execution"] | None = None


class DocumentKindRow(Row):
    """A kind of document (文书类型)."""

    id: Text
    name: Text
    aliases: tuple[Text, ...]
    domain_variants: dict[str, Text]
    stage: Text
    volume: Literal["正卷", "副卷", "正卷/副卷"]
    doc_class: Literal["external", "internal"]
    used_in: tuple[UsedInRow, ...]
    fields: tuple[FieldRow, ...]
    signers: tuple[Text, ...]
    seals: tuple[Text, ...]
    title_pattern: Text
    note: str | None = None
    ambiguous_with: tuple[Text, ...] = ()


class DocumentKindsFile(Row):
    """A file of one stage of the procedure."""

    document_types: tuple[DocumentKindRow, ...]


class CaseKindRow(Row):
    """A kind of case file (案卷种类)."""

    id: CaseKindId
    name: Text
    description: Text


class AssemblyRow(Row):
    """Order of binding (装订次序): common practice, local rules come first."""

    note: Text
    order_full_volume: tuple[Text, ...]
    order_sub_volume: tuple[Text, ...]


class PackageRow(Row):
    """A document that a kind of case file must, may or can hold."""

    id: Text
    requirement: Requirement
    condition: str | None = None
    subtype: Literal["measure", "execution"] | None = None


class CaseKindsFile(Row):
    """`_case_kinds.yaml`."""

    case_kinds: tuple[CaseKindRow, ...]
    domains: dict[str, Text]
    assembly: AssemblyRow
    packages_by_case_kind: dict[CaseKindId, tuple[PackageRow, ...]]
