"""One cell of a table as a value of its column, or why it is none."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from review.language.numerals import parse_decimal, parse_numeral

if TYPE_CHECKING:
    from review.standards.registers.kinds import Column
    from review.standards.registers.register import Cell

RawCell = str | int | float | bool | date | None
"""What a table file gives: Excel has numbers and dates, CSV only text."""

FEN = 100
_WAN = 10_000
STRONG = re.compile(r"[;；\n\r|]+")
"""What parts a list wherever it stands; only without it do 、 and commas part one."""
WEAK = re.compile(r"[、,，](?!\d{3}\b)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_EXACT = 10**15
"""From here on a spreadsheet's numbers lose their last digits."""
_NOTHING = {"", "-", "--", "—", "——", "/", "无", "N/A", "n/a", "NULL", "null"}
_YES = {"是", "有", "√", "✓", "1", "y", "yes", "true", "需", "已"}
_NO = {"否", "无", "×", "✗", "0", "n", "no", "false", "未"}
_DAY = re.compile(
    r"(\d{4})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})\s*日?"
    r"(?:[T ]*(\d{1,2})[:时点](\d{1,2})?分?(?::\d{1,2}(?:\.0+)?秒?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_OPEN_ENDED = {"长期", "长期有效", "永久", "至今", "无固定期限"}
_AMOUNT = re.compile(r"(?:人民币|¥|￥|RMB)?(-?)([\d,]+(?:\.\d+)?|[^\d\-]+?)(万)?(?:元|圆)?整?")
_COUNT = re.compile(r"第?([\d,]+(?:\.\d+)?|[^\d第]+?)(万)?(条|款|项|次|个|元|倍|年|年度|%|人)?")


class CellError(ValueError):
    """A cell that is no value of its column; the text says what it is and how to write it."""


def cell_value(raw: RawCell, column: Column, scale: int = 1) -> Cell | None:
    """The value; None where the cell is empty.

    `scale`: what a bare number of a money column is multiplied with (万元: 10000).

    Raises:
        CellError: the cell says something that is no value of this column.
    """
    if isinstance(raw, str):
        raw = unicodedata.normalize("NFKC", raw).strip() if column.type != "text" else raw.strip()
        if raw in _NOTHING and not (column.type == "bool" and raw == "无"):
            return None
    if raw is None:
        return None
    match column.type:
        case "date":
            return _day(raw)
        case "datetime":
            return _moment(raw)
        case "money":
            return _money(raw, scale)
        case "number":
            return _number(raw)
        case "bool":
            return _truth(raw)
        case "list":
            text = _text(raw)
            parts = (STRONG if STRONG.search(text) else WEAK).split(text)
            return tuple(part.strip() for part in parts if part.strip()) or None
        case "choice":
            return _choice(raw, column)
        case "text":
            return _text(raw)


def _text(raw: RawCell) -> str:
    """Numbers as a person would write them: a certificate number is no 990101.0."""
    if isinstance(raw, int | float) and abs(raw) >= _EXACT:
        raise CellError(
            f"“{raw}”是超过15位的数字，Excel 已丢失末尾几位，请把该列设为文本格式后重新填写"
        )
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime) and (raw.hour, raw.minute, raw.second) == (0, 0, 0):
        return raw.date().isoformat()
    text = _CONTROL.sub("", str(raw).replace("\r\n", "\n").replace("\r", "\n"))
    return text.strip()


def _day(raw: RawCell) -> date | None:
    if isinstance(raw, str) and raw in _OPEN_ENDED:
        return None
    moment = _moment(raw)
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(raw: RawCell) -> date:
    if isinstance(raw, datetime):
        midnight = (raw.hour, raw.minute) == (0, 0)
        return raw.date() if midnight else raw.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(raw, date):
        return raw
    text = _text(raw)
    match = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        raise CellError(f"“{text}”不是日期，请写成 2025-12-31")
    year, month, day = (int(part) for part in match.groups()[:3])
    clock = match.groups()[3:]
    try:
        if clock and clock[0]:
            return datetime(year, month, day, int(clock[0]), int(clock[1] or 0))
        return date(year, month, day)
    except ValueError:
        raise CellError(f"“{text}”不是存在的日期，请核对后写成 2025-12-31") from None


def _money(raw: RawCell, scale: int) -> int:
    """Whole 分: the number is in 元 unless the header or the cell says 万元."""
    text = _text(raw)
    match = _AMOUNT.fullmatch(text.replace(" ", ""))
    number = _decimal(raw if isinstance(raw, int | float) else match[2] if match else None)
    if number is None or (match and match[1]):
        raise CellError(f"“{text}”不是金额，请写成以元为单位的数字，例如 5000 或 5000.50")
    fen = number * (_WAN if match and match[3] else scale) * FEN
    if fen.denominator != 1:
        raise CellError(f"“{text}”不足一分，请核对金额")
    return int(fen)


def _number(raw: RawCell) -> int | float:
    text = _text(raw)
    match = _COUNT.fullmatch(text.replace(" ", ""))
    number = _decimal(raw if isinstance(raw, int | float) else match[1] if match else None)
    if number is None:
        raise CellError(f"“{text}”不是数字，请只写一个数字")
    number *= _WAN if match and match[2] else 1
    return int(number) if number.denominator == 1 else float(number)


def _decimal(raw: RawCell) -> Fraction | None:
    """An exact number: 0.1 of a spreadsheet is a tenth, whatever its binary form."""
    if isinstance(raw, bool) or raw is None:
        return None
    if isinstance(raw, int | float):
        return Fraction(repr(raw)) if raw == raw and abs(raw) < 1e15 else None
    text = str(raw)
    if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", text):
        return Fraction(text.replace(",", ""))
    numeral = parse_numeral(text)
    return Fraction(numeral) if numeral is not None else parse_decimal(text)


def _truth(raw: RawCell) -> bool:
    if isinstance(raw, bool):
        return raw
    text = _text(raw).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise CellError(f"“{text}”不是是否，请写“是”或“否”")


def _choice(raw: RawCell, column: Column) -> str:
    text = plain(_text(raw))
    for value, writings in column.choices:
        if text in {plain(value), *(plain(writing) for writing in writings)}:
            return value
    allowed = "、".join(value for value, _ in column.choices)
    raise CellError(f"“{_text(raw)}”不在可选值之内，请写其中之一：{allowed}")


def plain(text: str) -> str:
    """Without width, spaces and punctuation, for comparing headers and choices."""
    return re.sub(r"[\s*:;,.。、：()/_\-]", "", unicodedata.normalize("NFKC", text)).lower()
