"""Who has to do with a file of the sample: its reviewers, who leads, who stands outside (权限)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign, require_under_way
from review.errors import ConflictError, ForbiddenError, NotFoundError
from review.store.campaigns import files, ledger, people

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign, CampaignFile, CampaignPerson
    from review.model.ledger import LedgerCase
    from review.model.people import User


@dataclass(frozen=True, slots=True)
class FileRoom:
    """A file with its evaluation, its case of the ledger and the people who are still there."""

    campaign: Campaign
    file: CampaignFile
    case: LedgerCase
    people: tuple[CampaignPerson, ...]

    @property
    def reviewers(self) -> frozenset[int]:
        """A, B and the third."""
        seats = (self.file.a_user, self.file.b_user, self.file.third_user)
        return frozenset(one for one in seats if one is not None)

    def person(self, user_id: int) -> CampaignPerson | None:
        return next((one for one in self.people if one.user_id == user_id), None)

    def kept_away(self, person: CampaignPerson) -> bool:
        """回避: the file is one of the person's own agency."""
        return self.case.agency in person.agencies

    @property
    def leaders(self) -> tuple[CampaignPerson, ...]:
        """Who may lead the joint decision, the nearest first.

        The leaders of A's team and of B's, then the chief; never one of the file's own reviewers,
        never one of the agency.
        """
        teams = [
            one.team
            for user_id in (self.file.a_user, self.file.b_user)
            for one in self.people
            if one.user_id == user_id and one.team
        ]
        leading = [one for team in teams for one in self.people if _leads(one, team)]
        leading += [one for one in self.people if one.part == "chief"]
        free = (one for one in leading if one.user_id not in self.reviewers)
        return tuple(dict.fromkeys(one for one in free if not self.kept_away(one)))

    def leads(self, user_id: int) -> bool:
        return any(one.user_id == user_id for one in self.leaders)


def subject_of(file: CampaignFile) -> str:
    """What the log calls a file of the sample."""
    return f"campaign:{file.campaign_id}/file:{file.id}"


def enter(s: Session, user: User, file_id: int, *, lock: bool = False) -> FileRoom:
    """The file, where this person works in its evaluation.

    `lock`: it is to be changed: its evaluation must be under way, others wait.

    Raises:
        NotFoundError: not there, or not this person's evaluation: one answer.
        ConflictError: the evaluation is closed.
    """
    file = files.file_of(s, file_id)
    if file is None:
        raise _no_file()
    try:
        campaign = require_campaign(s, user, file.campaign_id)
    except NotFoundError:
        raise _no_file() from None
    if lock:
        require_under_way(campaign)
        file = files.lock_file(s, file_id)
    return room_of(s, campaign, file)


def enter_leading(s: Session, user: User, file_id: int) -> FileRoom:
    """As `enter`, locked, where this person may lead the joint decision.

    Raises:
        ForbiddenError: the person may not.
    """
    room = enter(s, user, file_id, lock=True)
    if not room.leads(user.id):
        raise ForbiddenError(
            "not_leading",
            "此项操作由本卷所在评查组的组长或评查活动负责人进行；评查本卷的人和须回避的人不能主持。",
        )
    return room


def room_of(s: Session, campaign: Campaign, file: CampaignFile) -> FileRoom:
    """The file with everything around it."""
    case = ledger.case_of(s, campaign.id, file.row_no)
    assert case is not None  # a foreign key
    return FileRoom(campaign, file, case, people.people_of(s, campaign.id))


def require_outsider(room: FileRoom, user: User, spoken: frozenset[int]) -> None:
    """The person has had no part in this file; `spoken`: who gave a word in the joint case.

    **Source**: 评查组织规范 0 and 0.3: 组外人员复核, 复核人 ≠ 初评人.

    Raises:
        ForbiddenError: the person reviewed it, decided on it or is of the agency.
    """
    person = room.person(user.id)
    if user.id in room.reviewers:
        raise ForbiddenError("own_review", "申辩须由未评查过本卷的人复核，您是本卷的评查员。")
    if user.id in spoken:
        raise ForbiddenError("own_review", "申辩须由组外人员复核，您参加过本卷的合议。")
    if person is None or room.kept_away(person):
        raise ForbiddenError("kept_away", "本卷属于您须回避的单位，不能由您复核。")


def new_leader(room: FileRoom) -> CampaignPerson:
    """Who will lead the joint decision.

    Raises:
        ConflictError: there is nobody.
    """
    if not room.leaders:
        raise ConflictError(
            "nobody_leads",
            "没有可以主持本卷合议的组长或负责人（均为本卷评查员、须回避或已退出），请先在人员中指定。",
        )
    return room.leaders[0]


def _leads(person: CampaignPerson, team: str) -> bool:
    return person.part == "leader" and person.team == team


def _no_file() -> NotFoundError:
    return NotFoundError("campaign_file_not_found", "没有这份抽中案卷，或者您无权查看。")
