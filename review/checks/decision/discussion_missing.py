"""DEC-04 应集体讨论未集体讨论.

**Source**: 行政处罚法 第五十七条第二款; short of what is beyond doubt, the agency's own list says
what counts as major.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.decision.major_case import weight_of
from review.checks.missing import no_occasion, weigh_missing
from review.checks.slots import mention_in
from review.checks.tally import Tally
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

DISCUSSION = ("collective_discussion_record",)
HEARD = ("hearing_record", "hearing_report")
SUBSTITUTE = ("案审会", "案审委", "集体讨论", "集体审议", "审核委员会", "合议", "会审", "办公会")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A record in the file; where there is none, whether the case is surely major."""
    tally = Tally()
    records = case_facts.documents_of(*DISCUSSION)
    decisions = case_facts.documents_of("penalty_decision", "no_penalty_decision")
    if records:
        tally.passed(note=f"卷内有{'、'.join(title_at(record) for record in records)}")
        return tally.outcome("")
    if not decisions:
        return no_occasion(case_facts, "卷内没有处罚决定书")
    heard = case_facts.documents_of(*HEARD)
    for decision in decisions:
        weight = weight_of(case_facts, decision, standards, "discussion")
        if heard:
            reason = f"本案经过听证（{title_at(heard[0])}）"
        elif decision.kind == "no_penalty_decision":
            tally.doubt(
                f"未见集体讨论记录；{title_at(decision)}不予处罚是否须集体讨论，请单位填写集体讨论标准",
                (case_facts.place_of(decision),),
            )
            continue
        elif weight.answer == "minor":
            tally.passed(*weight.facts, note=f"{weight.reason}，未经听证")
            continue
        elif weight.answer == "unknown":
            tally.doubt_fact(
                f"未见集体讨论记录；{weight.reason}，请单位填写集体讨论标准", *weight.facts
            )
            continue
        else:
            reason = weight.reason
        _allege(case_facts, standards, reason, tally)
    return tally.outcome("")


def _allege(case_facts: CaseFacts, standards: Standards, reason: str, tally: Tally) -> None:
    """A discussion under another name may stand in the approval or the report."""
    others = [one for one in case_facts.documents if one.kind not in ("case_catalog", "case_cover")]
    if place := mention_in(case_facts, others, *SUBSTITUTE):
        tally.doubt(
            f"{reason}，未见集体讨论记录，第{place.page_no}页写有“{place.text}”，请核对", (place,)
        )
        return
    weigh_missing(
        case_facts,
        standards,
        DISCUSSION,
        f"{reason}，属于情节复杂或者重大违法，应当由负责人集体讨论决定；请对照本机关集体讨论标准。",
        tally,
    )
