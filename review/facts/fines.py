"""Fines (罚款): the amount fined or proposed, in figures and capitals, and fines on persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import Draft, joined_draft, read_draft
from review.facts.values.money import find_money
from review.language.reading import Reading

if TYPE_CHECKING:
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow
    from review.facts.values.money import Money

_FINE = re.compile(r"罚款|罚金")
_ORDER = re.compile(
    r"(?:处以?|给予|作出|并处|罚款|缴纳|决定|拟|建议|责令|处罚|予以|科处|罚)[^。；《》]{0,24}$"
)
_RANGE_WORDS = re.compile(r"以[上下]|不足|不超过|至少|最高|倍|幅度|区间|标准")
_OTHER_MONEY = re.compile(
    r"(?:货值|违法所得|销售额|成本|获利|价款|价值|单价|收入|每)[^，。；罚]{0,18}$"
)
_ADDED = re.compile(r"(?:加处|逾期)[^。；]{0,30}$")
_PERSON = re.compile(
    r"(?:法定代表人|主要负责人|负责人|直接责任人|责任人员|主管人员)[^。；，]{0,24}?(?:处|给予|罚)[^。；]{0,30}$"
)


def find_fine(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The amounts fined, a fact for each place; fines on persons and added fines aside."""
    labelled = _at_labels(layout)
    if labelled:
        return labelled
    found = _fines(layout)
    return _distinct([_draft(layout, reading, certain) for reading, certain in found])


def find_fine_capitals(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """The fine as written in capitals (大写)."""
    drafts = []
    for reading, certain in _fines(layout):
        if reading.value.writing == "figures":
            continue
        capitals = re.search(r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟萬万亿圆元角分整正]{3,}", reading.raw)
        if capitals and re.search(r"[壹贰叁肆伍陆柒捌玖拾佰仟]", capitals.group()):
            value: Reading[str] = Reading(
                capitals.group(),
                reading.start + capitals.start(),
                reading.start + capitals.end(),
                capitals.group(),
                reading.certain,
            )
            drafts.append(read_draft(layout, value, 0, certain))
    return drafts[:1] if drafts else []


def find_person_fines(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Fines on the persons in charge, as amounts in 分."""
    parts = [
        (reading.with_value(str(reading.value.fen)), 0)
        for reading in _amounts(layout)
        if _PERSON.search(layout.text.text[max(0, reading.start - 70) : reading.start])
    ]
    return [joined_draft(layout, parts, 0.85)] if parts else []


def find_confiscated_value(
    layout: Layout, field: str, row: FieldRow, finder: FinderRow
) -> list[Draft]:
    """Amounts confiscated: 没收违法所得……元."""
    text = layout.text.text
    return _distinct(
        [
            _draft(layout, reading, 0.9)
            for reading in _amounts(layout)
            if re.search(r"没收[^。；]{0,24}$", text[max(0, reading.start - 34) : reading.start])
            and not re.search(
                r"罚款[^。；]{0,10}$", text[max(0, reading.start - 14) : reading.start]
            )
        ]
    )


def _at_labels(layout: Layout) -> list[Draft]:
    drafts: list[Draft] = []
    for place in layout.at(layout.lists["fines"]):
        for reading in find_money(layout.text.text[place.start : place.end]):
            if reading.value.is_sum:
                value = reading.with_value(reading.value.fen)
                drafts.append(read_draft(layout, value, place.start, place.certain))
                break
    return _distinct(drafts)


def _amounts(layout: Layout) -> tuple[Reading[Money], ...]:
    return layout.remember(
        "money",
        lambda: tuple(reading for reading in find_money(layout.text.text) if reading.value.is_sum),
    )


def _fines(layout: Layout) -> list[tuple[Reading[Money], float]]:
    """Amounts that the sentence imposes as a fine."""
    text = layout.text.text.replace("\n", " ")
    found: list[tuple[Reading[Money], float]] = []
    for reading in _amounts(layout):
        before = re.split(r"[。；]", text[max(0, reading.start - 60) : reading.start])[-1]
        after = re.split(r"[。；]", text[reading.end : reading.end + 24])[0]
        near = before[-26:]
        named = bool(_FINE.search(near)) or bool(
            re.match(r"[^，,、\d]{0,10}?的?(?:行政)?罚款", after)
        )
        if not named or _ADDED.search(before) or _PERSON.search(before):
            continue
        if _OTHER_MONEY.search(near) and not re.search(r"罚款[^，]{0,12}$", near):
            continue
        if _RANGE_WORDS.match(after) or re.search(r"(?:以上|不足|不超过|幅度)[^，]{0,10}$", near):
            continue
        certain = 1.0 if _ORDER.search(before) else 0.8
        found.append((reading, certain))
    return found


def _draft(layout: Layout, reading: Reading[Money], certain: float) -> Draft:
    return read_draft(layout, reading.with_value(reading.value.fen), 0, certain)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Each place once."""
    return list({(draft.value, draft.evidence): draft for draft in drafts}.values())
