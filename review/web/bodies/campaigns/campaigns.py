"""An evaluation, its stages and its people."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from review.campaign.stages import StageState
from review.model.campaign import CampaignState, Part
from review.web.bodies.common import Body, Moment, ShortText, Text


class Named(Body):
    """An id and what it is called."""

    id: str
    name: str


class StageBody(Body):
    """One stage of the line: how many are through it."""

    key: str
    name: str
    state: StageState
    done: int
    whole: int
    unit: str


class CampaignBrief(Body):
    """An evaluation as lists show it; `part`: of the one who asks."""

    id: int
    name: str
    batch_no: str
    year: int
    quarter: int
    scope: str
    state: CampaignState
    state_name: str
    part: Part
    part_name: str
    files: int
    stages: list[StageBody]
    created: Moment
    closed: Moment | None


class CampaignList(Body):
    """Evaluations of the one who asks; `kinds`: of case files that a new one can look at."""

    campaigns: list[CampaignBrief]
    may_start: bool
    kinds: list[Named]


class CampaignIn(Body):
    """A new evaluation; no kinds: all."""

    year: Annotated[int, Field(ge=2000, le=2099)]
    quarter: Annotated[int, Field(ge=1, le=4)]
    name: ShortText = ""
    scope: Text = ""
    kinds: Annotated[tuple[ShortText, ...], Field(max_length=20)] = ()


class PersonBody(Body):
    """Who works in the evaluation; `files`: that the person reviews, `finished`: those done."""

    login: str
    name: str
    part: Part
    part_name: str
    team: str
    agencies: list[str]
    files: int
    removed: Moment | None


class CampaignView(Body):
    """One evaluation with all that its page shows."""

    campaign: CampaignBrief
    standard: str
    kinds: list[Named]
    config: dict[str, Any]
    people: list[PersonBody]
    agencies: list[str]


class PersonIn(Body):
    """A person's part; `agencies`: the person's own, whose files are somebody else's (回避)."""

    part: Part
    team: Annotated[Text, Field(max_length=64)] = ""
    agencies: Annotated[tuple[ShortText, ...], Field(max_length=200)] = ()


class Left(Body):
    """What became of the files of one who left."""

    given_back: int
    kept: int


class Account(Body):
    """Somebody who could take part."""

    login: str
    name: str
    role_name: str
    team: str


class AccountList(Body):
    """Those who do not take part yet."""

    accounts: list[Account]


class CloseIn(Body):
    """`unfinished`: although files are not graded."""

    unfinished: bool = False
