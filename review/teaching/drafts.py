"""Drafts of cards (卡片草稿): of confirmed findings only, masked before anybody looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.casework.access import require_case
from review.casework.state import review_of
from review.casework.view_parts import basis_view, governing_day
from review.errors import ConflictError, NotFoundError
from review.language.masking.texts import masked_text
from review.model.cards import Card, CardText, Statute
from review.store.database import now
from review.store.teaching import cards, missed
from review.teaching.access import hides_firms
from review.teaching.case_secrets import case_secrets
from review.teaching.difficulty import difficulty_of
from review.teaching.masked_pages import masked_page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.casework.state import CaseReview
    from review.model.finding import Finding
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store
    from review.teaching.case_secrets import CaseSecrets
    from review.teaching.masking.second_look import Reader

MOST_PAGES = 4
"""Pages of one card: more than two documents side by side nobody compares."""
STANDS = ("confirmed", "amended")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A confirmed finding that may become a card; `card`: id of the one made of it already."""

    finding: str
    defect: str
    name: str
    severity: str
    message: str
    pages: tuple[int, ...]
    card: int | None


def candidates(
    store: Store, standards: Standards, user: User, case_id: str
) -> tuple[Candidate, ...]:
    """The confirmed findings of a case file that this person sees.

    Raises:
        NotFoundError, ConflictError: as `open_case`.
    """
    with store.database.read() as s:
        review = review_of(s, store, standards, require_case(s, user, case_id))
        made = {
            card.finding: card.id
            for card in cards.cards_of_case(s, case_id)
            if card.state != "withdrawn"
        }
    return tuple(
        Candidate(
            one.id,
            one.defect,
            one.name,
            one.severity,
            one.message,
            tuple(dict.fromkeys(place.page_no for place in one.evidence)),
            made.get(one.id),
        )
        for one in review.findings
        if stands(review, one.id)
    )


def stands(review: CaseReview, finding: str) -> bool:
    """People have confirmed the finding, as it is or amended."""
    word = review.standing.words.get(finding)
    return word is not None and word.value in STANDS


def draft_card(
    store: Store, standards: Standards, user: User, case_id: str, finding_id: str, reader: Reader
) -> Card:
    """A draft of one confirmed finding, masked; to be looked at and released by a person.

    Raises:
        NotFoundError: no such case file or finding for this person.
        ConflictError: not confirmed, a card already, or a page of it was not read.
    """
    with store.database.read() as s:
        review = review_of(s, store, standards, require_case(s, user, case_id))
        finding = _confirmed(s, review, finding_id)
        secrets = case_secrets(s, case_id, review.result, standards, mask_firms=hides_firms(s))
        reviewers, not_seen = missed.missed_in_copies(s, case_id, finding_id)
    rejected = any(one.finding == finding_id and one.value == "rejected" for one in review.verdicts)
    shown = list(dict.fromkeys(place.page_no for place in finding.evidence))[:MOST_PAGES]
    made = tuple(
        masked_page(
            store,
            secrets,
            reader,
            page_no,
            ordinal,
            [place.box for place in finding.evidence if place.page_no == page_no],
        )
        for ordinal, page_no in enumerate(shown, start=1)
    )
    card = Card(
        id=0,
        kind="fault",
        state="draft",
        case_id=case_id,
        finding=finding.id,
        defect=finding.defect,
        category=finding.category,
        severity=finding.severity,
        ministry=ministry_of(review),
        text=_text(finding, secrets),
        statutes=tuple(
            Statute(one["title"], one["text"], one["status"])
            for one in basis_view(standards, finding.basis, governing_day(review.result))
        ),
        difficulty=difficulty_of(finding, reviewers, not_seen, rejected),
        pages=made,
        clear=(),
        revision=0,
        created=now(),
    )
    with store.database.write() as s:
        _confirmed(s, review_of(s, store, standards, require_case(s, user, case_id)), finding_id)
        return cards.add_card(s, card, user)


def ministry_of(review: CaseReview) -> str:
    """The field of law enforcement of the case file, "" where it is not known."""
    case = review.result.case_file
    return (case.domain or "") if case else ""


def _confirmed(s: Session, review: CaseReview, finding_id: str) -> Finding:
    finding = next((one for one in review.findings if one.id == finding_id), None)
    if finding is None:
        raise NotFoundError("finding_not_found", "最新结果中没有这个问题，请刷新。")
    if not stands(review, finding_id):
        raise ConflictError("card_not_confirmed", "只有经人确认成立的问题才能制成案例卡。")
    others = cards.cards_of_case(s, review.record.id)
    if any(one.finding == finding_id and one.state != "withdrawn" for one in others):
        raise ConflictError("card_exists", "这个问题已经制成案例卡。")
    return finding


def _text(finding: Finding, secrets: CaseSecrets) -> CardText:
    return CardText(
        finding.name,
        masked_text(finding.settled_message, secrets.register),
        masked_text(finding.advice, secrets.register),
    )
