"""EXE-01 送达回证缺失: every document addressed to the party has its proof of delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.delivery_execution.deliveries import (
    OWN_SIGNATURES,
    VOUCHERS,
    deliveries_of,
    texts_of,
    unnamed_vouchers,
)
from review.checks.missing import missing, no_occasion
from review.checks.slots import mention
from review.checks.tally import Tally
from review.checks.wording import pages, title_at
from review.model.fact import Evidence
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

DELIVERED = (
    "inquiry_notice", "evidence_preservation_notice", "evidence_preservation_disposal",
    "testing_period_notice", "test_result_notice", "seizure_decision",
    "seizure_extension_decision", "seizure_release_decision", "rectification_order",
    "prior_notice", "hearing_right_notice", "hearing_notice", "penalty_decision",
    "no_penalty_decision", "onspot_penalty_decision", "dunning_notice", "additional_fine_notice",
    "compulsory_execution_decision", "substitute_performance_decision", "credit_repair_notice",
    "compliance_guidance", "inspection_notice", "inspection_result_notice",
    "license_material_correction", "license_acceptance", "license_time_notice", "license_decision",
)  # fmt: skip
"""Kinds that bind or inform the party and so must reach it (告知、决定、通知、责令)."""
CONFIDENCE = 0.9
_OFFICERS_SIGNATURES = ("officer_signatures", "server_signatures", "handler_signatures")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A receipt, a signature at the foot, a mail voucher or an announcement counts."""
    documents = case_facts.documents_of(*DELIVERED)
    if not documents:
        return no_occasion(case_facts, "卷内没有应当送达当事人的文书")
    tally = Tally()
    for document in documents:
        undelivered(case_facts, document, standards, tally)
    return tally.outcome("")


def undelivered(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    """Pass what is proven to have reached the party, allege what nothing proves."""
    found = deliveries_of(case_facts, document, standards)
    if sure := [delivery for delivery in found if delivery.match != "weak"]:
        tally.passed(
            *(fact for one in sure for fact in one.facts),
            note=f"{title_at(document)}由{title_at(sure[0].paper)}证明送达",
        )
        return
    if doubt := _doubt(case_facts, document, standards):
        tally.doubt(doubt.reason, doubt.evidence)
    elif found:
        tally.doubt(
            f"{title_at(found[0].paper)}所列文书名称不完整，不能确定是否送达了{title_at(document)}",
            (case_facts.place_of(found[0].paper), case_facts.place_of(document)),
        )
    else:
        tally.allege(
            f"{document.id}:delivery",
            f"{title_at(document)}应当送达当事人，卷内没有与其名称或文号对应的送达回证，"
            "文书上没有当事人签收，也没有邮寄、公告等送达凭证。",
            evidence=(case_facts.place_of(document),),
            steps=({"note": _receipts_in_words(case_facts)},),
            confidence=min(CONFIDENCE, case_facts.kind_confidence, document.confidence or 1.0),
        )


def _doubt(case_facts: CaseFacts, document: Document, standards: Standards) -> Undetermined | None:
    here = (case_facts.place_of(document),)
    if unread := case_facts.unread_pages():
        return Undetermined(
            f"未见{title_at(document)}的送达凭证，但{pages(unread)}无法识读，不能认定缺失", here
        )
    for fact in case_facts.facts_of(document, *OWN_SIGNATURES):
        if fact.status == "unclear" or fact.value == "uncertain":
            return Undetermined(f"{title_at(document)}上是否有当事人签收看不清", fact.evidence)
    if papers := unnamed_vouchers(case_facts):
        return Undetermined(
            f"{title_at(papers[0])}送达了哪份文书未能读到，不能认定{title_at(document)}没有送达",
            tuple(case_facts.place_of(paper) for paper in papers),
        )
    if not case_facts.documents_of(*VOUCHERS):
        looked = missing(case_facts, standards, "service_receipt")
        if isinstance(looked, Undetermined):
            return looked
    return (
        _signed_by_someone(case_facts, document)
        or _electronic(case_facts, document)
        or _looks_delivered(case_facts, document)
    )


def _signed_by_someone(case_facts: CaseFacts, document: Document) -> Undetermined | None:
    """A paper sent to the party bears a seal; a hand on it is most likely the party's own."""
    officers = {
        place.page_no: place.box
        for fact in case_facts.facts_of(document, *_OFFICERS_SIGNATURES)
        for place in fact.evidence
    }
    for part in document.parts:
        page = case_facts.pages[part.page_no - 1]
        for mark in page.marks:
            inside = part.top <= mark.box.center[1] < part.bottom
            theirs = part.page_no in officers and mark.box.covered_by(officers[part.page_no]) > 0.3
            if mark.kind in ("signature", "fingerprint") and inside and not theirs:
                place = Evidence(part.page_no, mark.box, mark.text, document.id)
                reason = f"{title_at(document)}上有签名，不能确定是否当事人签收，请核对"
                return Undetermined(reason, (place,))
    return None


def _electronic(case_facts: CaseFacts, document: Document) -> Undetermined | None:
    """Consent to electronic delivery: its record may be a screenshot that says nothing we know."""
    for confirmation in case_facts.documents_of("service_address_confirmation"):
        for fact in case_facts.facts_of(confirmation, "e_consent"):
            if fact.value is True:
                return Undetermined(
                    f"当事人同意电子送达，未见{title_at(document)}的电子送达记录，请核对截图",
                    fact.evidence,
                )
    return None


def _looks_delivered(case_facts: CaseFacts, document: Document) -> Undetermined | None:
    for other in case_facts.documents_of("unknown"):
        if document.title and mention(case_facts, other, document.title):
            place = mention(case_facts, other, "送达", "签收", "收件")
            if place:
                reason = f"{title_at(other)}似为{title_at(document)}的送达材料，请核对"
                return Undetermined(reason, (place,))
    return None


def _receipts_in_words(case_facts: CaseFacts) -> str:
    """What the receipts in the file deliver, to compare with."""
    said = [
        f"{title_at(paper)}送达{'、'.join(texts_of(case_facts, paper)) or '（未读到）'}"
        for paper in case_facts.documents_of(*VOUCHERS)
    ]
    return "卷内送达凭证：" + ("；".join(said) if said else "无")
