"""With which words the joint case begins (合议卷的初始认定)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.words import VALUE_NAMES, reason_name
from review.model.cross_review import SEAT_NAMES

if TYPE_CHECKING:
    from review.model.cross_review import ComparedFinding, CopyWord

LONGEST_SAID = 400
"""Of one reviewer's note; the whole note stands in the history of the finding."""


def is_open(finding: ComparedFinding) -> bool:
    """Whether the joint case has to decide it; where all agree, their word is carried over."""
    return finding.agreement != "agreed"


def is_untouched(finding: ComparedFinding) -> bool:
    """Nobody said a word of it: it is as the machine left it."""
    return all(not one.value for one in finding.words)


def what_was_said(finding: ComparedFinding) -> str:
    """Every reviewer's word, for those who decide.

    For example: 初评意见不一致：评查员A甲：成立；评查员B乙：不成立（误报：印章清晰）。请合议。
    """
    said = "；".join(say_word(one) for one in finding.words)
    return f"初评意见不一致：{said}。请合议。"


def say_word(word: CopyWord) -> str:
    """评查员A甲：不成立（误报：印章清晰）."""
    who = f"{SEAT_NAMES[word.seat]}{word.who}"
    if word.absent:
        return f"{who}：卷中未列此问题"
    parts = [reason_name(word.reason_kind), word.note[:LONGEST_SAID]]
    detail = "：".join(part for part in parts if part)
    if word.points is not None:
        detail = "，".join(part for part in (detail, f"扣{word.points:g}分") if part)
    return f"{who}：{VALUE_NAMES[word.value]}" + (f"（{detail}）" if detail else "")
