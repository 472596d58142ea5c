"""Shapes of the library of cards (案例库)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from review.web.bodies.common import Body, Fractions, Moment, Number, PageNo, ShortText, Text

Seen = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""The revision of the card that the person saw."""


class CardBrief(Body):
    """A card in the list."""

    id: int
    kind: str
    kind_name: str
    state: str
    state_name: str
    title: str
    wrong: str
    summary: str
    """What the list says of it: what is wrong, or what made the file exemplary."""
    defect: str
    category: str
    category_name: str
    severity: str
    severity_name: str
    ministry: str
    ministry_name: str
    difficulty: int
    pages: int
    blocked: bool
    """Something can still be read on a picture: the card cannot be released."""
    created: Moment


class OptionBody(Body):
    """A value to filter by, with how many cards have it."""

    value: str
    name: str
    count: int


class CardList(Body):
    """Cards and what they can be filtered by; `trainer`: this person may release."""

    cards: list[CardBrief]
    defects: list[OptionBody]
    categories: list[OptionBody]
    severities: list[OptionBody]
    ministries: list[OptionBody]
    trainer: bool


class CoverBody(Body):
    """A box burnt into the picture."""

    box: Fractions
    kind: str
    name: str
    placeholder: str
    by_hand: bool


class CardPageBody(Body):
    """A masked page; `covers`, `left`: for training officers only, else empty."""

    ordinal: int
    title: str
    picture: str
    crop: str
    width: Number
    height: Number
    places: list[Fractions]
    covers: list[CoverBody]
    left: list[str]


class StatuteBody(Body):
    """A provision as in force on the day."""

    title: str
    text: str
    status: str


class SampleBody(Body):
    """A page of an exemplary file of the same kind of document, clear of this fault."""

    card: int
    ordinal: int
    title: str
    picture: str


class CardEventBody(Body):
    """A step in the life of a card."""

    action: str
    action_name: str
    note: str
    who: str
    at: Moment


class CardBody(CardBrief):
    """The whole card."""

    right: str
    merits: list[str]
    statutes: list[StatuteBody]
    difficulty_why: list[str]
    page_list: list[CardPageBody]
    sample: SampleBody | None
    released: Moment | None
    released_by: str
    why_withdrawn: str
    revision: int
    events: list[CardEventBody]
    sees_case: bool
    """This person may see the case file behind, and so take boxes of the machine away."""


class CandidateBody(Body):
    """A confirmed finding that may become a card."""

    finding: str
    defect: str
    name: str
    severity: str
    severity_name: str
    message: str
    pages: list[int]
    card: int | None


class Candidates(Body):
    """Of one case file; `exemplary`: it is finished and may be proposed as 优秀案卷."""

    candidates: list[CandidateBody]
    exemplary: bool


class DraftAsked(Body):
    """The finding of which a card is wanted."""

    finding: ShortText


class ExemplaryAsked(Body):
    """Pages to show; empty: those of the key documents."""

    pages: list[PageNo] = Field(default_factory=list, max_length=12)


class CardTextChange(Body):
    """Other words for a card."""

    title: ShortText
    wrong: Text
    right: Text
    merits: list[Text] = Field(default_factory=list, max_length=20)
    revision: Seen


class CoversChange(Body):
    """Boxes drawn and boxes taken away on a page."""

    added: list[Fractions] = Field(default_factory=list, max_length=100)
    removed: list[Annotated[int, Field(ge=0, le=10_000)]] = Field(
        default_factory=list, max_length=500
    )
    revision: Seen


class Revision(Body):
    """The revision of the card that the person saw."""

    revision: Seen


class Withdrawal(Body):
    """Why a card is withdrawn."""

    why: Text
    revision: Seen


class RoleBody(Body):
    """A role that the office may let in."""

    role: str
    name: str
    may: bool


class TeachingSettings(Body):
    """Who learns here, and whether names of firms are covered."""

    learners: list[RoleBody]
    mask_firms: bool


class TeachingSettingsChange(Body):
    """What shall be different."""

    learners: Annotated[list[str], Field(max_length=5)] | None = None
    mask_firms: bool | None = None
