"""DIS-08: cases ended without a penalty, and what that would have needed."""

from __future__ import annotations

from corpora.defects.ways import Change, Way, both, of, omitting, only

_NEEDS = of("no_penalty")
_DECISION = "no_penalty_decision"


def _silent(field: str) -> Change:
    """No paper speaks of it."""
    keys = (_DECISION, "investigation_report", "decision_approval", "case_closing_report")
    return both(*(omitting(key, field) for key in keys))


WAYS: tuple[Way, ...] = (
    Way(
        "DIS-08",
        "不予处罚没有教育记载",
        (_DECISION,),
        _silent("education_record"),
        needs=_NEEDS,
    ),
    Way(
        "DIS-08",
        "不予处罚没有写明轻微、改正、无后果",
        (_DECISION,),
        _silent("circumstances"),
        needs=_NEEDS,
    ),
    Way(
        "DIS-08",
        "不予处罚未经审批",
        ("decision_approval",),
        only("decision_approval"),
        needs=_NEEDS,
    ),
)
