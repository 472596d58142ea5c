"""What a person types for a field, as a value of the field's type; and back from stored JSON."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from review.errors import CorrectionError
from review.facts.readers import choose, read_values
from review.facts.rows import load_field_rows
from review.facts.values.dates import find_dates
from review.facts.values.quantities import parse_number
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.facts.rows import FieldRow
    from review.model.fact import FactValue

_BLANK = ("空白", "未填写", "(空白)", "（空白）")
_DIGITS_ONLY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TEN_THOUSANDS = re.compile(r"[\d.,，]+\s*[万亿]")
_MARKS = {
    "present": ("有", "在", "已签", "已盖", "已签名", "已盖章", "存在", "present"),
    "absent": ("无", "没有", "缺", "未签", "未盖", "未签名", "未盖章", "不存在", "absent"),
    "uncertain": ("不清", "看不清", "无法辨认", "不确定", "uncertain"),
}
_YES = ("是", "有", "已", "同意", "愿意", "对", "true")
_NO = ("否", "无", "未", "不同意", "不愿意", "没有", "不是", "错", "false")


def parse_value(kind: str, field: str, text: str) -> FactValue | None:
    """The value that a person typed for a field of a kind of document; None: the place is blank.

    Accepts the ways dates, sums and numbers are written in case files (2025-03-01, 2025年3月1日,
    二〇二五年三月一日; 1,000元, 壹仟元整, 1000). A name, title or wrong number is taken as typed: a
    person says what stands on the paper, not what should.

    Raises:
        CorrectionError: the field does not exist, or the text is no value of its type.
    """
    row = _row_of(kind, field)
    words = " ".join(text.split())
    if not words or words in _BLANK:
        return None
    if _is_mark(row):
        return _mark(words)
    return _PARSERS.get(row.type, _as_typed)(words, row)


def value_from_json(kind: str, field: str, value: object) -> FactValue:
    """The value that `juanjian.result/1` writes as `value`, in the type of its field.

    Raises:
        CorrectionError: the field does not exist, or the value is of another type.
    """
    row = _row_of(kind, field)
    try:
        if row.type == "date":
            return date.fromisoformat(str(value))
        if row.type == "datetime":
            return datetime.fromisoformat(str(value))
        if isinstance(value, dict):
            return Citation(**value)
    except (ValueError, TypeError) as error:
        raise _wrong(f"{value}", "该要素的值") from error
    if isinstance(value, list):
        return tuple(str(part) for part in value)
    if isinstance(value, (str, int, float, bool)):
        return value
    raise _wrong(f"{value}", "该要素的值")


def _row_of(kind: str, field: str) -> FieldRow:
    fields = load_field_rows().fields.get(kind, {})
    row = fields.get(field) or next((row for row in fields.values() if field in row.also), None)
    if row is None:
        raise CorrectionError(
            "correction_unknown_field", f"文书类型“{kind}”没有要素“{field}”，请刷新页面后重试。"
        )
    return row


def _is_mark(row: FieldRow) -> bool:
    return any(finder.mark is not None for finder in row.find)


def _mark(words: str) -> str:
    for value, writings in _MARKS.items():
        if words in writings:
            return value
    raise CorrectionError("correction_wrong_value", f"“{words}”不明确：请填写“有”“无”或“不清”。")


def _day(words: str, row: FieldRow) -> FactValue:
    match = _DIGITS_ONLY.fullmatch(words)
    found = read_values("date", "-".join(match.groups()) if match else words, whole=True)
    if len(found) != 1:
        raise _wrong(words, "一个确实存在的日期", "2025-03-01、2025年3月1日或二〇二五年三月一日")
    return _one(found[0].value)


def _moment(words: str, row: FieldRow) -> FactValue:
    moments = [one.value.moment for one in find_dates(words) if one.value.moment is not None]
    if len(moments) != 1:
        raise _wrong(words, "一个时间", "2025-03-01 14:30或2025年3月1日14时30分")
    return moments[0]


def _fen(words: str, row: FieldRow) -> FactValue:
    written = f"{words}元" if _TEN_THOUSANDS.fullmatch(words) else words
    found = {one.value for one in read_values("money", written, whole=True)}
    if len(found) != 1:
        raise _wrong(words, "一个金额", "1,000元、1000.00或壹仟元整")
    return _one(found.pop())


def _number(words: str, row: FieldRow) -> FactValue:
    found = read_values(row.type, words, whole=True)
    if len(found) == 1:
        return _one(found[0].value)
    bare = parse_number(words)
    if bare is None:
        raise _wrong(words, "一个数", "7、七或3.5")
    exact = bare.value
    return int(exact) if exact.denominator == 1 else float(exact)


def _yes_or_no(words: str, row: FieldRow) -> FactValue:
    if words.lower() in _NO:
        return False
    if words.lower() in _YES:
        return True
    raise _wrong(words, "是或否", "是、否")


def _choice(words: str, row: FieldRow) -> FactValue:
    if words in row.choices or not row.choices:
        return words
    found = choose(row.choices, words)
    if found is None:
        raise _wrong(words, "可选的值", "、".join(row.choices))
    return _one(found.value)


def _citation(words: str, row: FieldRow) -> FactValue:
    found = read_values("citations", words, whole=True)
    if len(found) != 1:
        raise _wrong(words, "一处引用条款", "《中华人民共和国行政处罚法》第四十四条")
    return _one(found[0].value)


def _one_person(words: str, row: FieldRow) -> FactValue:
    found = read_values(row.type, words, whole=True)
    if len(found) > 1:
        raise _wrong(words, "一个人的姓名", "每人一项，分别更正")
    return _one(found[0].value) if found else words


def _identifier(words: str, row: FieldRow) -> FactValue:
    """As the reader writes it where it knows it, else as typed: wrong numbers are findings."""
    found = read_values(row.type, words, whole=True)
    return _one(found[0].value) if len(found) == 1 else words


def _as_typed(words: str, row: FieldRow) -> FactValue:
    return words


def _one(value: object) -> FactValue:
    assert isinstance(value, (str, int, float, bool, date, datetime, Citation, tuple))
    return value


def _wrong(words: str, what: str, like: str = "") -> CorrectionError:
    example = f"，例如{like}" if like else ""
    return CorrectionError("correction_wrong_value", f"“{words}”不是{what}，请改写{example}。")


_PARSERS: dict[str, Callable[[str, FieldRow], FactValue]] = {
    "date": _day,
    "datetime": _moment,
    "money": _fen,
    "number": _number,
    "count": _number,
    "days": _number,
    "workdays": _number,
    "months": _number,
    "bool": _yes_or_no,
    "choice": _choice,
    "method": _identifier,
    "citations": _citation,
    "person": _one_person,
    "people": _one_person,
    "doc_no": _identifier,
    "uscc": _identifier,
    "id_no": _identifier,
    "phone": _identifier,
}
