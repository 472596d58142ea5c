"""Where two people's last words on one finding differ (意见冲突): listed with both, not settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.casework.view_parts import word_view
from review.casework.words import standing_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from review.casework.standing import Standing
    from review.model.case_record import VerdictRecord


@dataclass(frozen=True, slots=True)
class Conflict:
    """A finding with the last word of each person, the latest last: it governs until a new one."""

    finding: str
    code: str
    name: str
    words: tuple[VerdictRecord, ...]


def conflicts_of(standing: Standing, among: Collection[str]) -> tuple[Conflict, ...]:
    """Conflicts on these findings (ids), in the order of the findings; vanished ones last."""
    by_finding: dict[str, dict[str, VerdictRecord]] = {}
    for word in standing_words(standing.records):
        if word.finding in among:
            by_finding.setdefault(word.finding, {})[word.who] = word
    names = {one.id: (one.defect, one.name) for one in standing.findings}
    order = {key: place for place, key in enumerate(names)}
    found = [
        Conflict(
            key,
            *names.get(key, (key.split(":")[0], "")),
            tuple(sorted(words.values(), key=lambda one: (one.when, one.id))),
        )
        for key, words in by_finding.items()
        if _differ(words.values())
    ]
    return tuple(sorted(found, key=lambda one: order.get(one.finding, len(order))))


def conflict_views(conflicts: Iterable[Conflict]) -> list[dict[str, Any]]:
    """The conflicts as plain data."""
    return [
        {
            "finding": one.finding,
            "code": one.code,
            "name": one.name,
            "words": [word_view(word) for word in one.words],
        }
        for one in conflicts
    ]


def _differ(words: Iterable[VerdictRecord]) -> bool:
    said = {(one.value, one.reason_kind, one.points, one.message, one.severity) for one in words}
    return len(said) > 1
