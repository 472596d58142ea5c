"""What the templates about one file may name: 反馈单, 申辩复核表."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.reports.campaign import wording
from review.reports.figures import Disagreement
from review.reports.wording import dates_in_words, long_date, points, short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.campaign_papers import FeedbackPaper, ObjectionReview

_OUTCOMES = ("采纳", "部分采纳", "不采纳")
_ROUNDING = 0.051
"""Totals are rounded to a tenth."""


def feedback_context(paper: FeedbackPaper) -> dict[str, Any]:
    """评查问题反馈单."""
    problems = wording.ordered(paper.problems)
    context = {
        "organ": paper.organ,
        "number": paper.number,
        "campaign": paper.campaign,
        "agency": paper.file.agency,
        "case": wording.case(paper.file),
        "problems": [wording.problem(no, one, paper.file) for no, one in enumerate(problems, 1)],
        "problem_count": len(problems),
        "summary_line": f"本卷经评查人员确认的问题共{len(problems)}个"
        f"（{wording.severity_counts(problems)}），评查得分{points(paper.total)}分，"
        f"拟评定等次为{paper.proposed_grade}。"
        if problems
        else f"本卷没有确认的问题，评查得分{points(paper.total)}分，"
        f"拟评定等次为{paper.proposed_grade}。",
        "total": points(paper.total),
        "proposed_grade": paper.proposed_grade,
        "appeal_line": f"你单位对上述问题、扣分或者拟评定等次有异议的，可在收到本反馈单之日起"
        f"{paper.appeal_workdays}个工作日内（至{long_date(paper.due)}止）向"
        f"{paper.appeal_to or paper.organ}书面提出申辩，逐条写明问题编号和理由，"
        "并附案卷中原有的材料；补充材料不得事后补造，补签、补日期的须注明。"
        "逾期未提出的，视为无异议。申辩由未参加本卷初评的人员复核，结论书面告知。",
        "sent_long": long_date(paper.sent),
        "due_long": long_date(paper.due),
        "sent_short": short_date(paper.sent),
        "due_short": short_date(paper.due),
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def feedback_disagreements(paper: FeedbackPaper) -> Iterator[Disagreement]:
    """Problems of another file, a due date before the feedback."""
    for one in paper.problems:
        if one.file != paper.file.id:
            yield Disagreement(f"问题{one.no}所属案卷", one.file, paper.file.id)
    if abs(paper.total - paper.file.total) > _ROUNDING:
        yield Disagreement("评查得分", points(paper.total), points(paper.file.total))
    if paper.due <= paper.sent:
        yield Disagreement("申辩截止日期", short_date(paper.due), f"{short_date(paper.sent)}之后")


def objection_context(paper: ObjectionReview) -> dict[str, Any]:
    """申辩复核表."""
    context = {
        "organ": paper.organ,
        "number": paper.number,
        "campaign": paper.campaign,
        "agency": paper.file.agency,
        "case": wording.case(paper.file),
        "received": short_date(paper.received),
        "reviewer": paper.reviewer,
        "first_reviewers": "、".join(paper.first_reviewers),
        "objections": [
            {
                **wording.problem(no, one.problem, paper.file),
                "text": dates_in_words(wording.written(one.text, "（未写明）")),
                "proof": wording.written(one.proof, "无"),
                "outcome": wording.written(one.outcome, "（待复核）"),
                "reason": wording.written(one.reason),
                "points_after": "" if one.points_after is None else points(one.points_after),
            }
            for no, one in enumerate(paper.items, 1)
        ],
        "outcome_line": _outcomes(paper),
        "before_line": f"{points(paper.total_before)}分，{paper.grade_before}",
        "after_line": "（待复核）"
        if paper.total_after is None
        else f"{points(paper.total_after)}分，{paper.grade_after}",
        "day_long": long_date(paper.day),
    }
    made: dict[str, Any] = wording.cleaned(context)
    return made


def objection_disagreements(paper: ObjectionReview) -> Iterator[Disagreement]:
    """An answer by somebody of the first review; answers that nobody defined."""
    if paper.reviewer and paper.reviewer in paper.first_reviewers:
        yield Disagreement("复核人", paper.reviewer, "未参加初评的人员")
    for one in paper.items:
        if one.problem.file != paper.file.id:
            yield Disagreement(f"问题{one.problem.no}所属案卷", one.problem.file, paper.file.id)
        if one.outcome and one.outcome not in _OUTCOMES:
            yield Disagreement(f"问题{one.problem.no}复核结论", one.outcome, "、".join(_OUTCOMES))


def _outcomes(paper: ObjectionReview) -> str:
    counts = [
        f"{name}{count}条"
        for name in _OUTCOMES
        if (count := sum(1 for one in paper.items if one.outcome == name))
    ]
    waiting = sum(1 for one in paper.items if not one.outcome)
    words = "、".join([*counts, *([f"待复核{waiting}条"] if waiting else [])])
    return f"申辩共{len(paper.items)}条：{words}。" if paper.items else "没有申辩。"
