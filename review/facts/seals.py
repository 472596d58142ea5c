"""The agency's seal (机关印章) as a fact: present, absent, or not to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.facts.drafts import Draft, box_evidence
from review.facts.signatures import READABLE_GRADES

if TYPE_CHECKING:
    from review.facts.places import Layout
    from review.model.geometry import Box
    from review.model.page import Mark


def find_seal(layout: Layout) -> list[Draft]:
    """The agency's seal: near the closing block, else anywhere on the document's pages."""
    seals = [
        (page_no, mark) for page_no in layout.text.pages for mark in layout.marks(page_no, "seal")
    ]
    closing = layout.closing
    spot = layout.text.box(closing.date_start, closing.date_end) if closing else None
    if seals:
        page_no, mark = min(seals, key=lambda seal: _distance(seal, spot))
        evidence = box_evidence(layout, page_no, mark.box, mark.text)
        return [Draft("present", mark.text, round(mark.confidence or 0.9, 4), (evidence,))]
    if spot is None:
        return []
    page = layout.text.pages[spot[0]]
    where = box_evidence(layout, spot[0], spot[1].expanded(40.0, 45.0))
    if page.grade.level not in READABLE_GRADES or any(
        area.intersection(where.box) for area in page.unread_areas
    ):
        return [Draft("uncertain", "", 0.5, (where,))]
    return [Draft("absent", "", 0.9, (where,))]


def _distance(seal: tuple[int, Mark], spot: tuple[int, Box] | None) -> float:
    page_no, mark = seal
    if spot is None:
        return -page_no * 10_000.0 - mark.box.center[1]
    away = abs(page_no - spot[0]) * 10_000.0
    return away + abs(mark.box.center[1] - spot[1].center[1])
