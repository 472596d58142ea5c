"""已查清单 as plain data: every applicable defect with its answer, each place to click on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from review.casework.state import open_case
from review.casework.view_parts import Paper, colour_of
from review.checks.period import UNIT_NAMES
from review.checks.wording import field_name
from review.model.citation_check import CITATION_VERDICT_NAMES
from review.model.defect import SEVERITY_NAMES
from review.model.worksheets import ANSWER_NAMES
from review.reports.worksheets_text import discretion_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.casework.state import CaseReview
    from review.model.people import User
    from review.reports.contract import FactPart
    from review.reports.worksheets_contract import CheckedPart
    from review.standards.load import Standards
    from review.store.office import Store


def open_checked_view(
    store: Store, standards: Standards, user: User, case_id: str
) -> dict[str, Any]:
    """What was checked, with the numbers of each answer; empty where the result has no worksheets.

    Raises:
        NotFoundError: not there for this person. ConflictError: there is no result yet.
    """
    review = open_case(store, standards, user, case_id)
    sheets = review.worksheets
    paper = Paper.of(review.result)
    steps = _Steps(review, standards, paper)
    checked = sheets.checked if sheets else []
    counts = Counter(one.answer for one in checked)
    return {
        "counts": [
            {"answer": answer, "name": name, "count": counts[answer]}
            for answer, name in ANSWER_NAMES.items()
        ],
        "checked": [_row(one, standards, paper, steps) for one in checked],
        "citations": [
            {
                "written": one.written,
                "law": one.law,
                "version": one.version,
                "day": one.day.isoformat() if one.day else None,
                "verdict": one.verdict,
                "verdict_name": CITATION_VERDICT_NAMES[one.verdict],
                "reason": one.reason,
                "words": one.words or one.article_words,
                "source": one.source,
                "places": paper.places(one.evidence),
            }
            for one in (sheets.citations if sheets else ())
        ],
        "discretion": [
            {
                "violation": one.violation,
                "document": paper.titles.get(one.document, ""),
                "lines": [line.strip() for line in discretion_lines(one)],
                "places": paper.places(
                    place for compared in one.compared for place in compared.evidence
                ),
            }
            for one in (sheets.discretion if sheets else ())
        ],
    }


def _row(one: CheckedPart, standards: Standards, paper: Paper, steps: _Steps) -> dict[str, Any]:
    category = standards.categories.get(one.category)
    return {
        "code": one.defect,
        "name": one.name,
        "category": one.category,
        "category_name": category.name if category else one.category,
        "severity": one.severity,
        "severity_name": SEVERITY_NAMES[one.severity],
        "colour": colour_of(one.severity),
        "answer": one.answer,
        "answer_name": ANSWER_NAMES[one.answer],
        "reason": one.reason,
        "steps": steps.say(one.steps),
        "places": paper.places(one.evidence),
        "findings": list(one.findings),
    }


class _Steps:
    """Says the steps of an answer: a fact with its place, a length of time, a remark."""

    def __init__(self, review: CaseReview, standards: Standards, paper: Paper) -> None:
        self._facts = {fact.id: fact for fact in review.result.facts}
        self._kinds = {one.id: one.kind for one in review.result.documents}
        self._standards = standards
        self._paper = paper

    def say(self, steps: Iterable[Mapping[str, object]]) -> list[dict[str, Any]]:
        """Each step as words and, where it has one, a place."""
        return [said for step in steps if (said := self._one(step))["text"]]

    def _one(self, step: Mapping[str, object]) -> dict[str, Any]:
        fact = self._facts.get(str(step.get("fact")))
        if fact is not None:
            return self._fact(fact)
        if "time_limit" in step:
            limit = self._standards.time_limits.get(str(step["time_limit"]))
            name = limit.name if limit else step["time_limit"]
            unit = UNIT_NAMES.get(str(step.get("unit", "")), "")
            text = f"{name}：应{step.get('allowed')}{unit}，实{step.get('actual')}{unit}"
            return {"text": text, "place": None}
        return {"text": str(step.get("note", "")), "place": None}

    def _fact(self, fact: FactPart) -> dict[str, Any]:
        title = self._paper.titles.get(fact.document, "")
        name = field_name(self._standards, self._kinds.get(fact.document, ""), fact.field)
        places = self._paper.places(fact.evidence[:1])
        return {
            "text": f"《{title}》{name}：{fact.raw or '空白'}",
            "place": places[0] if places else None,
        }
