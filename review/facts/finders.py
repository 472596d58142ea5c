"""The ways to find a value that rows can name: at a label, inside a place, in a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts import engines
from review.facts.drafts import (
    Draft,
    blank_draft,
    joined_draft,
    place_evidence,
    read_draft,
    span_draft,
    unclear_draft,
)
from review.facts.head import find_head
from review.facts.listed import items_of
from review.facts.places import SIGNER_LABELS, SIGNING_LABELS
from review.facts.prose import find_clauses, pick
from review.facts.readers import choose, read_values
from review.facts.seals import find_seal
from review.facts.signatures import find_signatures, is_signed
from review.facts.values.dates import find_dates
from review.facts.values.ticks import find_ticks

if TYPE_CHECKING:
    from review.facts.places import Layout, Place
    from review.facts.rows import FieldRow, FieldRows, FinderRow, ValueType

_LONG = frozenset({"text"})
_CODES = frozenset({"uscc", "id_no", "doc_no", "code"})
"""Values that a narrow cell breaks over two lines."""
_REST_OF_NUMBER = re.compile(r"\n[0-9A-Za-z]{1,17}(?=\n|$)")
_FREE = frozenset({"text", "string", "name", "address", "org"})
_STRUCK = re.compile(r"^[\s/／\\＼无—\-–－_＿、.。·…×Xx*＊:：（）()]*$")
_SIGNED_TAIL = re.compile(
    r"[\s，,。；;]*(?:[（(]?(?:签名|签字|签章|盖章|印章|公章)[）)]?[:：]?)?\s*"
    r"(?:[\u4e00-\u9fff·]{2,4}[、\s]*){0,3}\s*$"
)
_SIGNS_UNDER = frozenset({"负责人", "机关负责人", "审批人", "批准人", "审核人", "领导", "签发人"})
_SIGNED_LABELS = ("签名", "签字", "签章")
_NEXT_LABEL = 3
"""Characters between an opinion and the label of its signature."""
_SENTENCE_END = re.compile(r"[。；！]")


def find_field(layout: Layout, rows: FieldRows, name: str, row: FieldRow) -> list[Draft]:
    """The drafts of a field: of the first way that reads a value, else a blank or unclear place."""
    unread: list[Draft] = []
    read: list[Draft] = []
    for finder in row.find:
        if finder.otherwise and unread:
            continue
        drafts = _by(layout, rows, name, row, finder)
        good = [draft for draft in drafts if draft.status == "read"]
        if good and not row.every:
            return drafts if finder.take == "all" else good
        read += good
        unread += [draft for draft in drafts if draft.status != "read"]
    return read or unread[:1]


def _by(
    layout: Layout, rows: FieldRows, name: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    if finder.mark == "seal":
        return find_seal(layout)
    if finder.mark == "signature":
        return find_signatures(layout, finder)
    if finder.engine:
        return engines.run(finder.engine, layout, name, row, finder)
    if finder.clause:
        drafts: list[Draft] = []
        for clause in finder.clause:
            drafts = drafts or find_clauses(layout, rows.clauses[clause], row, finder)
        return drafts
    if finder.closing or finder.head:
        return find_head(layout, finder) if finder.head else _closing(layout, finder)
    if finder.inside:
        return _inside(layout, row, finder)
    if finder.anywhere:
        return _span(layout, row, finder, 0, len(layout.text.text))
    return _at_labels(layout, row, finder, _allowed(layout.at(finder.labels), finder))


def _allowed(places: list[Place], finder: FinderRow) -> list[Place]:
    return [
        place
        for place in places
        if (not finder.under or any(group in finder.under for group in place.groups))
        and not any(group in finder.not_under for group in place.groups)
    ]


def _at_labels(
    layout: Layout, row: FieldRow, finder: FinderRow, places: list[Place]
) -> list[Draft]:
    drafts: list[Draft] = []
    for place in places:
        drafts += _at_place(layout, row, finder, place)
    if row.type == "people" and finder.take == "all":
        return _one_list(layout, finder, places, "people") or drafts[:1]
    if row.type == "list":
        return _one_list(layout, finder, places) or drafts[:1]
    return drafts


def _at_place(layout: Layout, row: FieldRow, finder: FinderRow, place: Place) -> list[Draft]:
    certain = finder.certain * place.certain
    if place.empty:
        if row.type in ("person", "people") and is_signed(layout, place):
            return [Draft(None, "", 0.5, place_evidence(layout, place), "unclear")]
        return [blank_draft(layout, place, finder.certain)]
    end = place.reach if row.type in _LONG else place.end
    if row.type in _FREE:
        end = _cut(layout, finder, place, end)
    if end <= place.start:
        end = place.reach
    if row.type == "people":
        end = _before_signatures(layout, place, end)
    words = layout.text.text[place.start : end]
    if _STRUCK.match(words):
        return [blank_draft(layout, place, finder.certain)]
    if row.type == "choice":
        chosen = choose(row.choices, words)
        if chosen:
            return [read_draft(layout, chosen, place.start, certain)]
        return [_unread(layout, row, place, end)] if find_ticks(words) else []
    found = read_values(row.type, words, whole=True)
    reach = max(place.reach, _continued(layout.text.text, place.end)) if end == place.end else end
    if row.type in _CODES and reach > end:
        longer = read_values(row.type, layout.text.text[place.start : reach], whole=True)
        if longer and (not found or len(longer[0].raw) > len(found[0].raw)):
            found = longer[:1]
    if not found and place.reach > end:
        words = layout.text.text[place.start : place.reach]
        found = read_values(row.type, words, whole=True)[:1]
    if not found:
        return [_unread(layout, row, place, end)]
    if row.type == "people":
        once = {str(value.value): value for value in reversed(found)}
        parts = [(value, place.start) for value in reversed(once.values())]
        return [joined_draft(layout, parts, certain)]
    chosen_values = found if finder.take == "all" else [found[-1 if finder.take == "last" else 0]]
    return [read_draft(layout, value, place.start, certain) for value in chosen_values]


def _continued(text: str, end: int) -> int:
    """Where a number that the end of a line breaks goes on: 92990101FQFJ82 / RK34."""
    rest = _REST_OF_NUMBER.match(text, end)
    return rest.end() if rest else end


def _before_signatures(layout: Layout, place: Place, end: int) -> int:
    """Printed names stand before 签名：, the same names by hand behind it."""
    for hit in layout.hits:
        if place.start < hit.start < end and hit.label.endswith(SIGNING_LABELS):
            before = layout.text.text[place.start : hit.start]
            return hit.start if read_values("people", before, whole=True) else end
    return end


def _cut(layout: Layout, finder: FinderRow, place: Place, end: int) -> int:
    """Where a text ends: before the label that signs it, before its date and names."""
    if finder.stop:
        for other in layout.within(finder.stop, place.start, end):
            end = min(end, other.label_start)
    if end - place.start < 4:
        return end
    for hit in layout.hits:
        if place.start < hit.start < end and hit.how in ("colon", "gap") and _signs(hit.label):
            end = hit.start
            break
    dates = find_dates(layout.text.text[place.start : end])
    if dates and not layout.text.text[place.start + dates[-1].end : end].strip():
        head = layout.text.text[place.start : place.start + dates[-1].start]
        tail = _SIGNED_TAIL.search(head)
        stop = max((m.end() for m in _SENTENCE_END.finditer(head)), default=0)
        if tail and (stop or "\n" in head):
            stop = max(stop, head.rfind("\n"))
            end = place.start + max(stop, tail.start() if tail.start() > stop else stop)
        elif not head.strip():
            end = place.start
    return end


def _signs(label: str) -> bool:
    return label.endswith(
        ("签名", "签字", "签章", "审批人", "批准人", "承办人", "经办人", "日期", "审核人", "负责人")
    )


def _unread(layout: Layout, row: FieldRow, place: Place, end: int) -> Draft:
    """Blank where only a form's 年 月 日 or boxes to tick stand, else unclear."""
    words = layout.text.text[place.start : end]
    ticks = find_ticks(words)
    if ticks and not any(box.value.ticked for box in ticks):
        return blank_draft(layout, place)
    if row.type in ("date", "datetime"):
        dates = find_dates(words)
        if dates and all(reading.value.status == "blank" for reading in dates):
            return blank_draft(layout, place)
    return unclear_draft(layout, place.start, end)


def _one_list(
    layout: Layout, finder: FinderRow, places: list[Place], kind: ValueType = "string"
) -> list[Draft]:
    parts = []
    for place in places:
        words = layout.text.text[place.start : place.end]
        found = [] if place.empty or _STRUCK.match(words) else read_values(kind, words, whole=True)
        parts += [(value, place.start) for value in found]
    if len(parts) == 1 and kind == "string":
        parts = items_of(*parts[0])
    return [joined_draft(layout, parts, finder.certain)] if parts else []


def _inside(layout: Layout, row: FieldRow, finder: FinderRow) -> list[Draft]:
    drafts: list[Draft] = []
    for region in _allowed(layout.at(finder.inside), finder):
        if finder.labels:
            drafts += _at_labels(
                layout, row, finder, layout.within(finder.labels, region.start, region.reach)
            )
            continue
        found = _span(layout, row, finder, region.start, _reach(layout, region))
        if found or row.type not in ("date", "datetime"):
            drafts += found
            continue
        dates = find_dates(layout.text.text[region.start : region.reach])
        if any(reading.value.status != "blank" for reading in dates):
            start, end = region.start + dates[-1].start, region.start + dates[-1].end
            drafts.append(unclear_draft(layout, start, end))
        elif dates or (finder.blank and region.in_cell):
            drafts.append(blank_draft(layout, region, finder.certain * 0.9))
    return drafts


def _reach(layout: Layout, region: Place) -> int:
    """The end of the region; in running text the signature under an opinion belongs to it."""
    end = region.reach
    if region.in_cell or region.label.endswith(SIGNER_LABELS):
        return end
    for place in layout.places:
        under = place.label in _SIGNS_UNDER or place.label.endswith(_SIGNED_LABELS)
        if under and 0 <= place.label_start - end <= _NEXT_LABEL:
            end = place.reach
    return end


def _span(layout: Layout, row: FieldRow, finder: FinderRow, start: int, end: int) -> list[Draft]:
    words = layout.text.text[start:end]
    if row.type == "choice":
        chosen = choose(row.choices, words)
        return [read_draft(layout, chosen, start, finder.certain)] if chosen else []
    drafts = [
        read_draft(layout, value, start, finder.certain)
        for value in read_values(row.type, words, whole=False)
    ]
    return pick(drafts, finder.take)


def _closing(layout: Layout, finder: FinderRow) -> list[Draft]:
    closing = layout.closing
    if closing is None:
        return []
    if finder.closing == "agency":
        if closing.agency is None:
            return []
        start, end, name = closing.agency
        return [span_draft(layout, start, end, name, finder.certain)]
    day = closing.date.value.date
    start, end = closing.date_start, closing.date_end
    if day is not None:
        return [span_draft(layout, start, end, day, finder.certain * closing.date.certain)]
    draft = unclear_draft(layout, start, end)
    if closing.date.value.status == "blank":
        return [type(draft)(None, draft.raw, 0.9, draft.evidence, "blank")]
    return [draft]
