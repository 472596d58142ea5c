"""The sentences of a report: what was found, total and grade, what could not be judged, appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.model.defect import SEVERITY_NAMES
from review.reports.wording import long_date, pages, points

if TYPE_CHECKING:
    from review.model.report import CaseReport

MAIN_FINDINGS = 10
"""An opinion names no more, the heaviest first."""


def conclusions(report: CaseReport) -> dict[str, str]:
    """Ready sentences by the names that templates use."""
    head = report.head
    unread = pages(report.unread_pages)
    unknown = "、".join(f"{one.code} {one.name}" for one in report.undetermined)
    dates = "，".join(
        f"{name}{long_date(day)}"
        for name, day in (
            ("立案日期", head.filing_date),
            ("决定日期", head.decision_date),
            ("结案日期", head.closing_date),
        )
        if day
    )
    facts = [
        f"{name}：{text}"
        for name, text in (
            ("案号", head.case_no),
            ("案由", head.cause),
            ("案卷类型", head.kind_name),
            ("当事人", head.party),
        )
        if text
    ]
    more = len(report.printed) - MAIN_FINDINGS
    rest = f"以下列其中较重的{MAIN_FINDINGS}项，其余{more}项见评查表。" if more > 0 else ""
    return {
        "opening": "根据评查安排，对你单位办理的下列案件的案卷进行了评查，现将评查意见反馈如下。",
        "case_information": "；".join([*facts, *([dates] if dates else [])])
        + f"。案卷共{head.page_count}页。",
        "total_line": _total(report),
        "subtotals": "；".join(
            f"{SEVERITY_NAMES[one.severity]}{one.count}处，扣{points(one.points)}分"
            for one in report.subtotals
        )
        + _capped(report),
        "conclusion": f"经评查人员确认的问题共{len(report.printed)}处，"
        f"认为不成立的{report.counts.rejected}处，尚未确认的{report.counts.waiting}处。"
        f"{_total(report)}",
        "findings_line": f"经评查人员确认，存在问题{len(report.printed)}处。{rest}"
        if report.printed
        else "未发现经评查人员确认的问题。",
        "unread_pages": f"第{unread}页" if unread else "无",
        "unknown_line": (f"第{unread}页未能识读。" if unread else "")
        + (f"下列事项依现有案卷无法判断，不计入问题：{unknown}。" if unknown else "")
        or "无。",
        "appeal": f"对本意见书有异议的，可以自收到之日起{report.appeal_workdays}个工作日内，向"
        f"{report.appeal_to or '评查组织单位'}书面提出申辩并附卷内原有材料。补充材料须为案件办理时"
        "已经形成的材料，不得事后补造；补签、补日期的应当注明。逾期未提出的，视为无异议。",
    }


def _total(report: CaseReport) -> str:
    score = report.score
    if score is None or not score.items:
        return "本类案卷没有评分表，不评分。"
    state = "暂评" if score.provisional else "评定"
    bonus = f"（含加分{points(score.bonus)}分）" if score.bonus else ""
    waiting = f"尚有{len(score.undecided)}处未经确认。" if score.undecided else ""
    reason = score.grade_reason.rstrip("。")
    return (
        f"总分{points(score.total)}分{bonus}，{state}等次建议：{score.grade}。{reason}。{waiting}"
    )


def _capped(report: CaseReport) -> str:
    """Said where the findings alone take more than their items hold: the total bears only that."""
    if report.score is None:
        return ""
    alone = sum(one.points for one in report.subtotals)
    deducted = sum(item.deducted for item in report.score.items)
    if alone <= round(deducted, 1):
        return ""
    return f"。各项扣分以所在评分项的分值为限，合计实扣{points(round(deducted, 1))}分"
