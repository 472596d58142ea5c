"""回头看 as the desk shows it."""

from __future__ import annotations

from review.web.bodies.common import Body


class OtherCampaign(Body):
    """An evaluation beside this one."""

    id: int
    name: str


class LookBackBody(Body):
    """回头看 of one unit, cause and defect; `old`: numbers of the items before.

    `new`: ids of the graded new files; `again`: of those among them that have the defect again.
    """

    unit: str
    cause: str
    code: str
    name: str
    before: int
    now: int
    files: int
    rate: str
    old: list[str]
    new: list[int]
    again: list[int]


class SumLookedAt(Body):
    """Over those units and causes of which new files were looked at; rates as the paper prints."""

    before: int
    now: int
    files: int
    rate: str
    effective: str


class UnitLookedAt(SumLookedAt):
    """One unit. `paper`: it has a 回头看记录."""

    unit: str
    focus: bool
    paper: bool


class NewFileBody(Body):
    """A file of this evaluation that looks back at problems of the one before."""

    id: int
    case_no: str
    unit: str
    cause: str
    graded: bool
    state_name: str
    again: list[str]


class RepeatedItem(Body):
    """屡查屡犯: an item of this evaluation that its unit had in the one before, too."""

    id: int
    no: str
    unit: str
    case_no: str
    code: str
    name: str
    state_name: str


class LookBackList(Body):
    """Recurrence against the evaluation before.

    `relapse_percent`: from here on a unit is on the next sample's list. `later`: the evaluation
    that looks back at this one, where the person leads it.
    """

    earlier: OtherCampaign | None
    later: OtherCampaign | None
    relapse_percent: int
    whole: SumLookedAt
    rows: list[LookBackBody]
    units: list[UnitLookedAt]
    files: list[NewFileBody]
    repeated: list[RepeatedItem]
