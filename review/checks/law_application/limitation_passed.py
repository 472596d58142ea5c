"""LAW-07 超过追责时效处罚 (TL-31).

**Source**: 行政处罚法 第三十六条; 治安管理处罚法 第二十五条; 税收征收管理法 第八十六条;
生态环境法典 第一千零五十四条第一款.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.timeline.weigh import weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import say_date

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-31"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """From the end of the act to the earliest day that proves its discovery."""
    tally = Tally()
    for number, sheet in enumerate(limit_worksheets(case_facts, standards, LIMIT)):
        message = sheet.reason
        if sheet.start and sheet.end and sheet.last_day:
            message = (
                f"{sheet.start.title}认定违法行为于{say_date(sheet.start.day)}终了，{sheet.end.title}"
                f"表明{say_date(sheet.end.day)}才被发现，超过追责时效{sheet.rule}"
                f"（末日{say_date(sheet.last_day)}）。"
            )
        weigh_sheet(sheet, tally, f"{LIMIT}:{number}", message)
    return settle(case_facts, tally, "卷内没有处罚决定书")
