"""Which findings take points off: a person's verdict decides, before it the rules of the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.language.distance import distance
from review.model.defect import SEVERITY_NAMES
from review.model.score import Recorded

if TYPE_CHECKING:
    from review.model.finding import Finding
    from review.model.verdict import Confirmed, Verdict
    from review.scoring.case import ScoredCase
    from review.standards.load import Standards
    from review.standards.scoring_tables import Suppression

DRAFT_CONFIDENCE = 0.9
DRAFT_AUTOMATION = "auto_flag"

_RANKS = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


@dataclass(frozen=True, slots=True)
class Counted:
    """A finding that takes points off: `points` alone, before the cap of its code.

    `full`: the defect in its full form, as a veto needs it: all points, severity not lowered.
    """

    finding: Finding
    points: float
    full: bool


def sift(
    case: ScoredCase, standards: Standards, confirmed: Confirmed | None
) -> tuple[tuple[Counted, ...], tuple[Recorded, ...]]:
    """Findings that count, and those only recorded, with the reason.

    **Source**: scoring rules R1 (one fact counts once), R5 and R6 (people decide; a draft takes
    only sure rules).
    """
    standing: list[Counted] = []
    recorded: list[Recorded] = []
    for finding in case.findings:
        verdict = confirmed.latest.get(finding.id) if confirmed else None
        reason = _why_not(finding, verdict, standards)
        if reason:
            recorded.append(Recorded(finding.id, reason))
        else:
            standing.append(_counted(finding, verdict, standards))
    counted: list[Counted] = []
    codes = frozenset(one.finding.defect for one in standing)
    for one in standing:
        reason = _same_fact(one.finding, codes, case, standards)
        if reason:
            recorded.append(Recorded(one.finding.id, reason))
        else:
            counted.append(one)
    return tuple(counted), tuple(recorded)


def is_decided(finding: Finding, confirmed: Confirmed | None) -> bool:
    """A person has said of the finding whether it stands."""
    verdict = confirmed.latest.get(finding.id) if confirmed else None
    return verdict is not None and verdict.value != "open"


def _why_not(finding: Finding, verdict: Verdict | None, standards: Standards) -> str:
    """Why a finding takes nothing off; empty where it does."""
    if finding.defect not in standards.defects:
        return "评查标准中已无此缺陷项，未计分"
    if verdict is not None and verdict.value == "rejected":
        stands = "属实但不计分" if verdict.reason_kind == "not_counted" else "不成立"
        return f"{verdict.who}认定{stands}：{verdict.reason}"
    if verdict is not None and verdict.value != "open":
        return ""
    if standards.defects[finding.defect].automation != DRAFT_AUTOMATION:
        return "待人工确认：该项须由人判断，未确认不扣分"
    if finding.confidence < DRAFT_CONFIDENCE:
        return f"待人工确认：所据要素把握{finding.confidence:.2f}，低于{DRAFT_CONFIDENCE}"
    return ""


def _counted(finding: Finding, verdict: Verdict | None, standards: Standards) -> Counted:
    row = standards.defects[finding.defect].points
    points = row if finding.points is None else finding.points
    if verdict is not None and verdict.points is not None:
        points = verdict.points
    full = points >= row
    if verdict is not None and verdict.value == "amended" and verdict.severity:
        full = full and _RANKS[verdict.severity] <= _RANKS[finding.severity]
        finding = replace(finding, severity=verdict.severity)
    return Counted(finding, points, full)


def _same_fact(
    finding: Finding, codes: frozenset[str], case: ScoredCase, standards: Standards
) -> str:
    """Names the defect that stands for the same fact, of those standing; else empty."""
    for rule in standards.scoring.suppressions:
        stronger = [code for code in rule.codes if code in codes]
        if finding.defect in rule.suppressed and stronger and _holds(rule, finding, case):
            names = "、".join(f"{code}（{standards.defects[code].name}）" for code in stronger)
            return f"同一事实已按{names}计分，只记录"
    return ""


def _holds(rule: Suppression, finding: Finding, case: ScoredCase) -> bool:
    """Whether the rule speaks of this finding: its facts differ by a slip of the pen at most."""
    if rule.max_edits is None:
        return True
    used = (case.fact_words.get(str(step.get("fact"))) for step in finding.explanation)
    words = [word for word in used if word]
    return any(
        0 < distance(one, other) <= rule.max_edits
        for index, one in enumerate(words)
        for other in words[index + 1 :]
    )
