"""Every way a reviewer types a value gives the value; nonsense is refused with an example."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from review.errors import CorrectionError
from review.facts.rows import load_field_rows
from review.model.fact import Citation
from review.pipeline import parse_value
from review.pipeline.typed_values import value_from_json
from review.reports.contract import json_value

FIELDS = load_field_rows().fields


def field_of(kind_of_value: str) -> tuple[str, str]:
    """Some field of this type that is no mark."""
    for kind, fields in FIELDS.items():
        for name, row in fields.items():
            if row.type == kind_of_value and not any(finder.mark for finder in row.find):
                return kind, name
    raise LookupError(kind_of_value)


DAY, TIME = date(2025, 3, 1), datetime(2025, 3, 1, 14, 30)
ARTICLE = Citation("中华人民共和国行政处罚法", 44)
READINGS = [
    *(("date", typed, DAY) for typed in (
        "2025-03-01", "2025-3-1", "2025.3.1", "2025/3/1", "20250301", "2025年3月1日",
        "二〇二五年三月一日", "二零二五年三月一日", " 2025年 3月1日 ", "2025年03月01日",
    )),
    *(("datetime", typed, TIME) for typed in (
        "2025-03-01 14:30", "2025年3月1日14时30分", "2025年3月1日下午2时30分", "2025-3-1 14：30",
    )),
    *(("money", typed, 100_000) for typed in (
        "1000", "1,000", "1，000元", "1000.00", "￥1,000.00", "壹仟元整", "一千元", "0.1万元",
        "人民币壹仟元整（¥1000.00）",
    )),
    ("money", "1.5万", 1_500_000),
    ("count", "3.5", 3.5), ("count", "三", 3), ("count", "12", 12),
    ("days", "7", 7), ("days", "七日", 7), ("workdays", "7个工作日", 7), ("months", "三个月", 3),
    ("bool", "是", True), ("bool", "否", False), ("bool", "不同意", False),
    ("doc_no", "云临市监处〔2025〕12号", "云临市监处〔2025〕12号"),
    ("uscc", "91110105MA01ABCD2X", "91110105MA01ABCD2X"), ("uscc", "9111010", "9111010"),
    ("phone", "13800000000", "13800000000"),
    ("person", "甄士隐", "甄士隐"), ("name", "云临市某商行", "云临市某商行"),
    ("text", "<b>现场</b>=1+1", "<b>现场</b>=1+1"), ("address", "云临市某路1号", "云临市某路1号"),
    ("citations", "《中华人民共和国行政处罚法》第四十四条", ARTICLE),
]  # fmt: skip


@pytest.mark.parametrize(("kind_of_value", "typed", "value"), READINGS)
def test_what_is_typed_is_understood_and_survives_storing(kind_of_value, typed, value):
    place = field_of(kind_of_value)
    read = parse_value(*place, typed)
    assert read == value
    assert type(read) is type(value)
    assert value_from_json(*place, json_value(read)) == value


@pytest.mark.parametrize("typed", ["", "  ", "空白", "未填写"])
def test_blank(typed):
    assert parse_value(*field_of("date"), typed) is None


@pytest.mark.parametrize(
    ("kind_of_value", "typed"),
    [
        ("date", "2025年2月30日"),
        ("date", "去年"),
        ("date", "2025年3月"),
        ("date", "2025-03-01至2025-03-05"),
        ("datetime", "2025年3月1日"),
        ("money", "若干"),
        ("money", "1000元、2000元"),
        ("days", "几天"),
        ("bool", "也许"),
        ("people", "张三、李四"),
        ("citations", "行政法规"),
    ],
)
def test_nonsense_is_refused_with_what_was_typed(kind_of_value, typed):
    with pytest.raises(CorrectionError, match="请改写") as refused:
        parse_value(*field_of(kind_of_value), typed)
    assert refused.value.code == "correction_wrong_value"
    assert typed in refused.value.message


def test_a_seal_is_there_or_not():
    place = next(
        (kind, name)
        for kind, fields in FIELDS.items()
        for name, row in fields.items()
        if any(finder.mark for finder in row.find)
    )
    assert parse_value(*place, "有") == "present"
    assert parse_value(*place, "未盖章") == "absent"
    assert parse_value(*place, "看不清") == "uncertain"
    with pytest.raises(CorrectionError, match="不清"):
        parse_value(*place, "红色")


def test_a_choice_names_what_there_is():
    kind, name = next(
        (kind, name)
        for kind, fields in FIELDS.items()
        for name, row in fields.items()
        if row.choices
    )
    values = list(FIELDS[kind][name].choices)
    assert parse_value(kind, name, values[0]) == values[0]
    with pytest.raises(CorrectionError, match=values[0]):
        parse_value(kind, name, "不在其中")


def test_an_unknown_field_is_refused():
    with pytest.raises(CorrectionError, match="没有要素"):
        parse_value("penalty_decision", "no_such_field", "1")
