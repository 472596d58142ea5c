"""PRC-08 未出示执法证件或未告知权利义务.

**Source**: 行政处罚法 第五十二条第一款、第五十五条第一款; 行政强制法 第十八条第三项.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.slots import Slot, mention, mention_in, weigh_slots
from review.checks.tally import Tally
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

RECORDED_ON_VIDEO = 1.0
"""Points where 音像资料 clearly show that certificates were shown and rights told."""
RECORDS = (
    "inquiry_record", "onsite_inspection_record", "inspection_record", "coercive_scene_record",
)  # fmt: skip
SHOWN = ("出示", "亮证", "证件", "表明身份", "亮明")
TOLD = ("权利", "回避", "陈述", "义务")
ON_VIDEO = ("亮证", "出示证件", "出示执法证", "告知权利", "表明身份")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Every record says that certificates were shown; every inquiry also that rights were told."""
    tally = Tally()
    on_video = mention_in(case_facts, case_facts.documents_of("av_record_note"), *ON_VIDEO)
    points = RECORDED_ON_VIDEO if on_video else None
    shown = Slot("出示执法证件的记载", ("cert_shown",), SHOWN, points)
    told = Slot("告知权利义务的记载", ("rights_notice", "rights_notice.recusal"), TOLD, points)
    for record in case_facts.documents_of(*RECORDS):
        weigh_slots(case_facts, standards, record, (shown,), tally)
        if record.kind == "inquiry_record":
            weigh_slots(case_facts, standards, record, (told,), tally)
    if case_facts.kind == "penalty_summary":
        _on_the_spot(case_facts, tally)
    return settle(case_facts, tally, "卷内没有询问、检查、现场笔录")


def _on_the_spot(case_facts: CaseFacts, tally: Tally) -> None:
    """The decision made on the spot is the only record of a summary case."""
    for decision in case_facts.documents_of("onspot_penalty_decision"):
        if place := mention(case_facts, decision, *SHOWN):
            tally.passed(note=f"{title_at(decision)}写有“{place.text}”")
        elif not case_facts.documents_of(*RECORDS):
            tally.doubt(
                f"{title_at(decision)}没有出示执法证件的记载，请核对音像记录",
                (case_facts.place_of(decision),),
            )
