"""The statements room's door: the labelled sentences of every document of a sorted case file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.language.document_text import DocumentText
from review.model.statement import Statement
from review.statements.context import placed_sentences
from review.statements.labels import load_labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_file import CaseFacts
    from review.model.document import Document, SortedCaseFile
    from review.statements.context import PlacedSentence
    from review.statements.labeller import StatementLabeller

_READ = 0.6
"""Characters less surely read leave it open what they say."""


def read_statements(
    case: SortedCaseFile, case_facts: CaseFacts, labeller: StatementLabeller
) -> CaseFacts:
    """The facts with the statements of all documents, in the order in which they stand."""
    statements: list[Statement] = []
    sections = load_labels().sections
    for document in case.documents:
        if document.kind == "unknown":
            continue
        text = DocumentText(case, document)
        placed = placed_sentences(text, sections)
        labelled = labeller.label([one.sentence for one in placed])
        for sentence, labels in zip(placed, labelled, strict=True):
            statements += _statements(document, text, sentence, labels, labeller)
    return replace(case_facts, statements=tuple(statements))


def _statements(
    document: Document,
    text: DocumentText,
    placed: PlacedSentence,
    labels: Mapping[str, float],
    labeller: StatementLabeller,
) -> list[Statement]:
    """One statement per label; a label less sure than it asks is undetermined, not absent."""
    if not labels:
        return []
    evidence = text.evidence(placed.start, placed.end)
    read = text.confidence(placed.start, placed.end)
    words = text.raw(placed.start, placed.end)
    return [
        Statement(
            document.id,
            label,
            words,
            evidence,
            round(min(sure, read), 3),
            undetermined=sure < labeller.least(label) or read < _READ,
        )
        for label, sure in labels.items()
    ]
