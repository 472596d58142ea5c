"""规则质量: what people made of each rule's claims, over the whole office.

A rate is false alarms (误报, 识别错) among what was judged, with the interval in which the true
rate lies: of one claim judged, nothing is known yet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from review.errors import ForbiddenError
from review.model.interval import wilson
from review.model.learning import QualitySpan, RuleQuality
from review.store import cases
from review.store.learning.judged import judged_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from review.model.people import User
    from review.standards.load import Standards
    from review.store.learning.judged import Judged
    from review.store.office import Store

FALSE = frozenset({"false_alarm", "misread"})
DECIDED = frozenset({"confirmed", "amended", "rejected"})
MAY_SEE = frozenset({"admin", "trainer", "leader"})
ENOUGH = 5
"""Fewer judged in a month or version say nothing of it alone."""


def rule_quality(store: Store, standards: Standards, user: User) -> tuple[RuleQuality, ...]:
    """By rule, the most false alarms first; of the case files, those that this person may see.

    Raises:
        ForbiddenError: reviewers see the rules of their own case files on the bench.
    """
    if user.role not in MAY_SEE:
        raise ForbiddenError("quality_not_for_role", "规则质量由管理员、培训员和组长查看。")
    with store.database.read() as s:
        words = [one for one in judged_findings(s) if one.value in DECIDED]
        seen = {
            case_id for case_id in {one.case_id for one in words} if cases.may_see(s, user, case_id)
        }
    by_rule: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in words:
        by_rule[one.finding.partition(":")[0]].append(one)
    made = [_quality(code, own, standards, seen) for code, own in by_rule.items()]
    return tuple(sorted(made, key=lambda one: (-one.false, -one.judged, one.defect)))


def judged_by_rule(store: Store) -> dict[str, int]:
    """How many claims of each rule people have decided."""
    with store.database.read() as s:
        words = judged_findings(s)
    counts: defaultdict[str, int] = defaultdict(int)
    for one in words:
        if one.value in DECIDED:
            counts[one.finding.partition(":")[0]] += 1
    return dict(counts)


def is_false(value: str, reason_kind: str) -> bool:
    """The machine was wrong; 不计分 and 口径 say something else."""
    return value == "rejected" and reason_kind in FALSE


def _quality(code: str, words: list[Judged], standards: Standards, seen: set[str]) -> RuleQuality:
    false = [one for one in words if is_false(one.value, one.reason_kind)]
    low, high = wilson(len(false), len(words))
    defect = standards.defects.get(code)
    return RuleQuality(
        defect=code,
        name=defect.name if defect else code,
        severity=defect.severity if defect else "",
        judged=len(words),
        confirmed=sum(one.value in ("confirmed", "amended") for one in words),
        false=len(false),
        low=low,
        high=high,
        cases=_files(false, seen),
        judged_cases=_files(words, seen),
        spans=(
            *_spans(words, lambda one: one.at.strftime("%Y-%m")),
            *_spans(words, lambda one: one.program),
        ),
    )


def _files(words: Iterable[Judged], seen: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.case_id for one in words if one.case_id in seen))


def _spans(words: Iterable[Judged], key: Callable[[Judged], str]) -> tuple[QualitySpan, ...]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in words:
        groups[key(one)].append(one)
    made: list[QualitySpan] = []
    for name, own in sorted(groups.items()):
        if len(own) >= ENOUGH:
            false = sum(is_false(one.value, one.reason_kind) for one in own)
            made.append(QualitySpan(name, len(own), false, *wilson(false, len(own))))
    return tuple(made)
