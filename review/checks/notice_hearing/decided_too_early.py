"""HRG-04 告知期限未满即作出决定 (TL-10, TL-11).

**Source**: 行政处罚法 第六十四条第一项、第八十五条 (hearing: five working days); else the
days that the notice states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.timeline.weigh import weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMITS = ("TL-10", "TL-11")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The decision is later than the term of every notice, unless the party waived it."""
    tally = Tally()
    if case_facts.documents_of("penalty_decision"):
        for limit in LIMITS:
            for number, sheet in enumerate(limit_worksheets(case_facts, standards, limit)):
                end = sheet.end.document if sheet.end else ""
                key = f"{sheet.start.document if sheet.start else number}:{end}:{limit}"
                weigh_sheet(sheet, tally, key, f"{sheet.reason}。", advisory_is_doubt=False)
    return settle(case_facts, tally, "卷内没有告知书或者处罚决定书")
