"""Where values stand (取值位置): for every label the span beside, below or behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from review.facts.cells_pairs import cell_of, pair_cells
from review.facts.closing import find_closing
from review.facts.labels import find_labels
from review.facts.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from review.facts.closing import Closing
    from review.facts.drafts import Draft
    from review.facts.labels import LabelHit, Vocabulary
    from review.language.document_text import Block, DocumentText
    from review.model.geometry import Box
    from review.model.page import Mark

_T = TypeVar("_T")
SIGNING_LABELS = ("签名", "签字", "签章", "盖章")
"""Labels that end so belong to the passage above them."""
SIGNER_LABELS = (*SIGNING_LABELS, "人", "人员")
"""Behind such a label the next signature is another person's."""
HEADING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_LONE_NUMBER = re.compile(r"\n[0-9A-Z]{8,20}(?=\n|$)")
_SENTENCE_END = ("。", "；", "，")
_EDGE = " \n_＿—:：、,，"


@dataclass(frozen=True, slots=True)
class Place:
    """The place of one value: `start:end` alone, `start:reach` with the paragraphs that follow.

    `box` is where to look when nothing stands there. `groups` are the labels of cells further left.
    """

    label: str
    label_start: int
    label_end: int
    start: int
    end: int
    reach: int
    certain: float
    page_no: int
    box: Box | None
    groups: tuple[str, ...] = ()
    in_cell: bool = False
    own_cell: bool = False
    """The value has a cell of its own, which `box` is; else `box` is the label's."""

    @property
    def empty(self) -> bool:
        return self.end <= self.start and self.reach <= self.start


class Layout:
    """A document's text with all its labels and their places."""

    def __init__(
        self,
        text: DocumentText,
        vocabulary: Vocabulary,
        marks: Sequence[tuple[int, Mark]],
        lists: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.text = text
        self.vocabulary = vocabulary
        self.lists = lists
        self._marks = marks
        self._kept: dict[str, list[Draft]] = {}
        self._remembered: dict[str, Any] = {}
        self.hits = find_labels(text, vocabulary)
        self._by_label: dict[str, list[Place]] = defaultdict(list)
        self._groups: dict[int, tuple[str, ...]] = {}
        label_cells: set[tuple[int, int]] = set()
        places: list[Place] = []
        for pair in pair_cells(text, vocabulary):
            label_cells.add((pair.label_block.start, pair.label_block.end))
            places += self._places_of_pair(
                pair.label, pair.certain, pair.label_block, pair.values, pair.groups
            )
            self._groups.update({block.start: (pair.label, *pair.groups) for block in pair.values})
        for index, hit in enumerate(self.hits):
            if (hit.block.start, hit.block.end) not in label_cells:
                places.append(self._place_of_hit(hit, index))
        self.places = sorted(places, key=lambda place: (place.label_start, place.start))
        for place in self.places:
            self._by_label[place.label].append(place)

    @cached_property
    def prose(self) -> Prose:
        return Prose(self.text)

    @cached_property
    def closing(self) -> Closing | None:
        return find_closing(self)

    def marks(self, page_no: int, *kinds: str) -> list[Mark]:
        """The document's marks of these kinds on a page."""
        return [mark for no, mark in self._marks if no == page_no and mark.kind in kinds]

    def keep(self, field: str, drafts: list[Draft]) -> None:
        """Let later fields build on this one's drafts."""
        self._kept[field] = drafts

    def drafts_of(self, field: str) -> list[Draft]:
        """What was read for a field before."""
        return [draft for draft in self._kept.get(field, ()) if draft.status == "read"]

    def remember(self, key: str, make: Callable[[], _T]) -> _T:
        """What `make` gives, made once for a document."""
        if key not in self._remembered:
            self._remembered[key] = make()
        value: _T = self._remembered[key]
        return value

    def at(self, labels: Iterable[str]) -> list[Place]:
        """The places of these labels, in text order."""
        found = [place for label in labels for place in self._by_label.get(label, ())]
        return sorted(found, key=lambda place: (place.label_start, place.start))

    def within(self, labels: Iterable[str], start: int, end: int) -> list[Place]:
        """The places of these labels whose label stands inside a span."""
        return [
            place
            for place in self.at(labels)
            if start <= place.label_start and place.label_end <= end
        ]

    def _places_of_pair(
        self,
        label: str,
        certain: float,
        label_block: Block,
        values: tuple[Block, ...],
        groups: tuple[str, ...],
    ) -> list[Place]:
        return [
            self._cell_place(label, certain, label_block, value, groups)
            for value in values or (label_block,)
        ]

    def _cell_place(
        self, label: str, certain: float, label_block: Block, value: Block, groups: tuple[str, ...]
    ) -> Place:
        blank = value is label_block
        start, end = (value.end, value.end) if blank else self._trim(value.start, value.end)
        return Place(
            label,
            label_block.start,
            label_block.end,
            start,
            end,
            end,
            certain,
            value.page_no,
            cell_of(value).box,
            groups,
            True,
            True,
        )

    def _place_of_hit(self, hit: LabelHit, index: int) -> Place:
        start, end = hit.value_start, hit.value_end
        if hit.how == "heading" and hit.block.cell is None:
            beside = self._beside(hit)
            if beside:
                start, end = beside
        start, end = self._trim(start, end)
        reach = end
        if self._opens_section(hit):
            reach = max(end, self._section_end(hit, index))
        elif end <= start:
            reach = self._run_over(hit) or self._number_below(hit, end)
        if end <= start and reach > start:
            start = self._skip(start, reach)
        found = self.text.box(hit.start, hit.end)
        page_no, box = found if found else (hit.block.page_no, None)
        return Place(
            hit.label,
            hit.start,
            hit.end,
            start,
            max(start, end),
            reach,
            hit.certain,
            page_no,
            box,
            groups=self._groups.get(hit.block.start, ()),
            in_cell=hit.block.cell is not None,
        )

    def _run_over(self, hit: LabelHit) -> int | None:
        """Where the value ends, on the next line, of a label behind a sentence of a cell."""
        text = self.text.text
        line_start, line_end = self.text.paragraph_at(hit.start)
        before = text[line_start : hit.start].rstrip()
        ends_line = hit.value_end >= line_end and line_end + 1 < hit.block.end
        if hit.block.cell is None or not ends_line or not before.endswith(_SENTENCE_END):
            return None
        start, end = self.text.paragraph_at(line_end + 1)
        if any(start <= other.start < end for other in self.hits) or HEADING.match(text, start):
            return None
        return self._trim(start, min(end, hit.block.end))[1]

    def _number_below(self, hit: LabelHit, end: int) -> int:
        """Where a number ends that stands alone under a label at the end of its line."""
        line_end = self.text.paragraph_at(hit.end)[1]
        below = _LONE_NUMBER.match(self.text.text, line_end)
        return below.end() if below and hit.value_end >= line_end else end

    def _opens_section(self, hit: LabelHit) -> bool:
        """Whether further paragraphs may belong to it: it begins its line and ends it too."""
        line_start, line_end = self.text.paragraph_at(hit.start)
        before = HEADING.sub("", self.text.text[line_start : hit.start]).strip()
        return not before and hit.value_end >= line_end

    def _section_end(self, hit: LabelHit, index: int) -> int:
        """Where the next label that begins a line, or the next heading, stands."""
        limit = hit.block.end if hit.block.cell is not None else len(self.text.text)
        for later in self.hits[index + 1 :]:
            if later.start >= limit:
                break
            if later.label.endswith(SIGNING_LABELS) and not hit.label.endswith(SIGNER_LABELS):
                continue
            if later.start >= hit.value_end and self._begins_line(later.start):
                limit = later.start
                break
        heading = self._next_heading(hit, limit)
        end = min(limit, heading)
        if hit.block.cell is None:
            for block in self.text.cells:
                if hit.end <= block.start < end:
                    end = block.start
                    break
        return self._trim(hit.value_start, end)[1]

    def _begins_line(self, offset: int) -> bool:
        start, _ = self.text.paragraph_at(offset)
        return not HEADING.sub("", self.text.text[start:offset]).strip()

    def _next_heading(self, hit: LabelHit, limit: int) -> int:
        """The next paragraph numbered in the style of the hit's own."""
        own_start, _ = self.text.paragraph_at(hit.start)
        own = HEADING.match(self.text.text[own_start : hit.start + 1])
        if not own:
            return limit
        bracketed = own.group().strip()[0] in "（("
        position = self.text.text.find("\n", hit.end, limit)
        while 0 <= position < limit:
            mark = HEADING.match(self.text.text, position + 1)
            mark = HEADING.match(self.text.text[position + 1 : position + 8])
            if mark and (mark.group().strip()[0] in "（(") <= bracketed:
                return position
            position = self.text.text.find("\n", position + 1, limit)
        return limit

    def _beside(self, hit: LabelHit) -> tuple[int, int] | None:
        """The text on the same row right of a label that stands alone (forms without rules)."""
        found = self.text.box(hit.start, hit.end)
        if not found:
            return None
        page_no, box = found
        row = [
            placed
            for placed in self.text.lines
            if placed.page_no == page_no
            and placed.end > placed.start
            and placed.line.box.x0 >= box.x1 - 1
            and box.y0 < placed.line.box.center[1] < box.y1
        ]
        if not row:
            return None
        nearest = min(row, key=lambda placed: placed.line.box.x0)
        if self.vocabulary.match(self.text.text[nearest.start : nearest.end]):
            return None
        return nearest.start, self.text.paragraph_at(nearest.start)[1]

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self.text.text
        start = self._skip(start, end)
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        return start, end

    def _skip(self, start: int, end: int) -> int:
        while start < end and self.text.text[start] in _EDGE:
            start += 1
        return start
