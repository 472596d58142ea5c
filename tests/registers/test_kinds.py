"""The rows of `data/registers` and the words that name them."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from review.errors import RegisterError
from review.registers.columns import match_columns
from review.registers.importing import kind_named
from review.standards.registers.kinds import register_kinds
from review.standards.schema.registers import RegisterKindRow

IDS = [
    *("agencies", "benchmarks", "decided_cases", "exemptions", "inspection_codes"),
    *("inspection_items", "inspection_plans", "officer_certificates", "parties", "publications"),
]


def test_the_kinds(standards):
    assert sorted(register_kinds()) == IDS
    for kind in register_kinds().values():
        assert all(code in standards.defects for code in kind.serves), kind.id
        assert all(kind.column(column).id == column for column in kind.key)


@pytest.mark.parametrize("kind", IDS)
def test_each_writing_of_a_header_names_one_column(kind):
    row = register_kinds()[kind]
    for column in row.columns:
        for writing in (
            column.name,
            *column.aliases,
            f" {column.name}* ",
            f"{column.name}（必填）",
        ):
            (matched,) = match_columns([writing], row).matched
            assert matched.column.id == column.id, writing


def test_names():
    assert kind_named("裁量基准").id == kind_named("benchmarks").id == "benchmarks"
    with pytest.raises(RegisterError) as unknown:
        kind_named("花名册")
    assert "执法证登记" in unknown.value.message


@pytest.mark.parametrize(
    "change",
    [
        {"key": ["nothing"]},
        {"dated": {"from": "a", "to": "b"}},
        {"columns": [{"id": "a", "name": "甲", "type": "choice"}]},
        {
            "columns": [
                {"id": "a", "name": "甲", "type": "text"},
                {"id": "b", "name": "乙", "type": "text", "aliases": ["甲"]},
            ]
        },
    ],
)
def test_rows_that_cannot_be_used(change):
    row = {
        "id": "x",
        "name": "某库",
        "about": "某",
        "serves": [],
        "key": ["a"],
        "columns": [{"id": "a", "name": "甲", "type": "text"}],
    }
    RegisterKindRow.model_validate(row)
    with pytest.raises(ValidationError):
        RegisterKindRow.model_validate(row | change)
