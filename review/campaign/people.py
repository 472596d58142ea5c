"""People of an evaluation, added and removed while it is under way."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.campaign.access import require_chief
from review.campaign.lifecycle import subject
from review.errors import CaseworkError, ConflictError, NotFoundError
from review.store import audit, users
from review.store.campaigns import case_heads, files, people

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile, CampaignPerson, Part
    from review.model.people import User
    from review.store.office import Store

APART = ("reading", "reviewing")
"""States in which A and B work apart from each other."""


@dataclass(frozen=True, slots=True)
class Left:
    """What became of the files of somebody who left: given back, and finished ones that stay."""

    given_back: tuple[int, ...]
    kept: tuple[int, ...]


def put_person(
    store: Store,
    user: User,
    campaign_id: int,
    login: str,
    part: Part,
    team: str = "",
    agencies: tuple[str, ...] = (),
) -> CampaignPerson:
    """Adds a person or changes the part, team or own agencies (回避) of one.

    Raises:
        NotFoundError: no account of this name.
        CaseworkError: the account takes no part in evaluations.
        ConflictError: the evaluation would be without a chief.
    """
    with store.database.write() as s:
        require_chief(s, user, campaign_id)
        account = users.user_by_login(s, login)
        if account is None or not account.active:
            raise NotFoundError("user_not_found", f"没有登录名为“{login}”的在用人员。")
        if account.role in ("unit", "trainer"):
            raise CaseworkError(
                "campaign_role", f"{account.name}是被评查单位或培训账号，不能参加评查。"
            )
        if part != "chief":
            _refuse_headless(s, campaign_id, account.id)
        own = tuple(dict.fromkeys(even(agency) for agency in agencies if agency.strip()))
        person = people.put_person(s, campaign_id, account.id, part, team.strip(), own)
        audit.note(
            s,
            user,
            "campaign_person",
            subject(campaign_id),
            login=login,
            part=part,
            team=person.team,
            agencies=list(own),
        )
    return person


def remove_person(store: Store, user: User, campaign_id: int, login: str) -> Left:
    """Takes a person out: unfinished files wait for somebody else, finished ones stay.

    A copy that was begun is kept with all its words; it is only no part of the file any more.

    Raises:
        NotFoundError: this person takes no part.
        ConflictError: the only chief cannot leave.
    """
    with store.database.write() as s:
        require_chief(s, user, campaign_id)
        account = users.user_by_login(s, login)
        person = people.person_of(s, campaign_id, account.id) if account else None
        if account is None or person is None or person.removed is not None:
            raise NotFoundError("campaign_person", f"“{login}”没有参加这次评查。")
        _refuse_headless(s, campaign_id, account.id)
        people.remove_person(s, campaign_id, account.id)
        left = _give_back(s, campaign_id, account.id)
        audit.note(
            s,
            user,
            "campaign_person_left",
            subject(campaign_id),
            login=login,
            given_back=len(left.given_back),
            kept=len(left.kept),
        )
    return left


def even(agency: str) -> str:
    """A name of an agency as ledgers are read: without width and spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", agency))


def _give_back(s: Session, campaign_id: int, user_id: int) -> Left:
    copies = case_heads.copies_of(s, campaign_id)
    finished = frozenset(one for one, head in copies.items() if head.state == "finished")
    given_back, kept = [], []
    for file in files.files_of_user(s, campaign_id, user_id):
        if empty := _emptied(file, user_id, finished):
            files.change_file(s, file.id, **empty)
            given_back.append(file.id)
        else:
            kept.append(file.id)
    return Left(tuple(given_back), tuple(kept))


def _emptied(file: CampaignFile, user_id: int, finished: frozenset[str]) -> dict[str, None]:
    """The seats that this person has to leave, as columns."""
    empty: dict[str, None] = {}
    if file.state in APART:
        if file.a_user == user_id and file.a_case not in finished:
            empty |= {"a_user": None, "a_case": None}
        if file.b_user == user_id and file.b_case not in finished:
            empty |= {"b_user": None, "b_case": None}
    if file.third_user == user_id and file.state in ("comparing", "deciding"):
        empty["third_user"] = None
    return empty


def _refuse_headless(s: Session, campaign_id: int, user_id: int) -> None:
    chiefs = [one for one in people.people_of(s, campaign_id) if one.part == "chief"]
    if [one.user_id for one in chiefs] == [user_id]:
        raise ConflictError(
            "campaign_chief", "这是本次评查唯一的负责人，请先增加另一位负责人；未作任何改动。"
        )
