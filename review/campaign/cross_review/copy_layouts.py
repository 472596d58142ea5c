"""分件 that A, B or the third corrected in their copies, for the joint case (副本中的分件更正).

The documents of a file are cut anew as a whole, but taken over by the stretch: one reviewer's cut
of pages 3 to 5 and another's of page 12 can both stand in the joint case. Nothing is taken by
itself: each stretch needs the word of somebody who decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.cross_review.finished_copies import all_finished, seats_of
from review.campaign.cross_review.layouts import plain_layout, replaced, stretches, within
from review.campaign.cross_review.seats import enter
from review.campaign.file_states import require_state
from review.casework.access import require_worked_case
from review.casework.standing_layout import refuse_while_restored, standing_layout, titled
from review.casework.take_over import take_over_layout
from review.errors import ConflictError, NotFoundError
from review.model.cross_review import SEAT_NAMES
from review.store import cases, corrections

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.campaign.cross_review.layouts import Layout, Stretch
    from review.model.campaign import CampaignFile
    from review.model.case_record import JobRecord, SortingCorrection
    from review.model.cross_review import Seat
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class CopyLayout:
    """A reviewer's documents on a stretch; `said` None: as the file was handed in.

    `taken`: the joint case has them so.
    """

    seat: Seat
    documents: Layout
    said: SortingCorrection | None
    taken: bool


@dataclass(frozen=True, slots=True)
class LayoutDifference:
    """Pages that some copy cuts or names otherwise than the file as handed in (`before`)."""

    first_page: int
    last_page: int
    before: Layout
    copies: tuple[CopyLayout, ...]

    @property
    def agreed(self) -> bool:
        """All who reviewed the file cut these pages alike."""
        return len({one.documents for one in self.copies}) == 1


def copy_layouts(
    s: Session, store: Store, standards: Standards, file: CampaignFile
) -> tuple[LayoutDifference, ...]:
    """In page order, where all copies are finished; nothing before that."""
    if not all_finished(s, file) or file.case_id is None:
        return ()

    def layout(case_id: str) -> Layout:
        record = cases.case_of(s, case_id)
        assert record is not None  # a foreign key
        return plain_layout(standing_layout(s, store, standards, record))

    before = layout(file.case_id)
    joint = layout(file.joint_case) if file.joint_case else None
    own = {seat: (case_id, layout(case_id)) for seat, _, case_id in seats_of(file)}
    every = [before, *(one for _, one in own.values()), *([joint] if joint else [])]
    found = []
    for stretch in stretches(every):
        there = within(before, stretch)
        if all(within(one, stretch) == there for _, one in own.values()):
            continue
        copies = []
        for seat, (case_id, whole) in own.items():
            documents = within(whole, stretch)
            said = (
                _who_cut(s, standards, case_id, stretch, documents) if documents != there else None
            )
            taken = joint is not None and within(joint, stretch) == documents
            copies.append(CopyLayout(seat, documents, said, taken))
        found.append(LayoutDifference(*stretch, there, tuple(copies)))
    return tuple(found)


def take_over_copy_layout(
    store: Store, standards: Standards, user: User, file_id: int, seat: Seat, stretch: Stretch
) -> JobRecord:
    """Cuts these pages of the joint case as in this copy; whoever works on that may.

    Raises:
        NotFoundError: the copies do not differ so (any more), or not this person's file.
        ConflictError: there is no joint case, it is decided, or it has the documents so.
    """
    with store.database.write() as s:
        room = enter(s, user, file_id, lock=True)
        if room.file.joint_case is None:
            raise ConflictError("no_joint_case", "合议卷尚未建立，建立后再采用更正。")
        record = require_worked_case(s, user, room.file.joint_case)
        require_state(room.file, "deciding")
        refuse_while_restored(s, record)
        before, wanted = _wanted(copy_layouts(s, store, standards, room.file), seat, stretch)
        whole = plain_layout(standing_layout(s, store, standards, record))
        layout = replaced(whole, stretch, wanted.documents)
        why = _say_taken(before, wanted, stretch)
        return take_over_layout(s, store, standards, user, record, layout, why)


def _wanted(
    found: tuple[LayoutDifference, ...], seat: Seat, stretch: Stretch
) -> tuple[Layout, CopyLayout]:
    """The documents as handed in, and those to be taken."""
    for difference in found:
        if (difference.first_page, difference.last_page) == stretch:
            for one in difference.copies:
                if one.seat == seat and one.taken:
                    raise ConflictError("layout_taken_over", "合议卷的这几页已经这样分件。")
                if one.seat == seat:
                    return difference.before, one
    raise NotFoundError("correction_not_found", "副本中没有这处分件更正，请刷新。")


def _say_taken(before: Layout, wanted: CopyLayout, stretch: Stretch) -> str:
    """第3—5页采用甲在副本中的分件：附页."""
    first, last = stretch
    where = f"第{first}页" if first == last else f"第{first}—{last}页"
    if wanted.documents == before:
        return f"{where}恢复送卷时的分件"
    if wanted.said is None:
        return f"{where}采用{SEAT_NAMES[wanted.seat]}副本中的分件"
    reason = f"：{wanted.said.why}" if wanted.said.why else ""
    return f"{where}采用{wanted.said.who}在副本中的分件{reason}"


def _who_cut(
    s: Session, standards: Standards, case_id: str, stretch: Stretch, documents: Layout
) -> SortingCorrection | None:
    """The correction since which these pages stand so: a later one may be about other pages."""
    first = None
    for one in reversed(corrections.sorting_history(s, case_id)):
        if one.layout is None:
            break
        if within(plain_layout(titled(one.layout, standards)), stretch) != documents:
            break
        first = one
    return first
