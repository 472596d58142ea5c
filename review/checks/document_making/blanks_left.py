"""DOC-03: required fields of forms are left blank and not struck out (必填项空白)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.blank_places import surely_blank
from review.checks.document_making.receipts import unsigned_method
from review.checks.tally import Tally
from review.checks.trust import USABLE_CONFIDENCE
from review.checks.wording import field_name, title_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document, DocumentKind
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

_SIGNED = ("signature", "seal", "image", "person", "person_list")
"""Marks are DOC-01; a person's place often holds a handwritten signature instead of a name."""
_OTHER_FORMS = (
    "evidence_extraction_sheet",
    "sampling_record",
    "property_list",
    "service_address_confirmation",
    "license_application",
)
_OWN_DEFECT = ("case_cover", "case_catalog", "backup_table", "time_extension_approval")
"""Blanks on these are ARC-05, ARC-01 and PRC-05."""
_OF_RECEIPT = ("receive_date",)
"""Of a receipt the date alone: its other elements are EXE-02."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per form with its blank fields, where each label is there and its place empty.

    Forms are the internal documents (审批表等) and a few others: what decisions, notices, records
    and receipts must say has defects of its own. Signatures and seals are DOC-01. **Needs**: facts
    with the status blank, of any document.
    """
    tally = Tally()
    for document in case_facts.documents:
        if unsigned_method(case_facts, document) is not None:
            continue
        blanks = list(_blanks(case_facts, document, standards))
        sure = [
            fact
            for fact in blanks
            if fact.confidence >= USABLE_CONFIDENCE and surely_blank(case_facts, fact)
        ]
        names = [field_name(standards, document.kind, fact.field) for fact in sure]
        for fact in blanks:
            if fact not in sure:
                name = field_name(standards, document.kind, fact.field)
                tally.doubt_fact(f"{title_at(document)}的“{name}”栏是否空白不能确定", fact)
        if sure:
            tally.allege(
                f"{document.id}:blank",
                f"{title_at(document)}的{'、'.join(f'“{name}”' for name in names)}栏空白，"
                "未填写也未划除或注明“以下空白”。",
                facts=sure,
            )
    return _outcome(case_facts, tally)


def _outcome(case_facts: CaseFacts, tally: Tally) -> Outcome:
    unread = case_facts.unread_pages()
    if unread:
        tally.doubt(
            f"第{'、'.join(str(number) for number in unread)}页无法识读，有无空白栏不能确定",
            (case_facts.place_of_absence(),),
        )
    return tally.outcome("已识读的文书必填栏目均有内容或已划除", checked=True)


def _blanks(case_facts: CaseFacts, document: Document, standards: Standards) -> Iterator[Fact]:
    """One blank fact per required field that has no filled fact beside it."""
    kind = standards.document_kinds.get(document.kind)
    for field in kind.fields if kind else ():
        if not field.required or field.type in _SIGNED or not _is_of_form(kind, field.id):
            continue
        facts = case_facts.facts_of(document, field.id)
        if facts and all(fact.status == "blank" for fact in facts):
            yield facts[0]


def _is_of_form(kind: DocumentKind | None, field: str) -> bool:
    if kind is None or kind.id in _OWN_DEFECT:
        return False
    if kind.id == "service_receipt":
        return field in _OF_RECEIPT
    return not kind.external or kind.id in _OTHER_FORMS
