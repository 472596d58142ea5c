"""What was read of a page (识读结果) and the facts on it (要素)."""

from __future__ import annotations

from review.web.bodies.common import Body, Fractions, Moment, Text


class LineBody(Body):
    """A line of text."""

    text: str
    box: Fractions
    confidence: float | None
    under_seal: bool


class MarkBody(Body):
    """A seal, signature, fingerprint or tick box."""

    kind: str
    kind_name: str
    box: Fractions
    confidence: float | None
    text: str


class FactChange(Body):
    """Who corrected a fact, and what it was before."""

    who: str
    when: Moment
    was: str


class FactBody(Body):
    """A fact; `corrected`: by whom, where a person's reading counts."""

    id: str
    document: str
    field: str
    field_name: str
    value: object
    raw: str
    confidence: float | None
    page: int | None
    box: Fractions | None
    corrected: FactChange | None


class PageText(Body):
    """The page beside its picture."""

    lines: list[LineBody]
    marks: list[MarkBody]
    facts: list[FactBody]


class FactIn(Body):
    """A person's reading as it stands on the paper; empty: the place is blank."""

    value: Text
    why: Text = ""
