"""What people said of findings: which words still hold, and which comes back by an undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from review.model.case_record import REJECT_REASON_NAMES
from review.model.verdict import VERDICT_NAMES, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.model.case_record import RejectReason, VerdictRecord
    from review.model.verdict import VerdictValue

VALUE_NAMES: Mapping[str, str] = {
    **dict[str, str](VERDICT_NAMES.items()),
    "open": "存疑",
    "": "未处理",
}
"""As the desk says them; "": nobody has decided, or what was decided was taken back."""


def standing_words(records: Iterable[VerdictRecord]) -> tuple[VerdictRecord, ...]:
    """The words that hold, oldest first: without those taken back and the takings back.

    So a word that comes back by an undo is again that of the person who said it.
    """
    ordered = tuple(records)
    undone = {one.undoes for one in ordered if one.undoes is not None}
    return tuple(one for one in ordered if one.undoes is None and one.id not in undone)


def latest_words(words: Iterable[VerdictRecord]) -> dict[str, VerdictRecord]:
    """The word that governs each finding: the one said last, later written where at once."""
    return {one.finding: one for one in sorted(words, key=lambda one: (one.when, one.id))}


def last_words_of(records: Iterable[VerdictRecord], user_id: int) -> tuple[VerdictRecord, ...]:
    """What this person said last and has not taken back: all of one action, said at one moment."""
    own = [one for one in standing_words(records) if one.user_id == user_id]
    return tuple(one for one in own if one.when == own[-1].when) if own else ()


def as_verdict(record: VerdictRecord) -> Verdict:
    """The word as scoring and reports take it."""
    return Verdict(
        finding=record.finding,
        value=cast("VerdictValue", record.value),
        who=record.who,
        when=record.when,
        reason=say_reason(record),
        points=record.points,
        reason_kind=record.reason_kind,
        severity=record.severity,
    )


def say_reason(record: VerdictRecord) -> str:
    """误报：印章见于原件."""
    kind = reason_name(record.reason_kind)
    return "：".join(part for part in (kind, record.note) if part)


def reason_name(kind: str) -> str:
    """误报, 不计分, 口径, 识别错; "" where there is none."""
    return REJECT_REASON_NAMES.get(cast("RejectReason", kind), "")
