"""法律适用参考: the penalty rules nearest to the facts told."""

from __future__ import annotations

from datetime import date
from typing import Literal

from review.web.bodies.common import Body, Share
from review.web.bodies.review import BasisBody, PlaceBody


class NearRuleBody(Body):
    """A penalty rule; `agreement`: whether the decision cites its articles.

    `places`: the sentences of the file nearest to it.
    """

    id: str
    violation: str
    likeness: Share
    violated: list[BasisBody]
    penal: list[BasisBody]
    agreement: Literal["agree", "differ", "unread"]
    agreement_name: str
    agreement_note: str
    places: list[PlaceBody]


class LawReferenceView(Body):
    """A hint of the machine: no finding, and no answer depends on it.

    `reason`: why it cannot be said. `day`: the day whose rules were compared. `places`: all
    sentences compared, or where the reason can be looked at.
    """

    state: Literal["found", "undetermined"]
    reason: str
    lead: str
    day: date | None
    places: list[PlaceBody]
    rules: list[NearRuleBody]
