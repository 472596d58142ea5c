"""The finished copies of a file, read from the store for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from review.campaign.cross_review.compare import FinishedCopy
from review.casework.standing import read_standing, score_of
from review.errors import ConflictError
from review.model.cross_review import CopyWord
from review.store import cases

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile
    from review.model.case_record import CaseRecord, VerdictRecord
    from review.model.cross_review import Seat
    from review.standards.load import Standards
    from review.store.office import Store


def seats_of(file: CampaignFile) -> tuple[tuple[Seat, int, str], ...]:
    """Seat, person and copy, of those who have a copy."""
    every = (
        ("a", file.a_user, file.a_case),
        ("b", file.b_user, file.b_case),
        ("third", file.third_user, file.third_case),
    )
    return tuple(
        (cast("Seat", seat), user_id, case_id)
        for seat, user_id, case_id in every
        if user_id is not None and case_id is not None
    )


def all_finished(s: Session, file: CampaignFile) -> bool:
    """A, B and the third, where there is one, have finished their copies."""
    seats = seats_of(file)
    both = {seat for seat, _, _ in seats} >= {"a", "b"}
    return both and all(_record(s, case_id).state == "finished" for _, _, case_id in seats)


def finished_copies(
    s: Session, store: Store, standards: Standards, file: CampaignFile
) -> tuple[FinishedCopy, ...]:
    """A, B and the third.

    Raises:
        ConflictError: not all have finished; the message does not say who has.
    """
    if not all_finished(s, file):
        raise ConflictError(
            "copies_unfinished", "背对背评查尚未全部完成，完成前任何人都看不到他人的意见。"
        )
    return tuple(_copy(s, store, standards, *one) for one in seats_of(file))


def _copy(
    s: Session, store: Store, standards: Standards, seat: Seat, user_id: int, case_id: str
) -> FinishedCopy:
    record = _record(s, case_id)
    standing = read_standing(s, store, standards, record)
    return FinishedCopy(
        seat=seat,
        user_id=user_id,
        who=record.owner,
        case_id=case_id,
        findings=standing.machine,
        words={key: _word(seat, word) for key, word in standing.words.items()},
        score=score_of(standing),
    )


def _word(seat: Seat, said: VerdictRecord) -> CopyWord:
    # In the name of who said it: a copy may have changed hands.
    return CopyWord(
        seat=seat,
        user_id=said.user_id,
        who=said.who,
        value=said.value,
        reason_kind=said.reason_kind,
        note=said.note,
        points=said.points,
        message=said.message,
        severity=said.severity,
        finding=said.finding,
    )


def _record(s: Session, case_id: str) -> CaseRecord:
    found = cases.case_of(s, case_id)
    assert found is not None  # a foreign key
    return found
