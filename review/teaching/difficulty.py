"""How hard a fault is to find (难度), with the reasons a training officer can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.cards import Difficulty

if TYPE_CHECKING:
    from review.model.finding import Finding

PLAIN = 2
_UNSURE = 0.75
_LEGAL = ("law_application", "discretion", "facts_evidence")
"""Categories in which the paper looks right and the reasoning is not."""


def difficulty_of(
    finding: Finding, reviewers: int, missed: int, rejected_before: bool
) -> Difficulty:
    """From 1 to 5.

    Args:
        finding: as confirmed.
        reviewers: people who each decided on a copy of their own of the same file.
        missed: those of them who did not confirm it.
        rejected_before: somebody said at first that it does not stand.
    """
    level, why = PLAIN, []
    if finding.source == "person":
        level += 1
        why.append("机器没有提示，由评查人补录")
    elif finding.confidence < _UNSURE:
        level += 1
        why.append(f"机器把握不大（{finding.confidence:.0%}）")
    pages = {place.page_no for place in finding.evidence}
    if len(pages) > 1:
        level += 1
        why.append(f"须对照{len(pages)}页才能看出")
    elif len(pages) == 1 and finding.severity == "formal":
        level -= 1
        why.append("一页上即可看出的形式问题")
    if finding.category in _LEGAL:
        level += 1
        why.append("须结合法条或裁量基准判断")
    if missed:
        level += 1
        why.append(f"{reviewers}名评查人中{missed}人未认定")
    elif rejected_before:
        level += 1
        why.append("评查人意见曾有反复")
    return Difficulty(min(max(level, 1), 5), tuple(why or ["无特殊情况"]))
