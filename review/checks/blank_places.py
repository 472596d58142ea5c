"""Is a place reported blank really empty? Print or ink right of its label speaks against it.

Lines and marks are used to doubt by, never to allege by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.fact import Fact
    from review.model.geometry import Box

_TEXT_REACH = 40.0
"""Points from the label's end within which its own value starts: an empty cell is wider."""
_MARK_REACH = 80.0


def holds_ink(case_facts: CaseFacts, fact: Fact) -> bool:
    """Something stands where the blank fact says that nothing does."""
    if not fact.evidence:
        return False
    label = fact.evidence[0]
    page = case_facts.pages[label.page_no - 1]
    texts = (line.box for line in page.lines if line.text.strip("：:_＿ 　"))
    marks = (mark.box for mark in page.marks if mark.kind != "tick_box")
    return any(_follows(label.box, box, _TEXT_REACH) for box in texts) or any(
        _follows(label.box, box, _MARK_REACH) for box in (*marks, *page.unread_areas)
    )


def _follows(label: Box, box: Box, reach: float) -> bool:
    """The box starts right of the label, in its row."""
    in_row = label.y0 <= box.center[1] <= label.y1 or box.y0 <= label.center[1] <= box.y1
    starts = box.x0 - label.x1
    return in_row and -2.0 <= starts <= reach
