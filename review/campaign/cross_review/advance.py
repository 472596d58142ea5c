"""From finished copies to the joint case: of itself, or after a third person's review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.campaign.cross_review.compare import compare
from review.campaign.cross_review.finished_copies import all_finished, finished_copies, seats_of
from review.campaign.cross_review.joint import open_joint_case
from review.campaign.cross_review.seats import enter, enter_leading, room_of, subject_of
from review.campaign.file_states import move, require_state
from review.casework.intake import new_case_id
from review.casework.stored import stored_result
from review.errors import CaseworkError, ConflictError, ForbiddenError, NotFoundError
from review.store import audit, cases, users
from review.store.campaigns import campaigns, comparisons, copies, files

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.campaign.cross_review.seats import FileRoom
    from review.model.campaign import CampaignFile
    from review.model.cross_review import Comparison
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def copy_was_finished(
    store: Store, standards: Standards, user: User, case_id: str
) -> CampaignFile | None:
    """To be called when a review was finished; the file of the sample, None where it is of none.

    When the last copy is finished the file goes on: to the joint case, or, where the difference
    calls for a third person, to wait for one.
    """
    with store.database.read() as s:
        found = files.file_of_case(s, case_id)
        if found is None or case_id not in [one for _, _, one in seats_of(found)]:
            return found
        # Read before the writing, so that nobody waits for it.
        for _, _, one in seats_of(found):
            record = cases.case_of(s, one)
            if record is not None:
                stored_result(s, store, standards, record)
    with store.database.write() as s:
        file = files.lock_file(s, found.id)
        for _, _, one in seats_of(file):
            cases.lock_case(s, one)
        if file.state not in ("reviewing", "comparing") or not all_finished(s, file):
            return file
        if file.state == "reviewing":
            file = move(s, file, "comparing")
            audit.note(s, user, "copies_finished", subject_of(file))
        campaign = campaigns.campaign_of(s, file.campaign_id)
        assert campaign is not None  # a foreign key
        room = room_of(s, campaign, file)
        if not room.leaders or _waits_for_third(s, store, standards, room):
            return file
        return open_joint_case(s, store, standards, user, room)


def open_joint(store: Store, standards: Standards, user: User, file_id: int) -> CampaignFile:
    """Makes the joint case by hand, where nobody could lead it when the copies were finished.

    Raises:
        ForbiddenError: the person may not lead. ConflictError: not all is finished.
    """
    with store.database.write() as s:
        room = enter_leading(s, user, file_id)
        if room.file.state == "reviewing" and all_finished(s, room.file):
            move(s, room.file, "comparing")
            room = enter_leading(s, user, file_id)
        return open_joint_case(s, store, standards, user, room)


def call_third(
    store: Store, standards: Standards, user: User, file_id: int, login: str
) -> CampaignFile:
    """Lets a third person review the file apart from A and B, in a copy of the file as handed in.

    Raises:
        ForbiddenError: the caller may not lead, or the person has to keep away.
        ConflictError: no third person is called for, or one is at work.
    """
    with store.database.write() as s:
        room = enter_leading(s, user, file_id)
        require_state(room.file, "comparing")
        if room.file.third_case is not None:
            raise ConflictError("third_there", "本卷已指定第三人。")
        if not _waits_for_third(s, store, standards, room):
            raise ConflictError("third_not_needed", "A、B的差异不须第三人复评，可直接合议。")
        third = _apart(s, room, login)
        base = cases.case_of(s, room.file.case_id or "")
        assert base is not None  # copies were made of it
        copy = copies.copy_case(
            s, base.id, new_id=new_case_id(), owner_id=third.id, title=base.title
        )
        file = files.change_file(s, room.file.id, third_user=third.id, third_case=copy.id)
        audit.note(s, user, "third_called", subject_of(file), login=login, case=copy.id)
        return file


def open_comparison(store: Store, standards: Standards, user: User, file_id: int) -> Comparison:
    """What the copies differ in, for those who may see it.

    Nobody sees anything before all have finished. A, B and the third see it once the joint case is
    there; leaders before, so that they can call a third person.

    Raises:
        NotFoundError: not this person's file. ConflictError: not all have finished.
    """
    with store.database.read() as s:
        room = enter(s, user, file_id)
        leading = room.leads(user.id)
        if not leading and user.id not in room.reviewers:
            raise NotFoundError("campaign_file_not_found", "没有这份抽中案卷，或者您无权查看。")
        kept = comparisons.comparison_of(s, file_id)
        if kept is not None and room.file.joint_case is not None:
            return kept.comparison
        if not leading:
            raise ConflictError(
                "copies_unfinished", "背对背评查尚未全部完成，完成前任何人都看不到他人的意见。"
            )
        done = finished_copies(s, store, standards, room.file)
        return compare(done, room.campaign.config)


def _apart(s: Session, room: FileRoom, login: str) -> User:
    """The person, where nothing of A's and B's reviews can be known to him, nor of his to them."""
    third = users.user_by_login(s, login)
    person = room.person(third.id) if third else None
    if third is None or person is None:
        raise NotFoundError("person_not_found", f"本次评查没有登录名为“{login}”的人员。")
    if room.kept_away(person):
        raise ForbiddenError("kept_away", f"{third.name}须回避本卷所属单位，不能复评。")
    reviewers = [users.user_by_id(s, one) for one in sorted(room.reviewers)]
    # The leader of a team sees the files of its people.
    seen = any(one and (_sees(third, one) or _sees(one, third)) for one in reviewers)
    if seen or third.id in room.reviewers or room.leads(third.id):
        raise CaseworkError(
            "third_not_apart",
            f"{third.name}是本卷的评查员或主持人，或者与评查员是组长和组员，能看到对方的意见，"
            "不能作为第三人。",
        )
    return third


def _sees(one: User, other: User) -> bool:
    return one.role == "leader" and bool(one.team) and one.team == other.team


def _waits_for_third(s: Session, store: Store, standards: Standards, room: FileRoom) -> bool:
    if room.file.third_case is not None:
        return False
    done = finished_copies(s, store, standards, room.file)
    return compare(done, room.campaign.config).difference.way == "third"
