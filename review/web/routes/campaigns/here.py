"""The evaluation, file or item that an address names, where this person may see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends

from review.campaign.access import require_campaign
from review.errors import ForbiddenError, NotFoundError
from review.model.campaign import Campaign, CampaignFile, CampaignPerson
from review.store import cases
from review.store.campaigns import files, people
from review.web.office import OfficeHere
from review.web.sessions import SignedIn

LARGEST_ID = 2**31 - 1
NOT_THERE = "没有这个评查活动，或者您没有参加。"
NO_FILE = "没有这份评查案卷，或者您无权查看。"
DECIDED_TOGETHER = frozenset({"deciding", "feedback", "objecting", "graded"})
"""States in which A and B may see what the other said."""


@dataclass(frozen=True, slots=True)
class Seat:
    """The evaluation and as what this person takes part in it."""

    campaign: Campaign
    person: CampaignPerson

    @property
    def leads(self) -> bool:
        return self.person.part in ("chief", "leader")


def number_of(text: str, code: str, message: str) -> int:
    """An id of an address; what is no number names nothing."""
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= LARGEST_ID):
        raise NotFoundError(code, message)
    return int(text)


def campaign_here(campaign_id: str, visitor: SignedIn, office: OfficeHere) -> Seat:
    """Raises `NotFoundError`: not there, or not this person's: one answer."""
    wanted = number_of(campaign_id, "campaign_not_found", NOT_THERE)
    with office.store.database.read() as s:
        campaign = require_campaign(s, visitor.user, wanted)
        person = people.person_of(s, wanted, visitor.user.id)
    if person is None or visitor.user.role == "unit":
        raise NotFoundError("campaign_not_found", NOT_THERE)
    return Seat(campaign, person)


SeatHere = Annotated[Seat, Depends(campaign_here)]


def leading(seat: SeatHere) -> Seat:
    """Chiefs and leaders only: what tells how all files stand is no matter of blind reviewers."""
    if not seat.leads:
        raise ForbiddenError("campaign_part", "此项内容由本次评查的负责人、组长查看。")
    return seat


LeadingHere = Annotated[Seat, Depends(leading)]


def chief(seat: SeatHere) -> Seat:
    """The chief alone."""
    if seat.person.part != "chief":
        raise ForbiddenError("campaign_part", "此项操作由本次评查的负责人进行。")
    return seat


ChiefHere = Annotated[Seat, Depends(chief)]


def file_here(file_id: str, seat: SeatHere, visitor: SignedIn, office: OfficeHere) -> CampaignFile:
    """A file of the sample: of those who lead, its reviewers, and who may see the joint case.

    Raises:
        NotFoundError: not there, of another evaluation, or of other reviewers: one answer.
    """
    wanted = number_of(file_id, "campaign_file_not_found", NO_FILE)
    with office.store.database.read() as s:
        file = files.file_of(s, wanted)
        own = file is not None and (
            seat.person.user_id in (*file.reviewers, file.third_user)
            or cases.may_see(s, visitor.user, file.joint_case or "")
        )
    if file is None or file.campaign_id != seat.campaign.id or not (seat.leads or own):
        raise NotFoundError("campaign_file_not_found", NO_FILE)
    return file


FileHere = Annotated[CampaignFile, Depends(file_here)]


def open_file(file: FileHere, seat: SeatHere) -> CampaignFile:
    """As `file_here`; A and B see the other's words only when both are bound by theirs."""
    blind = not seat.leads and seat.person.user_id != file.third_user
    if blind and file.state not in DECIDED_TOGETHER:
        raise ForbiddenError("still_blind", "背对背初评尚未结束，合议开始后才能查看双方的认定。")
    return file


OpenFileHere = Annotated[CampaignFile, Depends(open_file)]
