"""PRC-01 无立案审批: the approval of filing is there, with opinion, signature and date.

**Source**: 行政处罚法 第五十四条第二款.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import weigh_missing
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

REDUCED = 5.0
"""Points where the approval is there but incomplete."""
LEADER = ("负责人", "领导", "批准", "审批人", "局长", "审批意见", "批示")
"""Where a form has such words its place for the signature may not have been understood."""
DAY = (r"\d{1,2}月\d{1,2}日", r"\d{4}[-./年]\d{1,2}")
SLOTS = (
    Slot("负责人签名", ("approver_signature",), LEADER, REDUCED),
    Slot(
        "负责人审批意见",
        ("opinion", "approve_opinion"),
        ("同意立案", "准予立案", "批准立案"),
        REDUCED,
    ),
    Slot("审批日期", ("approve_date", "filing_date", "date"), (), REDUCED, seen=DAY),
)
SUBSTITUTES = ("case_source_register", "jurisdiction_transfer_letter", "clue_transfer")
"""Some ministries approve filing on the register or on the letter that handed the case over."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A missing approval is alleged; an incomplete one with the reduced points."""
    tally = Tally()
    if not case_facts.documents_of("filing_approval"):
        for document in case_facts.documents_of(*SUBSTITUTES):
            if _approves_filing(case_facts, document):
                tally.doubt(
                    f"卷内没有立案审批表，{title_at(document)}有负责人批准立案的记载，"
                    "请核对本系统是否允许以此代替立案审批",
                    (case_facts.place_of(document),),
                )
                return tally.outcome("")
    filings = weigh_missing(
        case_facts,
        standards,
        ("filing_approval",),
        "普通程序案件应当经负责人批准立案。",
        tally,
    )
    for filing in filings:
        weigh_slots(case_facts, standards, filing, SLOTS, tally)
    return tally.outcome("")


def _approves_filing(case_facts: CaseFacts, document: Document) -> bool:
    """Its title (案件来源登记表（含立案审批）) or the chief's opinion says so."""
    if "立案" in document.title and "不予" not in document.title:
        return True
    opinions = case_facts.facts_of(document, "opinion", "approve_opinion")
    return any(usable(fact) and "立案" in fact.raw for fact in opinions)
