"""Finished copies compared (比对): finding by finding, item by item, in total and on vetoes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.cross_review.difference import difference_of
from review.campaign.cross_review.same_findings import same_findings
from review.model.cross_review import (
    ComparedFinding,
    ComparedItem,
    Comparison,
    CopyWord,
    ReviewedCopy,
)
from review.model.defect import SEVERITY_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.campaign.cross_review.same_findings import SameFinding
    from review.model.campaign import CampaignConfig
    from review.model.cross_review import Agreement, Seat
    from review.model.finding import Finding
    from review.model.score import Score, ScoredItem

_RANKS = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


@dataclass(frozen=True, slots=True)
class FinishedCopy:
    """What is compared of a copy: `findings` as the machine and people allege them, not amended.

    `words`: this reviewer's, by the finding's id.
    """

    seat: Seat
    user_id: int
    who: str
    case_id: str
    findings: tuple[Finding, ...]
    words: Mapping[str, CopyWord]
    score: Score


def compare(copies: Sequence[FinishedCopy], config: CampaignConfig) -> Comparison:
    """A, B and, where there is one, the third: compared in this order."""
    reviewed = tuple(_in_numbers(one) for one in copies)
    same = same_findings({one.seat: one.findings for one in copies})
    found = [_compared(one, copies) for one in same]
    found.sort(
        key=lambda one: (_RANKS.get(one.severity, len(_RANKS)), one.defect, one.page_no or 0)
    )
    return Comparison(
        copies=reviewed,
        difference=difference_of(reviewed[0], reviewed[1], config),
        findings=tuple(found),
        items=_items(copies),
    )


def agreement_of(words: Sequence[CopyWord]) -> Agreement:
    """Whether the reviewers said the same.

    A finding stands for all, with the same points, weight and wording; or for none. 不计分 says
    that it is true, the other reasons of a rejection that it is not: that differs too.
    """
    if any(one.stands is None for one in words):
        return "unsaid"
    if len({_meaning(one) for one in words}) == 1:
        return "agreed"
    return "differs"


def _gravest_first(finding: ComparedFinding) -> tuple[int, str, int]:
    return _RANKS.get(finding.severity, len(_RANKS)), finding.defect, finding.page_no or 0


def _meaning(word: CopyWord) -> tuple[object, ...]:
    if word.stands:
        return True, word.points, word.severity, word.message
    return False, word.reason_kind == "not_counted"


def _compared(same: SameFinding, copies: Sequence[FinishedCopy]) -> ComparedFinding:
    words = tuple(_word(same, one) for one in copies)
    shown = same.shown
    return ComparedFinding(
        defect=shown.defect,
        name=shown.name,
        severity=shown.severity,
        message=shown.message,
        page_no=min((place.page_no for place in shown.evidence), default=None),
        words=words,
        agreement=agreement_of(words),
        added=all(one.source == "person" for one in same.held.values()),
    )


def _word(same: SameFinding, copy: FinishedCopy) -> CopyWord:
    finding = same.held.get(copy.seat)
    if finding is None:
        return CopyWord(copy.seat, copy.user_id, copy.who, absent=True)
    said = copy.words.get(finding.id)
    return said or CopyWord(copy.seat, copy.user_id, copy.who, finding=finding.id)


def _in_numbers(copy: FinishedCopy) -> ReviewedCopy:
    score = copy.score
    said = {key for key, word in copy.words.items() if word.stands}
    return ReviewedCopy(
        seat=copy.seat,
        user_id=copy.user_id,
        who=copy.who,
        case_id=copy.case_id,
        total=score.total,
        grade=score.grade,
        provisional=score.provisional,
        # A draft of the machine is nobody's opinion on a veto.
        vetoes=tuple(sorted({one.group for one in score.veto_reasons if one.finding in said})),
    )


def _items(copies: Sequence[FinishedCopy]) -> tuple[ComparedItem, ...]:
    gained: dict[str, dict[Seat, float]] = {}
    rows: dict[str, ScoredItem] = {}
    for copy in copies:
        for item in copy.score.items:
            rows.setdefault(item.item, item)
            gained.setdefault(item.item, {})[copy.seat] = round(item.gained, 1)
    return tuple(ComparedItem(key, row.name, row.points, gained[key]) for key, row in rows.items())
