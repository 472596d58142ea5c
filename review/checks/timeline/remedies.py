"""Terms of remedies that a document tells (TL-17, TL-18): numbers stated, not days passed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.checks.decision.remedy_wrong import DOCUMENTS, OTHER_TERMS
from review.checks.slots import mention
from review.checks.timeline.asked import governing_day
from review.checks.timeline.sheet import gap_sheet, make
from review.checks.trust import Gap, read_fact
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.checks.timeline.asked import Asked
    from review.model.document import Document
    from review.model.timeline import Worksheet

DAYS, MONTHS = "remedy.reconsideration_days", "remedy.litigation_months"


def reconsideration(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-17: sixty days; a longer term may come from another law."""
    return tuple(
        _weigh(asked, document, DAYS, longer_is_doubt=True)
        for document in asked.case_facts.documents_of(*DOCUMENTS)
    )


def litigation(asked: Asked) -> tuple[Worksheet, ...]:
    """TL-18: six months; not of 当场处罚, where reconsideration comes first."""
    return tuple(
        _weigh(asked, document, MONTHS, longer_is_doubt=False)
        for document in asked.case_facts.documents_of(*DOCUMENTS)
        if document.kind != "onspot_penalty_decision"
    )


def _weigh(asked: Asked, document: Document, field: str, *, longer_is_doubt: bool) -> Worksheet:
    day = governing_day(asked.case_facts, asked.limit.applies)
    length = asked.limit.length_for(asked.case_facts.domain, day)
    told = read_fact(asked.case_facts, document, asked.standards, field)
    if isinstance(told, Gap):
        return gap_sheet(asked, told)
    value = told.value
    unit = "日" if length.unit == "day" else "个月"
    said = f"{title_at(document)}告知{value}{unit}，应为{length.amount}{unit}"
    sheet = make(
        asked.limit,
        length,
        "kept",
        said,
        actual=value if isinstance(value, int) else None,
        facts=(told,),
        steps=(said,),
    )
    if not isinstance(value, int | float) or isinstance(value, bool):
        return replace(sheet, result="undetermined")
    if value == length.amount:
        return sheet
    if longer_is_doubt and value > (length.amount or 0):
        return replace(sheet, result="undetermined", reason=f"{said}，请核对单行法是否另有规定")
    if place := mention(asked.case_facts, document, *OTHER_TERMS):
        reason = f"{said}，引用了“{place.text}”，请核对该法的期限"
        return replace(sheet, result="undetermined", reason=reason)
    return replace(sheet, result="over")
