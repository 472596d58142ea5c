"""Waivers of the right to be heard (放弃陈述、申辩、听证权利)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.delivery_execution.deliveries import plain_number
from review.checks.trust import Gap, usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.standards.load import Standards


def waived_after(
    case_facts: CaseFacts, standards: Standards, told: date, *, hearing: bool
) -> Dated | Gap | None:
    """The day a waiver was signed, not before the notice was delivered; Gap: unreadable."""
    gap: Gap | None = None
    for waiver in case_facts.documents_of("rights_waiver"):
        if not _covers(case_facts, waiver, hearing):
            continue
        day = read_day(case_facts, waiver, standards, "sign_date")
        signature = _signature(case_facts, waiver)
        if isinstance(day, Gap) or signature == "uncertain":
            place = (case_facts.place_of(waiver),)
            gap = Gap("doubtful", f"{title_at(waiver)}的签名或者日期未能确定", place)
        elif day.day >= told and signature != "absent":
            return day
    return gap


def notices_waived(case_facts: CaseFacts, waiver: Document) -> tuple[Document, ...]:
    """The notices a waiver answers: the one whose number it names, else all."""
    named = [
        plain_number(word) for word in all_words(case_facts.facts_of(waiver, "related_notice_no"))
    ]
    found = case_facts.documents_of("prior_notice", "hearing_right_notice")
    fitting = tuple(
        notice
        for notice in found
        if any(
            plain_number(word) in named for word in all_words(case_facts.facts_of(notice, "doc_no"))
        )
    )
    return fitting or found


def _covers(case_facts: CaseFacts, waiver: Document, hearing: bool) -> bool:
    """A waiver that names rights covers those alone."""
    rights = "".join(all_words(case_facts.facts_of(waiver, "waived_rights")))
    return not rights or ("听证" in rights if hearing else "陈述" in rights or "申辩" in rights)


def _signature(case_facts: CaseFacts, waiver: Document) -> str:
    values = [fact.value for fact in case_facts.facts_of(waiver, "signature") if usable(fact)]
    return str(values[0]) if values else "unknown"
