"""Writes a review result as `juanjian.result/1`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from review.reports.contract import (
    CaseFilePart,
    DocumentPart,
    FactPart,
    FindingPart,
    MarkPart,
    PagePart,
    ProblemPart,
    ResultDocument,
    ScorePart,
    SourcePart,
    UndeterminedPart,
    json_value,
)
from review.reports.json_text import json_text

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.page import Page
    from review.model.result import ReviewResult

_HEADINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "case_no": (
        ("filing_approval", "case_no"),
        ("case_cover", "case_no"),
        ("penalty_decision", "case_no"),
        ("penalty_decision", "doc_no"),
        ("onspot_penalty_decision", "doc_no"),
    ),
    "cause": (
        ("filing_approval", "cause_of_action"),
        ("penalty_decision", "cause_of_action"),
        ("case_cover", "title"),
    ),
    "agency": (
        ("penalty_decision", "agency_name"),
        ("onspot_penalty_decision", "agency_name"),
        ("case_cover", "agency_name"),
        ("inspection_notice", "agency_name"),
        ("license_decision", "agency_name"),
    ),
    "party": (
        ("penalty_decision", "party.name"),
        ("onspot_penalty_decision", "party.name"),
        ("filing_approval", "party.name"),
        ("prior_notice", "party.name"),
        ("inspection_notice", "target.name"),
        ("seizure_decision", "party.name"),
        ("license_application", "party.name"),
    ),
    "filing_date": (("filing_approval", "filing_date"), ("filing_approval", "approve_date")),
    "decision_date": (
        ("penalty_decision", "decision_date"),
        ("penalty_decision", "doc_date"),
        ("onspot_penalty_decision", "decision_date"),
        ("license_decision", "decision_date"),
    ),
}
"""Where the head of a case file is taken from, first choice first."""


def result_json(result: ReviewResult) -> str:
    """The result as JSON text, validated against the contract."""
    return json_text(result_document(result))


def result_schema() -> str:
    """The JSON Schema of `juanjian.result/1`."""
    return json.dumps(ResultDocument.model_json_schema(), ensure_ascii=False, indent=1)


def result_document(result: ReviewResult) -> ResultDocument:
    """The result in the shape of the contract."""
    case_facts = result.case_facts
    outcome = result.outcome
    return ResultDocument(
        source=SourcePart.model_validate(result.source),
        status=result.status,
        case_file=_case_file(case_facts) if case_facts else None,
        pages=[_page(page) for page in case_facts.pages] if case_facts else [],
        documents=[
            DocumentPart.model_validate(document)
            for document in (case_facts.documents if case_facts else ())
        ],
        facts=[FactPart.model_validate(fact) for fact in (case_facts.facts if case_facts else ())],
        findings=[FindingPart.model_validate(finding) for finding in outcome.findings],
        undetermined=[UndeterminedPart.model_validate(item) for item in outcome.undetermined],
        clear=list(outcome.clear),
        problems=[ProblemPart.model_validate(problem) for problem in result.problems],
        score=ScorePart.model_validate(result.score) if result.score else None,
        versions=dict(result.versions),
        seconds={station: round(spent, 3) for station, spent in result.seconds.items()},
    )


def _case_file(case_facts: CaseFacts) -> CaseFilePart:
    head = {name: _first_of(case_facts, places) for name, places in _HEADINGS.items()}
    return CaseFilePart(
        kind=case_facts.kind,
        kind_confidence=case_facts.kind_confidence,
        domain=case_facts.domain,
        **head,
    )


def _first_of(case_facts: CaseFacts, places: tuple[tuple[str, str], ...]) -> str | None:
    for kind, name in places:
        for fact in case_facts.facts_named(kind, name):
            if fact.status == "read" and fact.value is not None:
                return str(json_value(fact.value))
    return None


def _page(page: Page) -> PagePart:
    """Tick boxes stay inside: they are marks to us, text to the reader of a result."""
    return PagePart.model_validate(
        {
            "page_no": page.page_no,
            "width": round(page.width, 2),
            "height": round(page.height, 2),
            "reading": page.reading,
            "rotation": page.rotation,
            "confidence": page.confidence,
            "marks": [
                MarkPart.model_validate(mark) for mark in page.marks if mark.kind != "tick_box"
            ],
        }
    )
