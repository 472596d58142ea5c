"""Statements that need the whole record: answers, signed pages, ticked boxes, the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import Draft, box_evidence, joined_draft, read_draft, span_draft
from review.facts.signatures import asks_for_hand
from review.facts.values.ticks import find_ticks
from review.language.names import is_person_name
from review.language.reading import Reading
from review.model.geometry import Box

if TYPE_CHECKING:
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow

_QUESTION = re.compile(r"(?:^|\n)\s*问\s*[:：]")
_ANSWER_END = re.compile(
    r"\n\s*(?:被询问人|被调查人|以上笔录|以上记录|询问人|当事人)[^\n]{0,30}(?:签|[:：])"
)
_WAIVES = re.compile(
    r"(?:放弃|不(?:要求|进行|提出|申请|行使))[^。]{0,30}?(?:陈述|申辩|听证)[^。]{0,20}"
)
_FOOT = 0.7
"""Signatures of a page stand below this share of its height."""
_FULL_PAGE = 5
"""A page with fewer lines of the record holds no more than its end."""
_BODY_MINIMUM = 30


def find_answers(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """From the first question to the closing signatures."""
    text = layout.text.text
    first = _QUESTION.search(text)
    if not first:
        return []
    last = None
    for last in _ANSWER_END.finditer(text, first.end()):  # noqa: B007
        pass
    end = last.start() if last else len(text)
    start = first.start() + 1 if text[first.start()] == "\n" else first.start()
    return [span_draft(layout, start, end, layout.text.raw(start, end), 0.95)]


def find_waived_rights(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The rights given up (陈述、申辩、听证), as the declaration words them."""
    spans = [*layout.prose.matches(_WAIVES), (0, len(layout.text.text))]
    for start, end in spans:
        words = layout.text.text[start:end]
        parts = [
            (Reading(right, at, at + 2, right), start)
            for right in ("陈述", "申辩", "听证")
            for at in [words.find(right)]
            if at >= 0
        ]
        if parts:
            return [joined_draft(layout, parts, 0.9)]
    return []


def find_body(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """All of the text down to the closing block, for comparison of wording."""
    end = layout.closing.date_end if layout.closing else len(layout.text.text)
    raw = layout.text.raw(0, end)
    return [span_draft(layout, 0, end, raw, 0.95)] if len(raw) >= _BODY_MINIMUM else []


def find_ticked_certificate(
    layout: Layout, field: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """Whether the box for 已出示执法证件 is ticked; False where it is there and empty."""
    return _ticked(layout, re.compile(r"出示|亮证|表明身份"))


def find_ticked_collection(
    layout: Layout, field: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """Whether the box for 当场收缴 is ticked."""
    return _ticked(layout, re.compile(r"当场(?:收缴|缴纳|缴款)"))


def _ticked(layout: Layout, words: re.Pattern[str]) -> list[Draft]:
    found = [r for r in find_ticks(layout.text.text) if words.search(r.value.label)]
    return [read_draft(layout, r.with_value(r.value.ticked), 0, 0.9) for r in found[:1]]


def find_page_signatures(
    layout: Layout, field: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """Whether the person heard signed every page; the pages without are the evidence of False.

    Nothing is said where no page shows a signature or a place for one.
    """
    signed, unsigned, doubtful = [], [], False
    for page_no, page in layout.text.pages.items():
        foot = Box(0, page.height * _FOOT, page.width, page.height)
        places = [p for p in layout.at(layout.lists["page_signers"]) if p.page_no == page_no]
        written = [p for p in places if p.end > p.start and _low(p, page.height)]
        named = _signed_line(layout, page_no, page.height)
        marks = [
            mark
            for mark in layout.marks(page_no, "signature", "fingerprint")
            if mark.box.center[1] > foot.y0 or any(_near(mark.box, p.box) for p in places)
        ]
        if written or marks or named:
            box = marks[0].box if marks else named or written[0].box or foot
            signed.append(box_evidence(layout, page_no, box))
        elif sum(1 for placed in layout.text.lines if placed.page_no == page_no) >= _FULL_PAGE:
            unsigned.append(box_evidence(layout, page_no, foot))
            looked = page.reading != "text" or any(asks_for_hand(layout, p) for p in places)
            doubtful = doubtful or not looked or page.grade.level not in ("good", "fair")
    if not signed and not any(layout.at(layout.lists["page_signers"])):
        return []
    if not unsigned:
        return [Draft(True, "", 0.9, tuple(signed))]
    if doubtful:
        return [Draft(None, "", 0.4, tuple(unsigned), "unclear")]
    return [Draft(False, "", 0.8, tuple(unsigned))]


def _signed_line(layout: Layout, page_no: int, height: float) -> Box | None:
    """A line at the foot where a name follows the label without a gap: 被询问人张三."""
    labels = "|".join(map(re.escape, layout.lists["page_signers"]))
    for placed in layout.text.lines:
        line = placed.line
        if placed.page_no != page_no or line.box.center[1] < height * _FOOT:
            continue
        match = re.match(rf"(?:{labels})(?:签[名字])?[\s:：]*(.+)", re.sub(r"\s", "", line.text))
        if match and is_person_name(match[1]):
            return line.box
    return None


def _low(place: object, height: float) -> bool:
    box = getattr(place, "box", None)
    return box is not None and box.center[1] > height * 0.4


def _near(mark: Box, label: Box | None) -> bool:
    return label is not None and abs(mark.center[1] - label.center[1]) < 2.5 * max(
        label.height, 8.0
    )
