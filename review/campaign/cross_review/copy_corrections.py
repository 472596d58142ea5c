"""Facts that A, B or the third corrected in their copies, for the joint case (副本中的更正).

Words on findings are carried over; a correction of the reading changes what the machine finds, so
it is shown with who made it, and taken over on the word of those who decide together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.cross_review.finished_copies import all_finished, seats_of
from review.campaign.cross_review.seats import enter
from review.campaign.file_states import require_state
from review.casework.access import require_worked_case
from review.casework.take_over import fact_standing_at, take_over_fact
from review.errors import ConflictError, NotFoundError
from review.store import corrections

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile
    from review.model.case_record import FactCorrection, JobRecord
    from review.model.cross_review import Seat
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class CopyCorrection:
    """A fact as a reviewer reads it; `taken`: the joint case has it so already."""

    seat: Seat
    correction: FactCorrection
    taken: bool


def copy_corrections(s: Session, file: CampaignFile) -> tuple[CopyCorrection, ...]:
    """Of all copies, where all are finished; what the file as handed in has already is left out."""
    if not all_finished(s, file):
        return ()
    found = []
    for seat, _, case_id in seats_of(file):
        for one in corrections.fact_corrections_of(s, case_id):
            before = fact_standing_at(s, file.case_id, one) if file.case_id else None
            if before is not None and before.value == one.value:
                continue
            joint = fact_standing_at(s, file.joint_case, one) if file.joint_case else None
            found.append(CopyCorrection(seat, one, joint is not None and joint.value == one.value))
    return tuple(sorted(found, key=lambda one: (one.correction.page_no, one.seat)))


def take_over(
    store: Store, standards: Standards, user: User, file_id: int, correction_id: int
) -> JobRecord:
    """Enters a correction of a copy in the joint case; whoever works on that may.

    Raises:
        NotFoundError: no such correction, or not this person's file.
        ConflictError: there is no joint case, it is decided, or it has the correction.
    """
    with store.database.write() as s:
        room = enter(s, user, file_id, lock=True)
        found = {one.correction.id: one.correction for one in copy_corrections(s, room.file)}
        if room.file.joint_case is None:
            raise ConflictError("no_joint_case", "合议卷尚未建立，建立后再采用更正。")
        record = require_worked_case(s, user, room.file.joint_case)
        require_state(room.file, "deciding")
        if correction_id not in found:
            raise NotFoundError("correction_not_found", "副本中没有这项更正，请刷新。")
        return take_over_fact(s, standards, user, record, found[correction_id])
