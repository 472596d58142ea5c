"""EXE-03 决定书超期送达.

**Source**: 行政处罚法 第六十一条第一款、第八十五条; 行政强制法 第三十一条、第六十九条 (冻结).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion
from review.checks.tally import Tally
from review.checks.timeline.weigh import places_of, weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import say_date

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

LIMITS = ("TL-09", "TL-07")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Counts working days from the decision to the first act of delivering it."""
    sheets = [sheet for limit in LIMITS for sheet in limit_worksheets(case_facts, standards, limit)]
    if not sheets:
        return no_occasion(case_facts, "卷内没有须计算送达期限的决定书")
    tally = Tally()
    for sheet in sheets:
        _weigh(sheet, tally)
    return tally.outcome("")


def _weigh(sheet: Worksheet, tally: Tally) -> None:
    start, end = sheet.start, sheet.end
    if start is None or end is None:
        tally.doubt(f"{sheet.reason}，不能计算送达期限", places_of(sheet))
        return
    said = f"{start.title}于{say_date(start.day)}作出，{end.title}记载{say_date(end.day)}送达"
    if end.day < start.day:
        tally.allege(
            f"{start.document}:before",
            f"{said}，送达早于决定。",
            facts=sheet.facts,
            steps=({"note": "次序规则ORD-15"},),
        )
        return
    message = f"{said}，超过法定期限：{sheet.reason}。"
    weigh_sheet(sheet, tally, f"{start.document}:late", message, doubt=f"{said}，")
