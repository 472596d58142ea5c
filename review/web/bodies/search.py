"""Hits of a full-text search (检索)."""

from __future__ import annotations

from review.web.bodies.common import Body, Fractions


class HitBody(Body):
    """A place where a word stands; `boxes`: one for each line it covers, `box` the first."""

    case_id: str
    title: str
    page: int
    where: str
    before: str
    hit: str
    after: str
    box: Fractions
    boxes: list[Fractions]


class Hits(Body):
    """Hits in the case files that this person may see."""

    hits: list[HitBody]
