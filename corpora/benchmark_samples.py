"""`python -m corpora.benchmark_samples`: sample benchmarks (裁量基准) in Excel and in Word.

Invented, in four tiers of the ranges that the causes of the generator have, as an office would
publish them: one row a tier in Excel; in Word a table with merged cells and ranges in words, and
one with the violation told in lines above the head.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from openpyxl import Workbook

from corpora.causes import causes
from corpora.numerals import chinese

if TYPE_CHECKING:
    from docx.table import Table

    from corpora.causes import Cause

FOLDER = Path(__file__).parent / "registers"
REGION = "澜江省"
START = "2020-01-01"
TIERS = (
    ("轻微", 0.0, 0.3, "初次违法，及时改正，没有造成危害后果"),
    ("一般", 0.3, 0.6, "初次违法，危害后果较小"),
    ("较重", 0.6, 0.8, "有一定社会影响，或者未在限期内改正"),
    ("严重", 0.8, 1.0, "两年内再次违法，拒不改正，或者造成严重后果"),
)
IN_EXCEL = ("food_label", "ad_absolute", "product_standard", "training", "gas_alarm", "fume_new")
IN_WORD = ("dust_new", "spill_new", "quack")
ABOVE_HEAD = "road_overload"
DOMAINS = {
    "market": "市场监管",
    "urban": "城市管理",
    "emergency": "应急管理",
    "health": "卫生健康",
    "transport": "交通运输",
}


def main() -> None:
    """Writes both files."""
    FOLDER.mkdir(exist_ok=True)
    _excel(FOLDER / "benchmarks.xlsx")
    _word(FOLDER / "benchmarks.docx")


def _excel(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "裁量基准"
    sheet.append(["行政处罚裁量基准（示例，内容为虚构）"])
    head = ["适用地区", "领域", "违法行为", "处罚依据", "条", "款", "项"]
    sheet.append([*head, "裁量阶次", "适用情形", "下限", "上限", "单位", "基数", "施行日期"])
    for name in IN_EXCEL:
        cause = causes()[name]
        law = cause.penalty
        for tier, start, end, when in TIERS:
            low, high = _edges(cause, start, end)
            unit, base = ("倍", "货值金额") if cause.multiple else ("元", None)
            place = [law.law.strip("《》"), law.article, law.paragraph, law.item]
            known = [REGION, DOMAINS[cause.ministry], cause.name, *place]
            sheet.append([*known, tier, when, low, high, unit, base, START])
    book.save(path)


def _word(path: Path) -> None:
    document = Document()
    document.add_heading("行政处罚裁量基准（示例，内容为虚构）", level=1)
    table = document.add_table(rows=1, cols=5)
    table.style = "Table Grid"
    _fill(table, 0, ["违法行为", "处罚依据", "裁量阶次", "适用情形", "处罚幅度"])
    for name in IN_WORD:
        _tiers(table, causes()[name])
    document.add_paragraph("")
    cause = causes()[ABOVE_HEAD]
    table = document.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    for row, (label, words) in enumerate((("违法行为", cause.name), ("法律依据", _cited(cause)))):
        table.cell(row, 1).merge(table.cell(row, 2))
        table.cell(row, 0).text, table.cell(row, 1).text = label, words
    _fill(table, 2, ["违法程度", "适用条件", "裁量幅度"])
    for tier, start, end, when in TIERS:
        table.add_row()
        _fill(table, len(table.rows) - 1, [tier, when, _range_words(cause, start, end)])
    document.save(str(path))


def _tiers(table: Table, cause: Cause) -> None:
    """Four rows whose first two cells are merged."""
    first = len(table.rows)
    for tier, start, end, when in TIERS:
        table.add_row()  # type: ignore[no-untyped-call]
        row = len(table.rows) - 1
        _fill(table, row, ["", "", tier, when, _range_words(cause, start, end)])
    for column, words in enumerate((cause.name, _cited(cause))):
        merged = table.cell(first, column).merge(table.cell(first + len(TIERS) - 1, column))
        merged.text = words


def _fill(table: Table, row: int, words: list[str]) -> None:
    for column, text in enumerate(words):
        table.cell(row, column).text = text


def _edges(cause: Cause, start: float, end: float) -> tuple[float, float]:
    low, high = cause.band
    return round(low + (high - low) * start, 2), round(low + (high - low) * end, 2)


def _range_words(cause: Cause, start: float, end: float) -> str:
    low, high = _edges(cause, start, end)
    if cause.multiple:
        return f"处货值金额{low:g}倍以上{high:g}倍以下罚款"
    if low == 0:
        return f"处{_yuan(high)}以下罚款"
    return f"处{_yuan(low)}以上{_yuan(high)}以下罚款"


def _yuan(amount: float) -> str:
    return f"{amount / 10_000:g}万元" if amount >= 10_000 else f"{amount:g}元"


def _cited(cause: Cause) -> str:
    law = cause.penalty
    words = f"{law.law}第{chinese(law.article)}条"
    if law.paragraph:
        words += f"第{chinese(law.paragraph)}款"
    return words + (f"第（{chinese(law.item)}）项" if law.item else "")


if __name__ == "__main__":
    main()
