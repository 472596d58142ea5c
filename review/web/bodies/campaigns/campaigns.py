"""An evaluation, its stages and its people."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from review.campaign.stages import StageState
from review.model.campaign import CampaignState, Part
from review.model.ledger import LedgerFlag
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
    flags: list[Named]
    """Marks of the ledger that `config` may name."""
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


Days = Annotated[int, Field(ge=1, le=365)]
Percent = Annotated[int, Field(ge=0, le=100)]
Points = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]


class RateIn(Body):
    """Of ledgers of up to `up_to` cases so many percent; `up_to` None: of any."""

    up_to: Annotated[int, Field(ge=1, le=100_000_000)] | None
    percent: Percent
    at_least: Count = 0


class DaysIn(Body):
    """Days of each stage."""

    hand_in: Days
    review: Days
    decide: Days
    feedback: Days
    object: Days
    grade: Days
    rectify: Days


class ConfigIn(Body):
    """All numbers of an evaluation, in place of those before; `always`: flags always drawn."""

    per_stratum: Count
    rates: Annotated[tuple[RateIn, ...], Field(min_length=1, max_length=20)]
    always: Annotated[tuple[LedgerFlag, ...], Field(max_length=20)]
    mean_within: Points
    group_within: Points
    days: DaysIn
    recheck_percent: Percent
    relapse_percent: Percent

    @model_validator(mode="after")
    def _in_order(self) -> ConfigIn:
        if self.mean_within > self.group_within:
            raise ValueError("取均值的分差不能大于组内合议的分差")
        limits = [one.up_to for one in self.rates]
        if limits[-1] is not None or None in limits[:-1]:
            raise ValueError("抽样比例的最后一档应为“以上”，其余各档须写明件数")
        known = [one for one in limits if one is not None]
        if known != sorted(set(known)):
            raise ValueError("抽样比例各档的件数须由小到大")
        return self


class CloseIn(Body):
    """`unfinished`: although files are not graded."""

    unfinished: bool = False
