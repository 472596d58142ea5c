"""Writes a review result as `juanjian.result/1`."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from review.model.fact import Citation
from review.reports import contract

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.fact import Evidence, Fact, FactValue
    from review.model.finding import Finding
    from review.model.geometry import Box
    from review.model.page import Page
    from review.model.result import ReviewResult
    from review.model.score import Score

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
    """The result as JSON text, UTF-8, validated against the contract."""
    document = result_document(result)
    data = document.model_dump(by_alias=True, mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1)


def result_schema() -> str:
    """The JSON Schema of `juanjian.result/1`."""
    schema = contract.ResultDocument.model_json_schema(by_alias=True)
    return json.dumps(schema, ensure_ascii=False, indent=1)


def result_document(result: ReviewResult) -> contract.ResultDocument:
    """The result in the shape of the contract."""
    case_facts = result.case_facts
    outcome = result.outcome
    return contract.ResultDocument(
        source=contract.SourcePart(
            file=result.source.file,
            sha256=result.source.sha256,
            page_count=result.source.page_count,
            byte_count=result.source.byte_count,
        ),
        status=result.status,
        case_file=_case_file(case_facts) if case_facts else None,
        pages=[_page(page) for page in case_facts.pages] if case_facts else [],
        documents=[
            contract.DocumentPart(
                id=document.id,
                kind=document.kind,
                title=document.title,
                first_page=document.first_page,
                last_page=document.last_page,
                confidence=_confidence(document.confidence),
            )
            for document in (case_facts.documents if case_facts else ())
        ],
        facts=[_fact(fact) for fact in case_facts.facts] if case_facts else [],
        findings=[_finding(finding) for finding in outcome.findings],
        undetermined=[
            contract.UndeterminedPart(
                defect=item.defect, reason=item.reason, evidence=_places(item.evidence)
            )
            for item in outcome.undetermined
        ],
        clear=list(outcome.clear),
        problems=[
            contract.ProblemPart(
                stage=problem.stage,
                page_no=problem.page_no,
                code=problem.code,
                message=problem.message,
            )
            for problem in result.problems
        ],
        score=_score(result.score) if result.score else None,
        versions=dict(result.versions),
        seconds={stage: round(seconds, 3) for stage, seconds in result.seconds.items()},
    )


def json_value(value: FactValue | None) -> object:
    """A fact's value as the contract writes it: ISO dates, times to the minute, 分 as integers."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Citation):
        written = {
            "law": value.name,
            "article": value.article,
            "article_insert": value.article_insert,
            "paragraph": value.paragraph,
            "item": value.item,
            "version": value.version,
        }
        return {key: part for key, part in written.items() if part is not None}
    return list(value) if isinstance(value, tuple) else value


def _case_file(case_facts: CaseFacts) -> contract.CaseFilePart:
    head = {name: _first_of(case_facts, places) for name, places in _HEADINGS.items()}
    return contract.CaseFilePart(
        kind=case_facts.kind,
        kind_confidence=_confidence(case_facts.kind_confidence),
        domain=case_facts.domain,
        **head,
    )


def _first_of(case_facts: CaseFacts, places: tuple[tuple[str, str], ...]) -> str | None:
    for kind, name in places:
        for fact in case_facts.facts_named(kind, name):
            if fact.status == "read" and fact.value is not None:
                return str(json_value(fact.value))
    return None


def _page(page: Page) -> contract.PagePart:
    return contract.PagePart(
        page_no=page.page_no,
        width=round(page.width, 2),
        height=round(page.height, 2),
        reading=page.reading,
        rotation=page.rotation,  # type: ignore[arg-type]  # validated by the model
        confidence=_confidence(page.confidence),
        marks=[
            contract.MarkPart(
                kind=mark.kind,
                box=_box(mark.box),
                confidence=_confidence(mark.confidence),
                text=mark.text,
            )
            for mark in page.marks
            if mark.kind != "tick_box"
        ],
    )


def _fact(fact: Fact) -> contract.FactPart:
    return contract.FactPart(
        id=fact.id,
        document=fact.document,
        field=fact.field,
        value=json_value(fact.value),
        raw=fact.raw,
        confidence=_confidence(fact.confidence),
        evidence=_places(fact.evidence),
    )


def _finding(finding: Finding) -> contract.FindingPart:
    return contract.FindingPart(
        id=finding.id,
        defect=finding.defect,
        category=finding.category,
        name=finding.name,
        severity=finding.severity,  # type: ignore[arg-type]  # validated by the model
        confidence=_confidence(finding.confidence),
        source=finding.source,
        message=finding.message,
        explanation=[dict(step) for step in finding.explanation],
        basis=[
            contract.BasisPart(
                law=basis.law,
                article=basis.article,
                paragraph=basis.paragraph,
                item=basis.item,
            )
            for basis in finding.basis
        ],
        evidence=_places(finding.evidence),
        advice=finding.advice,
        deduction=finding.deduction,
    )


def _score(score: Score) -> contract.ScorePart:
    return contract.ScorePart(
        standard=score.standard,
        total=score.total,
        grade=score.grade,
        provisional=score.provisional,
        vetoes=list(score.vetoes),
        items=[
            contract.ScoreItemPart(
                item=item.item,
                points=item.points,
                deducted=item.deducted,
                findings=list(item.findings),
            )
            for item in score.items
        ],
    )


def _places(evidence: tuple[Evidence, ...]) -> list[contract.PlacePart]:
    return [
        contract.PlacePart(
            page_no=place.page_no, box=_box(place.box), text=place.text, document=place.document
        )
        for place in evidence
    ]


def _box(box: Box) -> contract.Box:
    return round(box.x0, 1), round(box.y0, 1), round(box.x1, 1), round(box.y1, 1)


def _confidence(value: float | None) -> float | None:
    return None if value is None else round(min(max(value, 0.0), 1.0), 3)
