"""Joins verdicts to the findings of a result."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from review.model.verdict import Confirmed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.finding import Finding
    from review.model.verdict import Verdict


def join_verdicts(
    findings: Iterable[Finding], verdicts: Iterable[Verdict], bonus: Iterable[str] = ()
) -> Confirmed:
    """The latest word on each finding governs; of two at the same time, the one written later.

    Verdicts on findings that a new run no longer has are named as stale, none is lost.
    """
    known = {finding.id for finding in findings}
    history = tuple(sorted(verdicts, key=lambda verdict: verdict.when))
    return Confirmed(
        latest=MappingProxyType({one.finding: one for one in history if one.finding in known}),
        history=history,
        stale=tuple(dict.fromkeys(one.finding for one in history if one.finding not in known)),
        bonus=tuple(bonus),
    )
