"""PRC-02 立案超期: from learning of the matter to filing (线索核查期限, TL-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion
from review.checks.tally import Tally
from review.checks.timeline.weigh import weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import say_date

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-01"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The term of the ministry; an advisory one only raises doubt until far exceeded."""
    registers = case_facts.documents_of("case_source_register")
    filings = case_facts.documents_of("filing_approval")
    if not registers or not filings:
        return no_occasion(case_facts, "卷内没有可以比较的案源登记和立案审批")
    tally = Tally()
    for sheet in limit_worksheets(case_facts, standards, LIMIT):
        said = ""
        if sheet.start and sheet.end:
            said = (
                f"{sheet.start.title}登记日期为{say_date(sheet.start.day)}，{sheet.end.title}于"
                f"{say_date(sheet.end.day)}立案，"
            )
        key = f"{sheet.end.document if sheet.end else LIMIT}:late"
        message = f"{said}{sheet.reason}。"
        weigh_sheet(sheet, tally, key, message, doubt=said, advisory_is_doubt=False)
    return tally.outcome("")
