"""Who reviews what, and how far all are (分派与进度)."""

from __future__ import annotations

from fastapi import APIRouter

from review.campaign.assignment.assign import assign_files
from review.campaign.board import board_of
from review.model.campaign import FILE_STATE_NAMES
from review.web.bodies.campaigns.files import (
    AgencyProgressBody,
    AssignedBody,
    BoardBody,
    OverdueBody,
    ReviewerProgressBody,
    StateCount,
    UnseatedBody,
)
from review.web.office import OfficeHere
from review.web.routes.campaigns.here import SeatHere
from review.web.sessions import SignedIn

AT_ONCE = 10
"""Files whose copies are made while the chief waits; the desk makes the others by and by."""

router = APIRouter(prefix="/{campaign_id}", tags=["分派与进度"])


@router.post("/assign", summary="分派：每卷两人，回避、均衡；已识读的即时开评")
def assign(seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> AssignedBody:
    done = assign_files(office.store, visitor.user, seat.campaign.id, at_once=AT_ONCE)
    if done.left:
        office.rounds.hurry()
    return AssignedBody(
        assigned=len(done.assigned),
        copies=done.copies,
        waiting=done.waiting,
        left=done.left,
        unseated=[
            UnseatedBody(case_no=one.file.name, agency=one.file.agency, why=one.why)
            for one in done.unseated
        ],
    )


@router.get("/board", summary="进度：阶段、单位、评查员、逾期")
def board(seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> BoardBody:
    with office.store.database.read() as s:
        seen = board_of(s, visitor.user, seat.campaign.id)
    return BoardBody(
        ledger_size=seen.ledger_size,
        drawn=seen.drawn,
        unassigned=seen.unassigned,
        unmatched=seen.unmatched,
        without_copies=seen.without_copies,
        states=[
            StateCount(state=state, name=name, count=seen.states.get(state, 0))
            for state, name in FILE_STATE_NAMES.items()
        ],
        agencies=[AgencyProgressBody.model_validate(one) for one in seen.agencies],
        reviewers=[
            ReviewerProgressBody(
                name=one.name,
                files=one.files,
                pages=one.pages,
                finished=one.finished,
                removed=one.removed,
            )
            for one in seen.reviewers
        ],
        overdue=[
            OverdueBody(
                file_id=one.file_id,
                case_no=one.case_no,
                agency=one.agency,
                state_name=FILE_STATE_NAMES[one.state],
                due=one.due,
                waiting_for=list(one.waiting_for),
            )
            for one in seen.overdue
        ],
    )
