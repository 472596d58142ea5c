"""PRC-04 办案超过法定期限: from filing to the date of the decision (TL-02).

**Source**: 行政处罚法 第六十条; 治安管理处罚法 第一百一十八条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion
from review.checks.period import say_pause
from review.checks.tally import Tally
from review.checks.timeline.weigh import weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import say_date

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

LIMIT = "TL-02"
DECISIONS = ("penalty_decision", "no_penalty_decision")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Calendar days, less documented suspensions and tests, plus a valid extension."""
    filings = case_facts.documents_of("filing_approval")
    decisions = case_facts.documents_of(*DECISIONS)
    if not filings or not decisions:
        return no_occasion(case_facts, "卷内没有立案审批表或者决定书，不能计算办案期限")
    tally = Tally()
    for sheet in limit_worksheets(case_facts, standards, LIMIT):
        said, over = _said(sheet), _over(sheet)
        key = f"{sheet.end.document if sheet.end else LIMIT}:overdue"
        message = f"{said}，{over}，{sheet.reason}。"
        doubt = f"{said}，{over}，" if sheet.end and sheet.last_day else ""
        weigh_sheet(sheet, tally, key, message, doubt=doubt)
    return tally.outcome("")


def _said(sheet: Worksheet) -> str:
    if sheet.start is None or sheet.end is None:
        return ""
    return (
        f"{sheet.start.title}于{say_date(sheet.start.day)}立案，{sheet.end.title}于"
        f"{say_date(sheet.end.day)}作出决定，历时{(sheet.end.day - sheet.start.day).days}日"
    )


def _over(sheet: Worksheet) -> str:
    last = f"（末日{say_date(sheet.last_day)}）" if sheet.last_day else ""
    away = "".join(f"，扣除{say_pause(pause)}" for pause in sheet.pauses if pause.stated)
    return f"超过{sheet.rule}{last}{away}"
