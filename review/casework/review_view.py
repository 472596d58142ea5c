"""复核台 as plain data (`ReviewView`): findings with places and words, score, pages, documents."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from review.casework.access import require_case
from review.casework.brief import case_brief, say_moment
from review.casework.conflicts import conflicts_of
from review.casework.finish import may_reopen
from review.casework.state import review_of
from review.casework.view_parts import (
    Paper,
    basis_view,
    colour_of,
    corners_of,
    governing_day,
    word_view,
)
from review.model.case_record import REJECT_REASON_NAMES
from review.model.defect import SEVERITY_NAMES
from review.store import pages, places
from review.store.campaigns import rulings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from review.casework.decide import Decision
    from review.casework.state import CaseReview
    from review.model.finding import Finding
    from review.model.people import User
    from review.model.score import Score
    from review.reports.contract import ResultDocument
    from review.standards.load import Standards
    from review.store.office import Store

SOURCE_NAMES = {"rule": "规则", "model": "模型", "register": "登记库", "person": "人工补录"}
"""Who proposes a finding."""


def open_review_view(
    store: Store, standards: Standards, user: User, case_id: str
) -> dict[str, Any]:
    """The case file as the desk opens it.

    Raises:
        NotFoundError: not there for this person. ConflictError: it has no result yet.
    """
    with store.database.read() as s:
        record = require_case(s, user, case_id)
        review = review_of(s, store, standards, record)
        result = review.result
        grades = {state.page_no: state.grade for state in pages.page_states(s, case_id)}
        return {
            "case": case_brief(s, standards, record),
            "status": result.status,
            "pages": _pages(result, grades),
            "documents": document_views(result, standards),
            "findings": with_rulings(s, finding_views(review, standards)),
            "undetermined": _undetermined(result, standards),
            "problems": [{"page": one.page_no, "message": one.message} for one in result.problems],
            "stale": [{"finding": one.finding, "verdict": word_view(one)} for one in review.stale],
            "score": score_view(review.score, standards),
            "counts": asdict(review.counts),
            "revision": record.revision,
            "may_reopen": may_reopen(s, user, record),
            "place": places.place_of(s, user.id, case_id),
            "kinds_of_reject": [
                {"key": str(key), "value": value, "name": name}
                for key, (value, name) in enumerate(REJECT_REASON_NAMES.items(), start=1)
            ],
        }


def finding_views(review: CaseReview, standards: Standards) -> list[dict[str, Any]]:
    """All findings, the gravest first, each in the shape of `Finding`."""
    paper, day = Paper.of(review.result), governing_day(review.result)
    standing = review.standing
    said: dict[str, int] = {}
    for record in standing.records:
        said[record.finding] = said.get(record.finding, 0) + 1
    taken = {line.finding: line.taken for item in review.score.items for line in item.deductions}
    disputed = {one.finding for one in conflicts_of(standing, set(said))}
    return [
        {
            **_finding(one, standards, paper),
            "deduction": taken.get(one.id, 0.0),
            "basis": basis_view(standards, one.basis, day),
            "verdict": word_view(standing.words.get(one.id)),
            "history": said.get(one.id, 0),
            "disputed": one.id in disputed,
        }
        for one in standing.findings
    ]


def with_rulings(s: Session, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings with the rulings in force on their rules (口径), the newest first."""
    said: dict[str, list[dict[str, str]]] = {}
    for one in rulings.rulings_on(s, {finding["code"] for finding in findings}):
        said.setdefault(one.defect, []).append(
            {"text": one.text, "who": one.who, "when": say_moment(one.at)}
        )
    return [{**finding, "rulings": said.get(finding["code"], [])} for finding in findings]


def _finding(finding: Finding, standards: Standards, paper: Paper) -> dict[str, Any]:
    category = standards.categories.get(finding.category)
    return {
        "id": finding.id,
        "code": finding.defect,
        "name": finding.name,
        "category": finding.category,
        "category_name": category.name if category else finding.category,
        "severity": finding.severity,
        "severity_name": SEVERITY_NAMES.get(finding.severity, ""),
        "colour": colour_of(finding.severity),
        "source": finding.source,
        "source_name": SOURCE_NAMES.get(finding.source, finding.source),
        "confidence": None if finding.source == "person" else round(finding.confidence, 3),
        "message": finding.message,
        "advice": finding.advice,
        "places": [paper.place(one, corners_of(one.box)) for one in finding.evidence],
        "added": finding.source == "person",
    }


def document_views(result: ResultDocument, standards: Standards) -> list[dict[str, Any]]:
    """Documents in page order."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "kind_name": standards.kind_name(one.kind),
            "title": one.title,
            "first": one.first_page,
            "last": one.last_page,
            "confidence": one.confidence,
        }
        for one in result.documents
    ]


def score_view(score: Score, standards: Standards) -> dict[str, Any]:
    """The running score item by item, in the shape of `Score`."""
    return {
        **short_score(score),
        "standard": score.standard,
        "reason": score.grade_reason,
        "bonus": score.bonus,
        "items": [
            {
                "item": one.item,
                "name": one.name,
                "group": one.group_name,
                "points": one.points,
                "deducted": one.deducted,
                "findings": list(one.findings),
                "note": one.note,
            }
            for one in score.items
        ],
        "vetoes": [
            {
                "finding": one.finding,
                "group": one.group,
                "name": one.name,
                "confirmed_by": list(one.confirmed_by),
            }
            for one in score.veto_reasons
        ],
    }


def short_score(score: Score) -> dict[str, Any]:
    """What a click answers of the score."""
    return {
        "total": score.total,
        "grade": score.grade,
        "provisional": score.provisional,
        "undecided": len(score.undecided),
    }


def decision_view(decision: Decision) -> dict[str, Any]:
    """What a click answers: under 2 kB for one finding."""
    return {
        "changed": [
            {"id": finding, "verdict": word_view(word)} for finding, word in decision.changed
        ],
        "counts": asdict(decision.counts),
        "score": short_score(decision.score),
        "revision": decision.revision,
    }


def history_view(review: CaseReview) -> list[dict[str, Any]]:
    """Every word ever said, the newest first; `stale`: its finding is gone."""
    known = {one.id for one in review.standing.machine}
    taken = {one.undoes for one in review.verdicts}
    return [
        {
            "id": one.id,
            "finding": one.finding,
            "previous": one.previous,
            "undoes": one.undoes,
            "undone": one.id in taken,
            "stale": one.finding not in known,
            **(word_view(one) or {}),
        }
        for one in reversed(review.verdicts)
    ]


def _pages(result: ResultDocument, grades: Mapping[int, str]) -> list[dict[str, Any]]:
    at = {
        page_no: one.id
        for one in reversed(result.documents)
        for page_no in range(one.first_page, one.last_page + 1)
    }
    return [
        {
            "no": page.page_no,
            "w": page.width,
            "h": page.height,
            "reading": page.reading,
            "grade": grades.get(page.page_no, ""),
            "document": at.get(page.page_no),
        }
        for page in result.pages
    ]


def _undetermined(result: ResultDocument, standards: Standards) -> Iterable[dict[str, Any]]:
    paper = Paper.of(result)
    return [
        {
            "code": one.defect,
            "name": row.name if (row := standards.defects.get(one.defect)) else one.defect,
            "reason": one.reason,
            "places": paper.places(one.evidence),
        }
        for one in result.undetermined
    ]
