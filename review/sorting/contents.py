"""The 卷内目录 read as a table, ruled or not: one entry per document it lists, with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.model.document import CatalogueEntry
from review.model.geometry import Box
from review.sorting.writing import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from review.model.page import Line
    from review.sorting.layout import Row
    from review.sorting.strips import Strip

_HEADERS = (
    ("seq", re.compile(r"^(顺?序号?|顺序|件号|号次|编?号|次序)$")),
    ("first", re.compile(r"^(起页|起始页|起始页码|起始页号|起)$")),
    ("last", re.compile(r"^(止页|终止页|终止页码|结束页|截止页|止)$")),
    ("count", re.compile(r"^(页数|张数|份数)$")),
    ("page", re.compile(r"(页号|页码|页次|所在页|起止页|在卷页|卷内页|^页$)")),
    ("doc_no", re.compile(r"(文号|文书编号|文件编号|文书号|字号|编号)")),
    ("date", re.compile(r"(日期|时间|年月日)")),
    ("author", re.compile(r"(责任者|责任人|制作单位|作者|制作机关)")),
    ("note", re.compile(r"(备注|备考|附注|说明)")),
    ("title", re.compile(r"(题名|标题|名称|文书|材料|文件|内容|目录)")),
)
_FORM = re.compile(r"^[^，。：:]{2,}(?:表|书|单|笔录|记录|报告|函|证|通知|公告|意见)$")
_LISTING = re.compile(r"目录|清单|卷内|案卷|卷宗")
_RANGE = re.compile(r"(\d{1,4})\s*页?\s*(?:[-–—~～－至到]|--)+\s*第?\s*(\d{1,4})")
_SINGLE = re.compile(r"(?<!\d)(\d{1,4})(?!\d)")
_UNREADABLE_DIGITS = str.maketrans("OoIl|", "00111")


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands on one row of the table, by column."""

    texts: dict[str, str]
    box: Box
    page_no: int


def read_contents(strips: Sequence[Strip]) -> tuple[CatalogueEntry, ...]:
    """Entries of a 卷内目录 over its strips; pages after the first may lack the heading row."""
    columns: list[_Column] = []
    entries: list[_Entry] = []
    for strip in strips:
        found = _find_columns(strip)
        columns = found[0] or columns
        if columns:
            entries += _entries(strip, columns, found[1])
    return tuple(_finish(_merge_wrapped(entries)))


def looks_like_contents(strip: Strip) -> bool:
    """A heading row of a 卷内目录 with a column of titles and one of pages."""
    names = {column.name for column in _find_columns(strip)[0]}
    return "title" in names and "seq" in names and bool(names & {"page", "first"})


def heads_a_form(strip: Strip) -> bool:
    """Over the table stands the heading of another form, though of no listed kind."""
    top = min((cell.box.y0 for cell in strip.page.cells), default=0.0)
    above = (normalise(line.text) for line in strip.page.lines if line.box.y1 <= top + 2)
    return any(_FORM.search(text) and not _LISTING.search(text) for text in above)


def _find_columns(strip: Strip) -> tuple[list[_Column], float]:
    """Columns by the heading row, and the foot of that row (0 where there is none)."""
    for row in strip.rows[:14]:
        columns: list[_Column] = []
        for line, text in _pieces(row.lines):
            taken = {column.name for column in columns}
            name = next((n for n, words in _HEADERS if n not in taken and words.search(text)), None)
            if name and len(text) <= 10:
                box = _cell_box(strip, line) or line.box
                columns.append(_Column(name, box.x0, box.x1))
        names = {column.name for column in columns}
        if "title" in names and len(names) >= 3:
            return _stretched(columns, strip), row.box.y1
    return [], 0.0


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Lines with their normal text, letter-spaced headings (序 号) put together."""
    pending: Line | None = None
    for line in lines:
        text = normalise(line.text)
        if len(text) == 1 and pending is not None and len(normalise(pending.text)) == 1:
            box = Box.around([pending.box, line.box])
            yield (
                type(line)(pending.text + line.text, box, None, ()),
                normalise(pending.text) + text,
            )
            pending = None
            continue
        if pending is not None:
            yield pending, normalise(pending.text)
            pending = None
        if len(text) == 1:
            pending = line
        else:
            yield line, text
    if pending is not None:
        yield pending, normalise(pending.text)


def _cell_box(strip: Strip, line: Line) -> Box | None:
    for cell in strip.page.cells:
        if cell.box.contains_point(*line.box.center):
            return cell.box
    return None


def _stretched(columns: list[_Column], strip: Strip) -> list[_Column]:
    """Columns of an unruled table widened to the middle between headings."""
    columns = sorted(columns, key=lambda column: column.x0)
    stretched = []
    for place, column in enumerate(columns):
        left = 0.0 if place == 0 else (columns[place - 1].x1 + column.x0) / 2
        right = (
            strip.page.width
            if place + 1 == len(columns)
            else (column.x1 + columns[place + 1].x0) / 2
        )
        stretched.append(_Column(column.name, left, right))
    return stretched


def _entries(strip: Strip, columns: Sequence[_Column], below: float) -> Iterator[_Entry]:
    for lines in _table_rows(strip, below):
        texts: dict[str, str] = {}
        for line in lines:
            column = _column_of(line, columns)
            texts[column] = texts.get(column, "") + line.text.strip()
        if texts:
            yield _Entry(texts, Box.around(line.box for line in lines), strip.page.page_no)


def _table_rows(strip: Strip, below: float) -> Iterator[list[Line]]:
    """Lines of each row: by ruled cells where there are some, else by height on the page."""
    ruled: dict[tuple[int, int], list[Line]] = {}
    for cell in strip.page.cells:
        if below <= cell.box.center[1] < strip.bottom and cell.lines:
            ruled.setdefault((cell.table, cell.row), []).extend(cell.lines)
    if len(ruled) >= 2:
        yield from (ruled[key] for key in sorted(ruled))
        return
    rows: Iterable[Row] = (row for row in strip.rows if row.box.center[1] > below)
    for row in rows:
        yield list(row.lines)


def _column_of(line: Line, columns: Sequence[_Column]) -> str:
    """The column that most of the line lies in; a title may reach into its neighbours."""
    best = max(
        columns,
        key=lambda column: min(line.box.x1, column.x1) - max(line.box.x0, column.x0),
    )
    return best.name


def _merge_wrapped(entries: Iterable[_Entry]) -> list[_Entry]:
    """Second lines of long titles joined to their row."""
    merged: list[_Entry] = []
    for entry in entries:
        alone = set(entry.texts) <= {"title", "author", "doc_no"} and "title" in entry.texts
        last = merged[-1] if merged else None
        if (
            alone
            and last is not None
            and last.page_no == entry.page_no
            and "seq" in last.texts
            and entry.box.y0 - last.box.y1 < 0.9 * entry.box.height
        ):
            texts = {
                name: last.texts.get(name, "") + entry.texts.get(name, "")
                for name in last.texts.keys() | entry.texts.keys()
            }
            merged[-1] = _Entry(texts, Box.around([last.box, entry.box]), last.page_no)
        else:
            merged.append(entry)
    return merged


def _finish(entries: Sequence[_Entry]) -> Iterator[CatalogueEntry]:
    listed = [
        entry
        for entry in entries
        if len(normalise(entry.texts.get("title", ""))) >= 2
        and (entry.texts.keys() & {"seq", "page", "first", "date", "count"})
    ]
    has_ranges = any(_RANGE.search(_page_text(entry)) for entry in listed)
    for entry in listed:
        first, last = _pages(entry, has_ranges)
        yield CatalogueEntry(
            title=entry.texts["title"].strip(),
            first_page=first,
            last_page=last,
            page_no=entry.page_no,
            box=entry.box,
            doc_no=entry.texts.get("doc_no", ""),
            date_text=entry.texts.get("date", ""),
        )


def _page_text(entry: _Entry) -> str:
    text = entry.texts.get("page") or entry.texts.get("count", "")
    return text.translate(_UNREADABLE_DIGITS)


def _pages(entry: _Entry, has_ranges: bool) -> tuple[int | None, int | None]:
    """First and last page; a lone figure is a whole range only in tables that write ranges."""
    if "first" in entry.texts:
        first = _SINGLE.search(entry.texts["first"].translate(_UNREADABLE_DIGITS))
        last = _SINGLE.search(entry.texts.get("last", "").translate(_UNREADABLE_DIGITS))
        return (int(first[1]) if first else None), (int(last[1]) if last else None)
    text = _page_text(entry)
    if found := _RANGE.search(text):
        return int(found[1]), int(found[2])
    single = _SINGLE.search(text) if "page" in entry.texts else None
    if single is None:
        return None, None
    number = int(single[1])
    return number, number if has_ranges else None
