"""Signatures and seals (签名、印章): present, absent or uncertain, by marks and labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import Draft, box_evidence, place_evidence
from review.facts.readers import read_values
from review.facts.values.dates import find_dates
from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.facts.places import Layout, Place
    from review.facts.rows import FinderRow
    from review.model.page import Mark, Page

_NOT_A_NAME = re.compile(
    r"[\s:：、，,。;；_＿—\-/\\（）()年月日时分\d]|签名|签字|签章|盖章|捺印|手印|印章|公章|或者|及"
)
_SIGNED_WORDS = re.compile(r"拒绝签|拒签|拒不签")
_ASKED = re.compile(r"签 ?[名字章收署]|盖 ?章|捺 ?印|画押")
"""Words that ask for a hand; a drawn signature is looked for beside them above all."""
_SURELY_ABSENT, _LIKELY_ABSENT = 0.92, 0.7
READABLE_GRADES = ("good", "fair")
_ABOVE = 0.4
"""Letters' heights a hand may stand above its label; what stands higher signs for another."""
_NARROW_CELL = 28.0
"""Points; nobody signs in a narrower cell, a stray rule has cut it off."""


def find_signatures(layout: Layout, finder: FinderRow) -> list[Draft]:
    """One draft per place where somebody signs, the likeliest signing places first."""
    if finder.inside:
        found = [_in_region(layout, region, finder) for region in layout.at(finder.inside)]
        decided = [draft for draft in found if draft.value != "uncertain"]
        return decided or found
    places = layout.at(finder.labels)
    boxes = [(p.start, p.reach) for p in layout.at(_SIGNATURE_CELLS) if p.in_cell]
    signing = [
        place
        for place in places
        if place.label.endswith(_SIGNING)
        or any(start <= place.label_start < end for start, end in boxes)
    ]
    signing = signing or [place for place in places if _signs_off(layout, place)][-1:]
    drafts = [_at_place(layout, place) for place in signing]
    return [draft for draft in drafts if draft is not None]


_SIGNATURE_CELLS = ("签名", "签字", "签章", "签名盖章", "签字盖章")


def _signs_off(layout: Layout, place: Place) -> bool:
    """Whether a label without 签名 asks for a signature: it stands at the end."""
    words = layout.text.text[place.start : place.end]
    for reading in reversed(find_dates(words)):
        words = words[: reading.start] + words[reading.end :]
    empty = not _NOT_A_NAME.sub("", words)
    return place.label_start > len(layout.text.text) * (0.4 if empty else 0.6)


_SIGNING = ("签名", "签字", "签章", "盖章", "签收", "确认", "签名或盖章")


def _in_region(layout: Layout, region: Place, finder: FinderRow) -> Draft:
    """The signature under an opinion: at its own label, else anywhere in the place."""
    inner = layout.within(finder.labels, region.start, region.reach)
    if inner:
        draft = _at_place(layout, inner[-1])
        if draft is not None and draft.value != "absent":
            return draft
    marks = list(_marks_of_region(layout, region))
    if marks:
        return _present(layout, region, marks[0])
    words = layout.text.text[region.start : region.reach]
    name = _name_before_date(words)
    if name:
        start = region.start + name[0]
        end = region.start + name[1]
        return Draft(
            "present",
            layout.text.raw(start, end),
            round(layout.text.confidence(start, end) * 0.9, 4),
            layout.text.evidence(start, end),
        )
    if inner:
        return _absent(layout, inner[-1])
    if not region.in_cell and is_signed(layout, region):
        return _present(layout, region, next(_marks_at(layout, region)))
    own = layout.text.text[region.label_start : region.start]
    if not region.in_cell and _ASKED.search(own):
        return _absent(layout, region)
    return Draft("uncertain", "", 0.5, place_evidence(layout, region))


def _name_before_date(words: str) -> tuple[int, int] | None:
    """A name alone on its line, or between the last sentence and the date."""
    dates = find_dates(words)
    end = dates[-1].start if dates else len(words)
    start = max((m.end() for m in re.finditer(r"[。；！\n]", words[:end].rstrip())), default=-1)
    if start < 0:
        return None
    name = _NOT_A_NAME.sub("", words[start:end])
    if not 2 <= len(name) <= 4 * (1 + words[start:end].count("、")):
        return None
    return start, start + len(words[start:end].rstrip())


def is_signed(layout: Layout, place: Place) -> bool:
    """Whether a mark of a hand lies in the place."""
    return any(True for _ in _marks_at(layout, place))


def _at_place(layout: Layout, place: Place) -> Draft | None:
    marks = list(_marks_at(layout, place))
    if marks:
        return _present(layout, place, marks[0])
    end = max(place.end, place.start)
    inner = [h.start for h in layout.hits if place.start <= h.start < end and h.how == "colon"]
    words = layout.text.text[place.start : min(inner, default=end)]
    dates = find_dates(words)
    for reading in reversed(dates):
        words = words[: reading.start] + words[reading.end :]
    name = _NOT_A_NAME.sub("", words)
    if _SIGNED_WORDS.search(words):
        return Draft("absent", layout.text.raw(place.start, place.end), 0.9,
                     layout.text.evidence(place.start, place.end))  # fmt: skip
    if name and not place.label.endswith(_SIGNING) and not read_values("people", words, whole=True):
        return None
    if name:
        confidence = layout.text.confidence(place.start, place.end)
        certain = 0.95 if len(name) >= 2 else 0.7
        return Draft(
            "present",
            layout.text.raw(place.start, place.end),
            round(confidence * certain, 4),
            (
                *layout.text.evidence(place.label_start, place.label_end),
                *layout.text.evidence(place.start, place.end),
            ),
        )
    return _absent(layout, place)


def _present(layout: Layout, place: Place, mark: Mark) -> Draft:
    evidence = (
        *layout.text.evidence(place.label_start, place.label_end),
        box_evidence(layout, place.page_no, mark.box, mark.text),
    )
    return Draft("present", mark.text, round(mark.confidence or 0.9, 4), evidence)


def _absent(layout: Layout, place: Place) -> Draft:
    page = layout.text.pages[place.page_no]
    evidence = place_evidence(layout, place)
    cut_off = place.own_cell and place.box is not None and place.box.width < _NARROW_CELL
    if page.grade.level not in READABLE_GRADES or _unread_near(page, place) or cut_off:
        return Draft("uncertain", "", 0.5, evidence)
    asked = asks_for_hand(layout, place)
    if (not asked and page.reading == "text") or _name_follows(layout, place):
        return Draft("uncertain", "", 0.5, evidence)
    certain = _SURELY_ABSENT if asked else _LIKELY_ABSENT
    return Draft("absent", "", round(certain * place.certain, 4), evidence)


def _name_follows(layout: Layout, place: Place) -> bool:
    """Whether the label's own line goes on with what may be a name, grown together with it."""
    text = layout.text
    for placed, first, last in text.touched(place.label_start, place.label_end):
        line = placed.line.text
        written = line[first:last]
        asked = list(_ASKED.finditer(written))
        rest = written[asked[-1].end() :] + line[last:] if asked else line[last:]
        name = _NOT_A_NAME.sub("", rest)
        if 2 <= len(name) <= 4:
            return True
    return False


def asks_for_hand(layout: Layout, place: Place) -> bool:
    """Whether a line of the label, as it stands on the paper, asks for a signature.

    Only there is it sure that a drawn one was looked for.
    """
    end = min(place.label_end + 8, layout.text.paragraph_at(place.label_end)[1])
    return any(
        _ASKED.search(placed.line.text[first:last])
        for placed, first, last in layout.text.touched(place.label_start, end)
    )


def _unread_near(page: Page, place: Place) -> bool:
    if place.box is None:
        return False
    near = _beside(page, place)
    return any(area.intersection(near) for area in page.unread_areas)


def _beside(page: Page, place: Place) -> Box:
    """Where ink would stand: the cell, or right of the label and a little below it."""
    box = place.box if place.box is not None else page.box
    if place.own_cell:
        return box
    height = max(box.height, 8.0)
    return Box(
        box.x0,
        box.y0 - _ABOVE * height,
        min(box.x1 + 14 * height, page.width),
        box.y1 + 1.6 * height,
    )


def _marks_at(layout: Layout, place: Place) -> Iterator[Mark]:
    page = layout.text.pages[place.page_no]
    near = _beside(page, place)
    if place.own_cell:
        yield from _marks_of_cell(layout, place)
        return
    others = [
        found
        for other in layout.places
        if other.page_no == place.page_no and other.label_start > place.label_start
        for found in [layout.text.box(other.label_start, other.label_end)]
        if found is not None and abs(found[1].center[1] - near.center[1]) < near.height / 2
    ]
    own_end = place.box.x1 if place.box is not None else near.x0  # what starts left of it is below
    edge = min((found[1].x0 for found in others if found[1].x0 > own_end - 1), default=near.x1)
    room = Box(near.x0, near.y0, max(edge, near.x0 + 1), near.y1)
    for mark in layout.marks(page.page_no, "signature", "fingerprint"):
        if room.contains_point(*mark.box.center) and not _answers_other(layout, place, mark):
            yield mark


def _answers_other(layout: Layout, place: Place, mark: Mark) -> bool:
    """Whether the mark stands level with another label that asks for a signature."""
    if place.box is None:
        return False
    own = abs(place.box.center[1] - mark.box.center[1])
    for other in layout.places:
        if other is place or other.page_no != place.page_no or other.box is None or other.own_cell:
            continue
        away = abs(other.box.center[1] - mark.box.center[1])
        level = away < 0.6 * other.box.height and away < own
        if level and other.label.endswith(_SIGNING) and other.box.x0 < mark.box.center[0]:
            return True
    return False


def _marks_of_cell(layout: Layout, place: Place) -> Iterator[Mark]:
    """Marks in a value cell, save those that answer another label inside it."""
    if place.box is None:
        return
    inner = [
        found[1]
        for hit in layout.hits
        if place.start <= hit.start < place.end and not hit.label.endswith(_SIGNING)
        for found in [layout.text.box(hit.start, hit.end)]
        if found is not None
    ]
    for mark in layout.marks(place.page_no, "signature", "fingerprint"):
        x, y = mark.box.center
        taken = any(x > label.x0 and abs(y - label.center[1]) < label.height for label in inner)
        if place.box.contains_point(x, y) and not taken:
            yield mark


def _marks_of_region(layout: Layout, region: Place) -> Iterator[Mark]:
    page_no, box = region.page_no, region.box
    if not region.in_cell:
        found = layout.text.box(region.start, region.reach)
        page_no, box = found if found else (page_no, box)
    if box is None:
        return
    for mark in layout.marks(page_no, "signature", "fingerprint", "seal"):
        if box.contains_point(*mark.box.center):
            yield mark
