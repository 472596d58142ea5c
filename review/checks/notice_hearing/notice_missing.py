"""HRG-01 未履行处罚前告知.

**Source**: 行政处罚法 第四十四条、第四十五条第一款、第六十二条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion, weigh_missing
from review.checks.notice_hearing.notices import NOTICES
from review.checks.slots import mention
from review.checks.tally import Tally, not_concerned
from review.checks.trust import usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

TOLD = ("告知", "陈述", "申辩")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A notice in the file; in a summary case a word of it in the decision is enough."""
    if case_facts.kind == "penalty_summary":
        return _summary(case_facts)
    decisions = case_facts.documents_of("penalty_decision")
    if not decisions and case_facts.documents_of("no_penalty_decision", "case_withdrawal_approval"):
        return not_concerned("本案没有作出处罚决定，不需要处罚前告知")
    tally = Tally()
    waivers = [
        waiver for waiver in case_facts.documents_of("rights_waiver") if _signed(case_facts, waiver)
    ]
    if waivers and not case_facts.documents_of(*NOTICES):
        tally.doubt(
            f"未见告知书，{title_at(waivers[0])}有当事人签名和日期，请核对是否真实放弃陈述申辩权利",
            (case_facts.place_of(waivers[0]),),
        )
        return tally.outcome("")
    found = weigh_missing(
        case_facts,
        standards,
        NOTICES,
        "作出处罚决定前应当告知拟处罚内容和陈述、申辩权利，卷内没有告知书。",
        tally,
        evidence=[case_facts.place_of(decision) for decision in decisions],
    )
    if found:
        tally.passed(note=f"卷内有{'、'.join(title_at(document) for document in found)}")
    return tally.outcome("")


def _signed(case_facts: CaseFacts, waiver: Document) -> bool:
    signed = any(fact.value == "present" for fact in case_facts.facts_of(waiver, "signature"))
    return signed and any(usable(fact) for fact in case_facts.facts_of(waiver, "sign_date"))


def _summary(case_facts: CaseFacts) -> Outcome:
    """Oral notice is allowed: silence of the decision is only pointed out."""
    decisions = case_facts.documents_of("onspot_penalty_decision")
    if not decisions:
        return no_occasion(case_facts, "卷内没有当场行政处罚决定书")
    tally = Tally()
    for decision in decisions:
        told = [
            fact
            for fact in case_facts.facts_of(decision, "notice_record")
            if usable(fact) and fact.value
        ]
        if told:
            tally.passed(*told)
        elif place := mention(case_facts, decision, *TOLD):
            tally.passed(note=f"{title_at(decision)}写有“{place.text}”")
        else:
            tally.doubt(
                f"{title_at(decision)}没有告知陈述、申辩权利的记载，请核对音像记录",
                (case_facts.place_of(decision),),
            )
    return tally.outcome("")
