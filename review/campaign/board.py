"""The progress board (进度看板): how far the files are, by state, agency and reviewer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.assignment.assign import without_copies
from review.model.campaign import FILE_STATE_NAMES
from review.store.campaigns import case_heads, files, ledger, people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign, CampaignFile, CampaignPerson, FileState
    from review.model.ledger import LedgerCase
    from review.model.people import User
    from review.store.campaigns.case_heads import CaseHead


@dataclass(frozen=True, slots=True)
class AgencyProgress:
    """One agency: files drawn, handed in, reviewed by both, graded."""

    agency: str
    drawn: int
    handed_in: int
    reviewed: int
    graded: int


@dataclass(frozen=True, slots=True)
class ReviewerProgress:
    """One reviewer: files and pages given, copies finished. Says nothing of verdicts."""

    user_id: int
    name: str
    files: int
    pages: int
    finished: int
    removed: bool


@dataclass(frozen=True, slots=True)
class Overdue:
    """A file whose present state should have ended by `due`."""

    file_id: int
    case_no: str
    agency: str
    state: FileState
    due: date
    waiting_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """An evaluation at a glance.

    `unassigned`: handed in, with a seat still empty. `without_copies`: read and assigned, the
    copies are being made.
    """

    campaign: Campaign
    ledger_size: int
    drawn: int
    states: Mapping[FileState, int]
    unassigned: int
    unmatched: int
    agencies: tuple[AgencyProgress, ...]
    reviewers: tuple[ReviewerProgress, ...]
    overdue: tuple[Overdue, ...]
    without_copies: int = 0


AFTER_BOTH = ("comparing", "deciding", "feedback", "objecting", "graded")


def board_of(s: Session, user: User, campaign_id: int, today: date | None = None) -> Board:
    """For the chief and the leaders.

    Raises:
        NotFoundError, ForbiddenError: not this person's.
    """
    campaign = require_campaign(s, user, campaign_id, "chief", "leader")
    sample = files.files_of(s, campaign_id)
    rows = {
        one.row_no: one for one in ledger.cases_of(s, campaign_id, [file.row_no for file in sample])
    }
    heads = case_heads.copies_of(s, campaign_id) | case_heads.bases_of(s, campaign_id)
    staff = people.people_of(s, campaign_id, removed=True)
    counts = files.count_by_state(s, campaign_id)
    return Board(
        campaign=campaign,
        ledger_size=ledger.count_cases(s, campaign_id),
        drawn=len(sample),
        states={state: counts.get(state, 0) for state in FILE_STATE_NAMES},
        unassigned=sum(
            one.case_id is not None and len(one.reviewers) < 2
            for one in sample
            if one.state in ("reading", "reviewing")
        ),
        unmatched=len(files.unmatched_of(s, campaign_id)),
        agencies=_agencies(sample, rows),
        reviewers=_reviewers(sample, heads, staff),
        overdue=_overdue(sample, rows, heads, staff, today or date.today()),
        without_copies=len(without_copies(s, campaign_id)),
    )


def _agencies(
    sample: Sequence[CampaignFile], rows: Mapping[int, LedgerCase]
) -> tuple[AgencyProgress, ...]:
    by_agency: dict[str, list[CampaignFile]] = {}
    for file in sample:
        by_agency.setdefault(rows[file.row_no].agency, []).append(file)
    return tuple(
        AgencyProgress(
            agency,
            len(own),
            sum(one.case_id is not None for one in own),
            sum(one.state in AFTER_BOTH for one in own),
            sum(one.state == "graded" for one in own),
        )
        for agency, own in sorted(by_agency.items())
    )


def _reviewers(
    sample: Sequence[CampaignFile],
    heads: Mapping[str, CaseHead],
    staff: Sequence[CampaignPerson],
) -> tuple[ReviewerProgress, ...]:
    given, pages, finished = Counter[int](), Counter[int](), Counter[int]()
    for file in sample:
        for user_id, copy in ((file.a_user, file.a_case), (file.b_user, file.b_case)):
            if user_id is None:
                continue
            given[user_id] += 1
            pages[user_id] += heads[file.case_id].page_count if file.case_id else 0
            finished[user_id] += copy is not None and heads[copy].state == "finished"
    return tuple(
        ReviewerProgress(
            one.user_id,
            one.name,
            given[one.user_id],
            pages[one.user_id],
            finished[one.user_id],
            one.removed is not None,
        )
        for one in staff
        if one.part == "reviewer" and (one.removed is None or given[one.user_id])
    )


def _overdue(
    sample: Sequence[CampaignFile],
    rows: Mapping[int, LedgerCase],
    heads: Mapping[str, CaseHead],
    staff: Sequence[CampaignPerson],
    today: date,
) -> tuple[Overdue, ...]:
    names = {one.user_id: one.name for one in staff}
    late = [
        Overdue(
            one.id,
            rows[one.row_no].case_no,
            rows[one.row_no].agency,
            one.state,
            one.due,
            tuple(names.get(who, "") for who in _waited_for(one, heads)),
        )
        for one in sample
        if one.due is not None and one.due < today and one.state != "graded"
    ]
    return tuple(sorted(late, key=lambda one: (one.due, one.file_id)))


def _waited_for(file: CampaignFile, heads: Mapping[str, CaseHead]) -> list[int]:
    """Reviewers whose copies are not finished, while A and B work apart."""
    if file.state != "reviewing":
        return []
    return [
        user_id
        for user_id, copy in ((file.a_user, file.a_case), (file.b_user, file.b_case))
        if user_id is not None and (copy is None or heads[copy].state != "finished")
    ]
