"""What was exported imports again unchanged, and no spreadsheet executes it."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from review.registers.cells import cell_value
from review.registers.export import export_register
from review.registers.importing import preview_file
from review.standards.registers.kinds import register_kinds
from review.standards.registers.register import Register

KINDS = register_kinds()
TEXTS = st.one_of(
    st.text(alphabet="云泽甲乙=+-@'\"、，；,;()（） \n\t0129ab", min_size=1, max_size=12),
    st.sampled_from(["=1+1", "-2", "+86", "@SUM(A1)", "'=x", "''=x", "007", "1e5", "是"]),
)
VALUES = {
    "text": TEXTS,
    "date": st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    "datetime": st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)),
    "money": st.integers(0, 10**12),
    "number": st.one_of(st.integers(0, 10**9), st.sampled_from([0.5, 12.25])),
    "bool": st.booleans(),
    "list": st.lists(TEXTS, min_size=1, max_size=3).map("；".join),
}


@st.composite
def registers(draw):
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    rows = []
    for number in range(draw(st.integers(1, 4))):
        row = {}
        for column in kind.columns:
            if column.type == "choice":
                value = draw(st.sampled_from([value for value, _ in column.choices]))
            elif column.id in kind.key and column.type == "text":
                value = f"甲{number}"
            else:
                value = draw(VALUES[column.type])
            # what the import itself makes of a value is what must survive the journey
            value = cell_value(str(value) if column.type == "money" else value, column)
            if value is not None:
                row[column.id] = value
            elif column.required:
                row[column.id] = "某"
        if kind.period:
            row.pop(kind.period[0], None)
        rows.append(row)
    return kind, Register(kind.id, kind.name, date(2025, 1, 1), tuple(rows))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(made=registers(), ending=st.sampled_from([".csv", ".xlsx"]))
def test_export_imports_unchanged(tmp_path, made, ending):
    kind, register = made
    path = tmp_path / f"x{ending}"
    export_register(register, kind, path)
    parsed = preview_file(path, kind).parsed
    assert not parsed.errors
    assert tuple(row for _, row in parsed.rows) == register.rows


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1", "-1", "@A1", "\t=1", "'=1"])
def test_no_cell_is_a_formula(tmp_path, evil):
    kind = KINDS["officer_certificates"]
    row = {"cert_no": "1", "name": evil.strip(), "agency": "局"}
    register = Register(kind.id, kind.name, date(2025, 1, 1), (row,))
    export_register(register, kind, tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert {cell.data_type for cells in sheet.iter_rows() for cell in cells} <= {"s", "n"}
    assert sheet["B2"].value == evil.strip()
    export_register(register, kind, tmp_path / "x.csv")
    line = (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()[1]
    assert line.split(",")[1][0] == "'"
