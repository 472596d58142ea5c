"""DOC-01: signatures or seals are missing (签名、盖章缺失)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.document_making.receipts import unsigned_method
from review.checks.shape_marks import weigh_mark
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

LOOKED_FOR = {
    "inquiry_record": ("party_signature", "officer_signatures"),
    "penalty_decision": ("seal",),
    "onspot_penalty_decision": ("party_signature", "officer_signatures"),
    "prior_notice": ("seal",),
    "seizure_decision": ("seal",),
    "license_decision": ("seal",),
    "service_receipt": ("recipient_signature",),
    "collective_discussion_record": ("signatures",),
    "decision_approval": ("approver_signature",),
}
"""Marks of which nothing being known is a doubt; of other documents only what is known counts."""
_SEAL_POINTS = 5.0
"""对外文书无章 counts more than a missing signature."""
_OF_EXHIBITS = ("provider_signature",)
"""Signatures on copies of evidence are FAC-03."""
_PARTY_MARKS = ("party_signature", "recipient_signature")
_REFUSALS = ("refusal_note", "refusal_reason")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per mark that is surely missing from its place.

    A noted refusal to sign (拒签) excuses the party's signature; receipts of mail, announcement,
    electronic and lien delivery need none. **Needs**: the required signatures and seals of every
    kind, `refusal_note`, `refusal_reason`, `method`.
    """
    tally = Tally()
    for document in case_facts.documents:
        for field in _fields(case_facts, document, standards):
            excuse = _excuse(case_facts, document) if field in _PARTY_MARKS else None
            if excuse is not None:
                tally.passed(excuse, note=f"{title_at(document)}已注明当事人未签名的情形")
                continue
            points = _SEAL_POINTS if field == "seal" else None
            weigh_mark(case_facts, standards, document, field, tally, points=points)
    return tally.outcome("卷内没有须查签名、盖章的文书")


def _fields(case_facts: CaseFacts, document: Document, standards: Standards) -> list[str]:
    """The required marks of the document that are looked for, or known of."""
    kind = standards.document_kinds.get(document.kind)
    wanted = LOOKED_FOR.get(document.kind, ())
    return [
        field.id
        for field in (kind.fields if kind else ())
        if field.type in ("signature", "seal")
        and field.id not in _OF_EXHIBITS
        and (field.id in wanted or (field.required and case_facts.facts_of(document, field.id)))
    ]


def _excuse(case_facts: CaseFacts, document: Document) -> Fact | None:
    for fact in case_facts.facts_of(document, *_REFUSALS):
        if usable(fact):
            return fact
    return unsigned_method(case_facts, document)
