"""Plain findings, words and copies, for tables of cases that need no store."""

from __future__ import annotations

from review.campaign.cross_review.compare import FinishedCopy
from review.model.cross_review import CopyWord, ReviewedCopy
from review.model.fact import Evidence
from review.model.finding import Finding
from review.model.geometry import Box
from review.model.score import Score, ScoredItem, Veto

USERS = {"a": (1, "甲"), "b": (2, "乙"), "third": (3, "己")}


def finding(
    id="EXE-03:d1:late", defect="EXE-03", page=3, box=(10, 10, 50, 20), source="rule", **more
):
    evidence = (Evidence(page, Box(*box), "送达"),) if page else ()
    return Finding(
        id=id,
        defect=defect,
        category="delivery",
        name="送达超期",
        severity=more.pop("severity", "procedural"),
        confidence=1.0,
        source=source,
        message="送达日期晚于法定期限。",
        explanation=(),
        basis=(),
        evidence=evidence,
        advice="",
        deduction=0.0,
        **more,
    )


def word(seat, value="confirmed", finding="EXE-03:d1:late", **more):
    user_id, who = USERS[seat]
    return CopyWord(seat, user_id, who, value, finding=finding, **more)


def copy(seat, findings=(), words=(), total=90.0, vetoes=(), items=()):
    """`vetoes`: (finding, group); `items`: (id, points, deducted)."""
    user_id, who = USERS[seat]
    return FinishedCopy(
        seat=seat,
        user_id=user_id,
        who=who,
        case_id=f"copy-{seat}",
        findings=tuple(findings),
        words={one.finding: one for one in words},
        score=Score(
            standard="试",
            total=total,
            grade="优秀",
            provisional=False,
            vetoes=tuple(key for key, _ in vetoes),
            items=tuple(ScoredItem(key, key, most, taken, ()) for key, most, taken in items),
            veto_reasons=tuple(Veto(key, group, group) for key, group in vetoes),
        ),
    )


def reviewed(seat, total, *vetoes):
    user_id, who = USERS[seat]
    return ReviewedCopy(seat, user_id, who, f"copy-{seat}", total, "", False, vetoes)
