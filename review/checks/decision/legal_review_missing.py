"""DEC-01 应法制审核未审核.

**Source**: 行政处罚法 第五十八条第一款: that a hearing was held (第二项) decides; else the
agency's list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.decision.major_case import weight_of
from review.checks.missing import no_occasion, weigh_missing
from review.checks.tally import Tally
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

REVIEW = ("legal_review_opinion",)
HEARD = ("hearing_record", "hearing_report")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A review in the file; else whether the law or an amount beyond doubt asks for one."""
    decisions = case_facts.documents_of("penalty_decision")
    reviews = case_facts.documents_of(*REVIEW)
    tally = Tally()
    if reviews:
        tally.passed(note=f"卷内有{'、'.join(title_at(review) for review in reviews)}")
        return tally.outcome("")
    if not decisions:
        return no_occasion(case_facts, "卷内没有处罚决定书")
    heard = case_facts.documents_of(*HEARD)
    if heard:
        weigh_missing(
            case_facts,
            standards,
            REVIEW,
            f"本案经过听证（{title_at(heard[0])}），依行政处罚法第五十八条第一款第二项应当法制审核。",
            tally,
            evidence=(case_facts.place_of(heard[0]),),
        )
        return tally.outcome("")
    for decision in decisions:
        weight = weight_of(case_facts, decision, standards, "review")
        if weight.answer == "major":
            weigh_missing(
                case_facts,
                standards,
                REVIEW,
                f"{weight.reason}，属于重大执法决定，应当法制审核；请对照本机关审核目录。",
                tally,
                facts=weight.facts,
            )
        elif weight.answer == "minor":
            tally.passed(*weight.facts, note=f"{weight.reason}，未经听证，不属法定审核情形")
        else:
            tally.doubt_fact(
                f"未见法制审核意见；{weight.reason}，请单位填写重大执法决定法制审核目录",
                *weight.facts,
            )
    return tally.outcome("")
