"""The facts room's door: the typed facts of every document of a sorted case file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from review.facts.engines import LISTS_OF_ENGINES
from review.facts.finders import find_field
from review.facts.labels import Vocabulary
from review.facts.parties import of_the_party
from review.facts.places import Layout
from review.facts.rows import FieldRows, load_field_rows
from review.language.document_text import DocumentText
from review.model.case_file import CaseFacts
from review.model.fact import Fact

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.model.document import Document, SortedCaseFile
    from review.standards.load import Standards


def extract_facts(case: SortedCaseFile, standards: Standards) -> CaseFacts:
    """The documents with their facts, numbered f1, f2, … in page order."""
    rows = load_field_rows()
    facts: list[Fact] = []
    for document in case.documents:
        if document.kind not in rows.fields or document.kind not in standards.document_kinds:
            continue
        for field, draft in read_document(case, document, rows):
            facts.append(
                Fact(
                    f"f{len(facts) + 1}",
                    document.id,
                    field,
                    draft.value,
                    draft.raw,
                    draft.confidence,
                    draft.evidence,
                    draft.status,
                )
            )
    return CaseFacts(
        case.kind,
        case.kind_confidence,
        case.domain,
        case.documents,
        tuple(facts),
        case.pages,
        case.catalogue,
    )


def read_document(
    case: SortedCaseFile, document: Document, rows: FieldRows
) -> list[tuple[str, Draft]]:
    """(field, draft) of one document, in the order in which they stand on its pages."""
    text = DocumentText(case, document)
    marks = list(case.marks_of(document))
    layout = Layout(text, _vocabulary(document.kind), marks, rows.engine_labels)
    found: list[tuple[str, Draft]] = []
    for name, row in rows.fields[document.kind].items():
        drafts = of_the_party(layout, name, _distinct(find_field(layout, rows, name, row)))
        layout.keep(name, drafts)
        found += [(field, draft) for field in (name, *row.also) for draft in drafts]
    return sorted(found, key=lambda item: _place(item[1]))


def _distinct(drafts: list[Draft]) -> list[Draft]:
    return list({(draft.value, draft.status, draft.evidence): draft for draft in drafts}.values())


def _place(draft: Draft) -> tuple[int, float, float]:
    if not draft.evidence:
        return 10**6, 0.0, 0.0
    first = draft.evidence[0]
    return first.page_no, first.box.y0, first.box.x0


@lru_cache(maxsize=256)
def _vocabulary(kind: str) -> Vocabulary:
    rows = load_field_rows()
    labels = set(rows.labels[kind])
    for row in rows.fields[kind].values():
        for finder in row.find:
            for name in LISTS_OF_ENGINES.get(finder.engine or "", ()):
                labels.update(rows.engine_labels[name])
    return Vocabulary(labels, rows.families, rows.all_labels, rows.kinds[kind].run_in)
