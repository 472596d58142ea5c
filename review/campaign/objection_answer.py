"""What an answer to an objection makes of the finding (申辩复核结论): pure rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.casework.word_given import LONGEST, Word, checked_word, plain_text
from review.errors import CaseworkError
from review.model.defect import SEVERITY_NAMES
from review.model.feedback import OUTCOME_NAMES

if TYPE_CHECKING:
    from review.model.finding import Finding

_RANKS = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to be given. `reject_kind`: why an accepted objection rejects the finding.

    `points`, `severity`, `message`: what the finding is to be instead, where partly accepted.
    """

    outcome: str
    reason: str
    reject_kind: str = "false_alarm"
    points: float | None = None
    severity: str = ""
    message: str = ""


def word_of(answer: Answer, finding: Finding, points_now: float) -> Word | None:
    """The verdict that the answer gives; None where the objection is refused.

    An objection never makes it worse (不因申辩加重): neither points nor weight may grow.
    `points_now`: what the finding takes off alone.

    Raises:
        CaseworkError: the answer lacks something, or makes it worse.
    """
    reason = plain_text(answer.reason)
    if answer.outcome not in OUTCOME_NAMES:
        raise CaseworkError("answer_outcome", "复核结论只能是采纳、部分采纳或不采纳。")
    if not reason or len(reason) > LONGEST // 2:
        raise CaseworkError("answer_reason", f"请写明复核理由，以{LONGEST // 2}字为限。")
    if answer.outcome == "refused":
        return None
    if answer.outcome == "accepted":
        return checked_word(Word("rejected", answer.reject_kind, f"采纳申辩：{reason}"))
    if answer.points is None and not answer.severity and not answer.message.strip():
        raise CaseworkError("answer_partly", "部分采纳须写明调整后的扣分、严重程度或者表述。")
    word = checked_word(
        Word(
            "amended",
            note=f"部分采纳申辩：{reason}",
            points=answer.points,
            severity=answer.severity,
            message=answer.message,
        )
    )
    lighter = not word.severity or _RANKS[word.severity] >= _RANKS[finding.severity]
    if (word.points is not None and word.points > points_now) or not lighter:
        raise CaseworkError("answer_worse", "不得因申辩加重：扣分和严重程度不能高于反馈时的认定。")
    return word
