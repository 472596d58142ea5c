"""HRG-02 告知内容不全: what a notice must tell, one allegation each.

**Source**: 行政处罚法 第四十四条、第六十四条第一项.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.notice_hearing.notices import NOTICES, hearing_told
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally, not_concerned

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

PENALTY = Slot(
    "拟处罚的种类和幅度",
    ("proposed_penalty", "proposed_fine", "proposed_kinds"),
    ("罚款", "没收", "警告", "吊销", "停产停业", "拟作出", "拟给予", "拟对"),
)
FACT = Slot("违法事实", ("fact",), ("经查", "查明", "违法事实", "行为", "涉嫌"))
LAW = Slot("处罚依据", ("law_cited", "law_penalty", "law_violated"), ("依据", "根据", "条", "《"))
RIGHTS = Slot("陈述、申辩权利", ("rights",), ("陈述", "申辩"))
TERM = Slot(
    "权利行使期限",
    ("deadline_days", "deadline"),
    ("日内", "天内", "工作日", "日前"),
    hollow=("(?:起|后)个?(?:工作)?日内", "在个?(?:工作)?日内"),
)
HEARING = Slot("要求听证的权利", ("hearing_right",), ("听证",))


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """What one notice leaves out another may tell: a hearing notice of its own needs no defence."""
    if not case_facts.documents_of("penalty_decision") and case_facts.documents_of(
        "no_penalty_decision"
    ):
        return not_concerned("拟不予处罚，不需要处罚前告知")
    tally = Tally()
    documents = case_facts.documents_of(*NOTICES)
    both = len({document.kind for document in documents}) == 2
    for document in documents:
        slots = tuple(_slots(case_facts, document, both))
        weigh_slots(case_facts, standards, document, slots, tally)
    return settle(case_facts, tally, "卷内没有告知书")


def _slots(case_facts: CaseFacts, document: Document, both: bool) -> Iterator[Slot]:
    yield from (PENALTY, FACT, LAW, TERM)
    if document.kind == "hearing_right_notice":
        yield HEARING
        if not both and not hearing_told(case_facts, document):
            yield RIGHTS
    else:
        yield RIGHTS
