"""Gives the files of an evaluation to their reviewers, and makes each reviewer's copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from review.campaign.access import require_chief
from review.campaign.assignment.seats import SEATS, Planner, Reviewer, ToReview
from review.campaign.file_states import move
from review.campaign.lifecycle import subject
from review.casework.intake import new_case_id
from review.errors import ConflictError
from review.standards.calendar import WorkCalendar
from review.store import audit, cases, users
from review.store.campaigns import case_heads, copies, draws, files, ledger, people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from review.campaign.assignment.seats import SeatPlan, Unseated
    from review.model.campaign import Campaign, CampaignFile
    from review.model.ledger import LedgerCase
    from review.model.people import User
    from review.store.campaigns.case_heads import CaseHead
    from review.store.office import Store

APART = ("reading", "reviewing")


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an assignment did.

    `waiting`: files that the machine has not read yet. `left`: files whose copies are still to be
    made.
    """

    assigned: tuple[int, ...]
    copies: int
    waiting: int
    unseated: tuple[Unseated, ...]
    left: int = 0


def assign_files(
    store: Store, user: User, campaign_id: int, *, at_once: int | None = None
) -> Assigned:
    """Two reviewers for every file that was handed in and lacks one; copies of those that are read.

    Files for which there are not two reviewers stay as they are and are named with the reason.
    `at_once`: of no more files are copies made while the caller waits; None: of all.

    Raises:
        ConflictError: fewer than two reviewers take part.
    """
    with store.database.write() as s:
        campaign = require_chief(s, user, campaign_id)
        bases = case_heads.bases_of(s, campaign_id)
        rows = {one.row_no: one for one in ledger.cases_of(s, campaign_id)}
        open_files = [one for one in files.files_of(s, campaign_id) if one.state in APART]
        todo = [one for one in open_files if len(one.reviewers) < SEATS]
        planner = Planner(
            reviewers_of(s, campaign_id),
            _seed(s, campaign),
            [
                _to_review(one, rows, bases)
                for one in files.files_of(s, campaign_id)
                if one not in todo
            ],
        )
        if todo and len(planner.reviewers) < SEATS:
            raise ConflictError(
                "reviewers_missing", "参加评查的评查员不足两人，不能分案。请先增加评查人员。"
            )
        plan = planner.plan([_to_review(one, rows, bases) for one in todo])
        given = _seat(s, todo, plan)
        for one in open_files:
            if one.state == "reading" and one.case_id and bases[one.case_id].read:
                move(s, one, "reviewing")
        waiting = sum(not bases[one.case_id].read for one in open_files if one.case_id)
        if given:
            audit.note(s, user, "files_assigned", subject(campaign_id), files=len(given))
    made = make_copies(store, user, campaign, at_once)
    with store.database.read() as s:
        left = len(without_copies(s, campaign_id))
    return Assigned(tuple(given), made, waiting, tuple(plan.unseated), left)


def make_copies(
    store: Store, user: User | None, campaign: Campaign, most: int | None = None
) -> int:
    """A copy for everybody who has a seat and none yet, of files that are read; how many.

    File by file, so that nobody waits for hundreds of them; what was interrupted goes on with the
    next call. For whoever finishes reading files, too: the reviewers may begin. `most`: of no more
    files.
    """
    with store.database.read() as s:
        ready = without_copies(s, campaign.id)
    return sum(_copies_of(store, user, campaign, file_id) for file_id in ready[:most])


def without_copies(s: Session, campaign_id: int) -> list[int]:
    """Files that are read and whose reviewers have no copies yet."""
    seated = [one for one in files.files_of(s, campaign_id, APART) if one.case_id and _lacks(one)]
    heads = case_heads.bases_of(s, campaign_id) if seated else {}
    return [one.id for one in seated if one.case_id and heads[one.case_id].read]


def _lacks(file: CampaignFile) -> list[tuple[str, int]]:
    """Seats with a person and no copy."""
    seats = (("a_case", file.a_user, file.a_case), ("b_case", file.b_user, file.b_case))
    return [(column, who) for column, who, copy in seats if who is not None and copy is None]


def _copies_of(store: Store, user: User | None, campaign: Campaign, file_id: int) -> int:
    with store.database.write() as s:
        file = files.lock_file(s, file_id)
        lacking = _lacks(file)
        if file.state not in APART or file.case_id is None or not lacking:
            return 0  # somebody else was here since
        made = {column: _copy(s, file.case_id, who) for column, who in lacking}
        move(s, file, "reviewing", due=due_after(campaign.config.days.review), **made)
        audit.note(s, user, "copies_made", subject(campaign.id), file=file_id, copies=len(made))
    return len(made)


def due_after(workdays: int, start: date | None = None) -> date | None:
    """The last day of a stage that begins today; None where no calendar knows the year."""
    return WorkCalendar().add_workdays(start or date.today(), workdays)


def reviewers_of(s: Session, campaign_id: int) -> list[Reviewer]:
    """Who may be given files: the reviewers with access, by their accounts."""
    found = []
    for person in people.people_of(s, campaign_id):
        account = users.user_by_id(s, person.user_id)
        if person.part == "reviewer" and account is not None and account.active:
            leads = account.team if account.role == "leader" else ""
            agencies = person.agencies + ((account.agency,) if account.agency else ())
            found.append(Reviewer(account.id, account.name, agencies, account.team, leads))
    return found


def _seat(s: Session, todo: list[CampaignFile], plan: SeatPlan) -> list[int]:
    given = []
    for file in todo:
        new = [one for one in plan.seats[file.id] if one not in file.reviewers]
        free = [seat for seat in ("a_user", "b_user") if getattr(file, seat) is None]
        if new:
            files.change_file(s, file.id, **dict(zip(free, new, strict=False)))
            given.append(file.id)
    return given


def _copy(s: Session, case_id: str, user_id: int) -> str:
    base = cases.case_of(s, case_id)
    assert base is not None
    copy = copies.copy_case(s, case_id, new_id=new_case_id(), owner_id=user_id, title=base.title)
    return copy.id


def _to_review(
    file: CampaignFile, rows: Mapping[int, LedgerCase], bases: Mapping[str, CaseHead]
) -> ToReview:
    row = rows[file.row_no]
    pages = bases[file.case_id].page_count if file.case_id else 0
    return ToReview(file.id, row.agency, row.officers, pages, row.case_no, file.reviewers)


def _seed(s: Session, campaign: Campaign) -> str:
    draw = draws.draw_of(s, campaign.id)
    return draw.sample.seed if draw else str(campaign.id)
