"""PRC-11 先行登记保存超过七日未作处理 (TL-03).

**Source**: 行政处罚法 第五十六条、第八十五条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.missing import missing, settle
from review.checks.tally import Tally
from review.checks.timeline.weigh import weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

LIMIT = "TL-03"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Each preservation is followed within seven working days by a decision on the things."""
    tally = Tally()
    for sheet in limit_worksheets(case_facts, standards, LIMIT):
        if sheet.start and (sheet.result == "open" or _nothing_later(sheet)):
            _unhandled(case_facts, sheet, standards, tally)
            continue
        said = ""
        if sheet.start and sheet.end:
            said = (
                f"{sheet.start.title}于{say_date(sheet.start.day)}登记保存，{sheet.end.title}于"
                f"{say_date(sheet.end.day)}作出处理，"
            )
        key = f"{sheet.start.document if sheet.start else LIMIT}:late"
        message = f"{said}超过七个工作日：{sheet.reason}。"
        weigh_sheet(sheet, tally, key, message, doubt=said)
    return settle(case_facts, tally, "本案没有先行登记保存")


def _nothing_later(sheet: Worksheet) -> bool:
    """Only decisions dated before the preservation, or none whose date was read."""
    return sheet.result == "undetermined" and (
        sheet.end is None or (sheet.start is not None and sheet.end.day < sheet.start.day)
    )


def _unhandled(case_facts: CaseFacts, sheet: Worksheet, standards: Standards, tally: Tally) -> None:
    kept = sheet.start
    if kept is None:
        return
    looked = missing(case_facts, standards, "evidence_preservation_disposal")
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif isinstance(looked, Absence):
        tally.allege(
            f"{kept.document}:unhandled",
            f"{kept.title}于{say_date(kept.day)}登记保存，{looked.words}，"
            "也没有查封、扣押决定，七个工作日内未作处理决定。",
            facts=sheet.facts,
            evidence=looked.evidence,
            confidence=min(looked.confidence, kept.confidence),
        )
    else:
        tally.doubt(f"{title_at(looked[0])}的日期早于{kept.title}或者未能读出", kept.evidence)
