"""What a person says of a finding, checked before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass

from review.errors import CaseworkError
from review.model.case_record import REJECT_REASON_NAMES
from review.model.defect import SEVERITY_NAMES
from review.model.verdict import VERDICT_NAMES

LONGEST = 2000
"""Characters of a note or a message; more is a document of its own."""
MOST_POINTS = 100.0


@dataclass(frozen=True, slots=True)
class Word:
    """A verdict to be given; fields as in `VerdictRecord`.

    `reason_kind` of a rejection: 不计分 (`not_counted`) says that the finding is true but takes no
    points: it is recorded with this reason, neither scored nor printed as a finding. The other
    three say that it does not stand.
    """

    value: str
    reason_kind: str = ""
    note: str = ""
    points: float | None = None
    message: str = ""
    severity: str = ""


def plain_text(text: str) -> str:
    """What a person typed, without what a database cannot hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode().strip()


def checked_word(word: Word) -> Word:
    """The word with what its value has no use for left out.

    Raises:
        CaseworkError: no such value, or it lacks what it needs.
    """
    if word.value not in VERDICT_NAMES:
        raise CaseworkError(
            "verdict_value",
            "认定只能是确认、排除、修改或存疑（confirmed、rejected、amended、open）。",
        )
    if max(len(word.note), len(word.message)) > LONGEST:
        raise CaseworkError("verdict_too_long", f"备注和表述各以{LONGEST}字为限，请缩短。")
    note = plain_text(word.note)
    if word.value == "rejected":
        if word.reason_kind not in REJECT_REASON_NAMES:
            raise CaseworkError(
                "verdict_reason",
                f"排除须选择理由：{'、'.join(REJECT_REASON_NAMES.values())}。",
            )
        return Word("rejected", word.reason_kind, note)
    if word.value == "amended":
        return _amendment(word, note)
    return Word(word.value, note=note)


def _amendment(word: Word, note: str) -> Word:
    if not note:
        raise CaseworkError("verdict_note", "修改须在备注中写明理由。")
    # Written this way round, so that a number that is none (NaN) is refused too.
    if word.points is not None and not 0 <= word.points <= MOST_POINTS:
        raise CaseworkError("verdict_points", f"扣分须在0与{MOST_POINTS:g}之间。")
    if word.severity and word.severity not in SEVERITY_NAMES:
        raise CaseworkError(
            "verdict_severity", f"严重程度只能是{'、'.join(SEVERITY_NAMES.values())}之一。"
        )
    return Word("amended", "", note, word.points, plain_text(word.message), word.severity)
