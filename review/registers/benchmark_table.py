"""A benchmark's table made to fit the register: ranges in words, citations in words, one region."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from review.language.numerals import parse_numeral
from review.registers.ranges import RANGE_NAMES, read_ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.registers.cells import RawCell
    from review.registers.ranges import Range
    from review.registers.tables import Table

_LAW_NAMES = ("处罚依据", "法律依据", "依据", "处罚依据名称", "法律", "法律法规名称")
_CITED = re.compile(
    r"《(?P<law>[^》]+)》(?:第(?P<article>[零〇一二三四五六七八九十百千\d]+)条)?"
    r"(?:第(?P<paragraph>[一二三四五六七八九十\d]+)款)?(?:第?[（(]?(?P<item>[一二三四五六七八九十\d]+)[）)]?项)?"
)
_ADDED = ("下限", "上限", "单位", "基数")
_PLACES = ("条", "款", "项")
_BAD = "看不懂"
"""Stands in a number's column so that the row is refused with its line, never imported half."""


def with_given(table: Table, given: Mapping[str, str]) -> Table:
    """The table with columns for what was given for all its rows: 适用地区, 领域, 施行日期."""
    added = {name: value for name, value in given.items() if name not in table.header}
    rows = [
        (line, [*cells, *([None] * (len(table.header) - len(cells))), *added.values()])
        for line, cells in table.rows
    ]
    return replace(table, header=(*table.header, *added), rows=rows) if added else table


def with_ranges(table: Table) -> Table:
    """The table with low, high, unit and base in columns of their own, and 条, 款, 项."""
    header = list(table.header)
    spoken = next((at for at, name in enumerate(header) if _plain(name) in RANGE_NAMES), None)
    law = next((at for at, name in enumerate(header) if _plain(name) in _LAW_NAMES), None)
    cites = law is not None and not any(name in header for name in _PLACES)
    if spoken is not None:
        header[spoken] = ""
    new = [*header, *(_ADDED if spoken is not None else ()), *(_PLACES if cites else ())]
    rows: list[tuple[int, Sequence[RawCell]]] = []
    for line, cells in table.rows:
        full = [*cells, *([None] * (len(header) - len(cells)))]
        tail = _cited(full, law) if cites and law is not None else []
        for numbers, condition in _spread(full, spoken):
            row = _with_condition(full, header, condition)
            rows.append((line, [*row, *numbers, *tail]))
    return replace(table, header=tuple(new), rows=rows)


def _spread(cells: list[RawCell], spoken: int | None) -> list[tuple[list[RawCell], str]]:
    """Numbers of each range in the row's words, with the condition under which it holds."""
    if spoken is None:
        return [([], "")]
    words = str(cells[spoken] or "")
    ranges = read_ranges(words)
    if ranges is None:
        return [([f"{_BAD}：{words}", None, None, None], "")]
    if not ranges:
        return [([None, None, None, None], "")]
    return [(_numbers(one), one.condition) for one in ranges]


def _numbers(one: Range) -> list[RawCell]:
    return [one.low, one.high, one.unit, one.base or None]


def _with_condition(cells: list[RawCell], header: list[str], condition: str) -> list[RawCell]:
    """The condition joins the row's circumstances, so that two ranges of a tier stay two rows."""
    if not condition:
        return cells
    for at, name in enumerate(header):
        if _plain(name) in ("适用情形", "情形", "适用条件", "裁量情节", "具体情形", "裁量因素"):
            said = str(cells[at] or "")
            return [*cells[:at], f"{said}（{condition}）" if said else condition, *cells[at + 1 :]]
    return cells


def _cited(cells: list[RawCell], law: int) -> list[RawCell]:
    """条, 款, 项 of the first citation; its law's name alone is left in the law's column."""
    match = _CITED.search(str(cells[law] or ""))
    if match is None:
        return [None, None, None]
    cells[law] = match["law"]
    return [_number(match[name]) for name in ("article", "paragraph", "item")]


def _number(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if text.isdigit() else parse_numeral(text)


def _plain(name: str) -> str:
    return re.sub(r"[\s（(].*$", "", name.strip())
