"""优秀案卷: an exemplary file as a card, with what made it so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.casework.access import require_case
from review.casework.state import review_of
from review.errors import ConflictError
from review.model.cards import Card, CardText, Difficulty
from review.model.defect import SEVERITY_NAMES
from review.store.database import now
from review.store.teaching import cards
from review.teaching.access import hides_firms
from review.teaching.case_secrets import case_secrets
from review.teaching.drafts import ministry_of, stands
from review.teaching.masked_pages import masked_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.casework.state import CaseReview
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store
    from review.teaching.masking.second_look import Reader

MOST_PAGES = 12
SHOWN = (
    "penalty_decision",
    "prior_notice",
    "inquiry_record",
    "onsite_inspection_record",
    "investigation_report",
    "service_receipt",
    "decision_approval",
    "filing_approval",
)
"""Kinds of document that an exemplary file is shown by, where nobody chose pages."""
_HARDEST = ("fatal", "substantive")
_NAMED = 12


def draft_exemplary(
    store: Store,
    standards: Standards,
    user: User,
    case_id: str,
    page_nos: Sequence[int],
    reader: Reader,
) -> Card:
    """A draft of an exemplary file; `page_nos`: those to show, the key documents where empty.

    Raises:
        NotFoundError: not there for this person.
        ConflictError: not finished, graves faults were confirmed, or a page was not read.
    """
    with store.database.read() as s:
        record = require_case(s, user, case_id)
        review = review_of(s, store, standards, record)
        _require_exemplary(review)
        secrets = case_secrets(s, case_id, review.result, standards, mask_firms=hides_firms(s))
    shown = list(dict.fromkeys(page_nos)) or _key_pages(review)
    pages = tuple(
        masked_page(store, secrets, reader, page_no, ordinal, ())
        for ordinal, page_no in enumerate(shown[:MOST_PAGES], start=1)
    )
    card = Card(
        id=0,
        kind="excellent",
        state="draft",
        case_id=case_id,
        finding="",
        defect="",
        category="",
        severity="",
        ministry=ministry_of(review),
        text=CardText("优秀案卷", "", "", merits_of(review, standards)),
        statutes=(),
        difficulty=Difficulty(1, ("供学习参照",)),
        pages=pages,
        clear=tuple(review.result.clear),
        revision=0,
        created=now(),
    )
    with store.database.write() as s:
        return cards.add_card(s, card, user)


def merits_of(review: CaseReview, standards: Standards) -> tuple[str, ...]:
    """What made it so: its grade, what was not found, the hardest items that came out clear."""
    standing = [one for one in review.findings if stands(review, one.id)]
    score = review.score
    merits = [f"评定等次：{score.grade}（{score.total:g}分）"]
    merits.append(
        "没有经确认的扣分问题"
        if not standing
        else f"只有{len(standing)}处轻微问题，没有重大、实体问题"
    )
    hardest = sorted(
        (row for code in review.result.clear if (row := standards.defects.get(code))),
        key=lambda row: (list(SEVERITY_NAMES).index(row.severity), -row.points),
    )
    names = [row.name for row in hardest if row.severity in _HARDEST][:_NAMED]
    if names:
        merits.append("以下重点项目经查没有问题：" + "、".join(names))
    return tuple(merits)


def _require_exemplary(review: CaseReview) -> None:
    if review.record.state != "finished":
        raise ConflictError("card_not_finished", "案卷完成复核后才能推荐为优秀案卷。")
    grave = [one for one in review.findings if one.severity in _HARDEST and stands(review, one.id)]
    if grave or review.score.vetoes:
        raise ConflictError(
            "card_not_exemplary", "案卷有经确认的重大或实体问题，不能作为优秀案卷。"
        )


def _key_pages(review: CaseReview) -> list[int]:
    """The first pages of the key documents, in the order of the file."""
    unread = {one.page_no for one in review.result.pages if one.reading == "unreadable"}
    return [
        page_no
        for one in review.result.documents
        if one.kind in SHOWN
        for page_no in range(one.first_page, min(one.last_page, one.first_page + 1) + 1)
        if page_no not in unread
    ]
