"""The provisional score of a case file from the findings of a review.

A finding takes points off only where the rows let a machine's word into the draft: checks marked
`auto_flag` whose facts were read with enough confidence. All others wait for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.score import Score, ScoredItem
from review.standards.scoring_tables import load_scoring

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.defect import Defect
    from review.model.finding import Finding
    from review.model.result import ReviewOutcome
    from review.standards.load import Standards
    from review.standards.scoring_tables import ScoreItem, ScoringTables

DRAFT_CONFIDENCE = 0.9
DRAFT_AUTOMATION = "auto_flag"
VETO_POINTS = 100.0
"""Points that stand for a veto; a lesser form of the same defect names fewer."""
HEAVY = ("substantive", "fatal")
"""A finding of such severity keeps a file from the best grade."""


def score_outcome(
    outcome: ReviewOutcome,
    case_kind: str,
    standards: Standards,
    scoring: ScoringTables | None = None,
) -> Score:
    """Item by item: points less the deductions of its defects, each capped, none counted twice.

    An unknown kind of case file has no table: its score is 0 without items.
    """
    rules = scoring or load_scoring()
    counted = _counted(outcome.findings, standards, rules)
    items = tuple(
        _score_item(item, counted, outcome.findings, standards)
        for item in rules.tables.get(case_kind, ())
    )
    placed = {finding_id for item in items for finding_id in item.findings}
    taking = {finding.id for finding in counted} & placed
    total = round(sum(item.gained for item in items), 1)
    vetoes = [finding for finding in counted if _vetoes(finding, rules)]
    return Score(
        standard=rules.standard,
        total=total,
        grade=_grade(total, counted, bool(vetoes), rules),
        provisional=True,
        vetoes=tuple(finding.id for finding in vetoes),
        items=items,
        recorded=tuple(one.id for one in outcome.findings if one.id not in taking),
    )


def _counted(
    findings: Iterable[Finding], standards: Standards, rules: ScoringTables
) -> tuple[Finding, ...]:
    """Findings that take points off: fit for the draft, and not another form of the same fact."""
    fit = [finding for finding in findings if _fit_for_draft(finding, standards)]
    codes = {finding.defect for finding in fit}
    hidden = {
        code
        for rule in rules.suppressions
        if codes.intersection(rule.codes)
        for code in rule.suppressed
    }
    return tuple(finding for finding in fit if finding.defect not in hidden)


def _fit_for_draft(finding: Finding, standards: Standards) -> bool:
    defect = standards.defects[finding.defect]
    return defect.automation == DRAFT_AUTOMATION and finding.confidence >= DRAFT_CONFIDENCE


def _score_item(
    item: ScoreItem,
    counted: tuple[Finding, ...],
    findings: Iterable[Finding],
    standards: Standards,
) -> ScoredItem:
    taken = sum(_deduction(standards.defects[code], counted) for code in item.defects)
    return ScoredItem(
        item=item.id,
        name=item.name,
        points=item.points,
        deducted=round(min(item.points, taken), 1),
        findings=tuple(finding.id for finding in findings if finding.defect in item.defects),
    )


def _deduction(defect: Defect, counted: tuple[Finding, ...]) -> float:
    """What the findings of one defect take off, up to the cap of its row."""
    taken = sum(finding.deduction for finding in counted if finding.defect == defect.code)
    return min(defect.cap, taken)


def _vetoes(finding: Finding, rules: ScoringTables) -> bool:
    return finding.defect in rules.veto_codes and finding.deduction >= VETO_POINTS


def _grade(total: float, counted: tuple[Finding, ...], vetoed: bool, rules: ScoringTables) -> str:
    """The grade of the total; a veto gives the last, a heavy finding anything but the best."""
    if vetoed:
        return rules.grades[-1].name
    best, *others = rules.grades
    heavy = any(finding.severity in HEAVY for finding in counted)
    if total >= best.least and not heavy:
        return best.name
    return next((grade.name for grade in others if total >= grade.least), rules.grades[-1].name)
