"""Notices before a penalty (事先告知书、听证告知书) and what they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.slots import mention
from review.checks.trust import usable

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Evidence, Fact

NOTICES = ("prior_notice", "hearing_right_notice")
HEARING = "听证"
HEARING_TOLD = ("要求听证", "申请听证", "举行听证", "听证的权利", "听证权", "提出听证", "组织听证")


def notices(case_facts: CaseFacts) -> tuple[Document, ...]:
    """All notices of the file, of either kind."""
    return case_facts.documents_of(*NOTICES)


def hearing_told(case_facts: CaseFacts, notice: Document) -> tuple[Fact | Evidence, ...]:
    """Where the notice tells of the right to a hearing; empty: nowhere."""
    for fact in case_facts.facts_of(notice, "hearing_right", "rights"):
        if usable(fact) and (fact.value is True or HEARING in f"{fact.value}{fact.raw}"):
            return (fact,)
    if place := mention(case_facts, notice, *HEARING_TOLD):
        return (place,)
    if notice.kind == "hearing_right_notice":
        return (case_facts.place_of(notice),)
    return ()
