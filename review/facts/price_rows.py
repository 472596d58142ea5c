"""Calculations of goods (计价): quantity, unit price and amount, in tables and in running text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from review.facts.cells_pairs import cell_of
from review.facts.drafts import joined_draft
from review.language.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow
    from review.language.document_text import Block

_NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNIT = r"[\u4e00-\u9fffa-zA-Z]{1,3}"
_FORMULA = re.compile(
    rf"(?P<a>{_NUMBER})(?:元)?(?:/{_UNIT})?(?:{_UNIT})?[×xX*＊✕](?P<b>{_NUMBER})(?:元)?(?:/{_UNIT})?(?:{_UNIT})?"
    rf"[=＝](?P<product>{_NUMBER})元"
)
_SAID = re.compile(
    rf"(?P<a>{_NUMBER})(?P<unit>{_UNIT}?)[，,（(]?[^。；\d]{{0,14}}?(?:单价|每(?:件|个|袋|瓶|盒|箱|只|台|公斤|千克|份|条)"
    rf"(?:售价|价格|价)?|售价|标价|销售价格?)[^。；\d]{{0,8}}(?P<b>{_NUMBER})元(?:/{_UNIT})?[^。；\d]{{0,20}}?"
    rf"(?:货值金额|货值|金额|合计|共计|小计|销售额|价款|总价)[^。；\d]{{0,8}}(?P<product>{_NUMBER})元"
)
_LABELLED = re.compile(
    rf"(?:数量|件数)[:：]?[\s_]*(?P<a>{_NUMBER})(?:{_UNIT})?[\s，,；;、]*(?:销售)?(?:单价|售价|标价)[:：]?[\s_]*"
    rf"(?:人民币|[¥￥])?(?P<b>{_NUMBER})元?(?:/{_UNIT})?[\s，,；;、]*(?:货值金额|货值|金额|合计|小计|总价)"
    rf"(?:合计|为)?[:：]?[\s_]*(?:人民币|[¥￥])?(?P<product>{_NUMBER})元?"
)
_QUANTITY = re.compile(r"^(?:数量|销售数量|查获数量|件数)(?:[（(].*[）)])?$")
_PRICE = re.compile(r"^(?:单价|销售单价|售价|标价|价格|销售价格)(?:[（(].*[）)])?$")
_AMOUNT = re.compile(
    r"^(?:金额|小计|货值|货值金额|合计金额|总价|价款|销售金额|销售额)(?:[（(].*[）)])?$"
)
_TABLE, _FORMULA_SURE, _SAID_SURE = 0.97, 0.95, 0.9


def find_price_rows(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """One fact a calculation: (quantity, unit price, amount), numbers as written, in yuan.

    A formula 12元/袋×36袋=432元 counts as well, its factors in the order in which they stand.
    """
    drafts = list(_of_tables(layout))
    text = layout.text.text.replace("\n", " ")
    ways = ((_FORMULA, _FORMULA_SURE), (_LABELLED, _FORMULA_SURE), (_SAID, _SAID_SURE))
    for pattern, certain in ways:
        for match in pattern.finditer(text):
            parts = [
                (Reading(_plain(match[name]), *match.span(name), match[name]), 0)
                for name in ("a", "b", "product")
            ]
            drafts.append(joined_draft(layout, parts, certain))
    return list({draft.evidence: draft for draft in drafts}.values())


def _of_tables(layout: Layout) -> Iterator[Draft]:
    tables: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in layout.text.cells:
        tables[block.page_no, cell_of(block).table].append(block)
    for blocks in tables.values():
        yield from _of_table(layout, blocks)


def _of_table(layout: Layout, blocks: list[Block]) -> Iterator[Draft]:
    """Rows under a head row that names quantity, unit price and amount."""
    rows: dict[int, dict[int, Block]] = defaultdict(dict)
    for block in blocks:
        cell = cell_of(block)
        rows[cell.row][cell.column] = block
    columns: tuple[int, int, int] | None = None
    for number in sorted(rows):
        said = {column: _words(layout, block) for column, block in rows[number].items()}
        head = tuple(
            next((column for column, words in said.items() if pattern.match(words)), -1)
            for pattern in (_QUANTITY, _PRICE, _AMOUNT)
        )
        if -1 not in head:
            columns = (head[0], head[1], head[2])
        elif columns is not None:
            draft = _of_row(layout, [rows[number].get(column) for column in columns])
            if draft is not None:
                yield draft


def _of_row(layout: Layout, cells: list[Block | None]) -> Draft | None:
    parts = []
    for block in cells:
        if block is None:
            return None
        found = list(re.finditer(_NUMBER, layout.text.text[block.start : block.end]))
        if len(found) != 1:
            return None
        match = found[0]
        parts.append((Reading(_plain(match[0]), *match.span(), match[0]), block.start))
    return joined_draft(layout, parts, _TABLE)


def _words(layout: Layout, block: Block) -> str:
    return re.sub(r"\s", "", layout.text.text[block.start : block.end])


def _plain(number: str) -> str:
    return re.sub(r"[,，]", "", number)
