"""Tables become registers: all of a table or nothing, each error with its line."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from review.errors import RegisterError
from review.registers import read_excel, store
from review.registers.importing import import_parsed, kind_named, preview_file
from review.registers.office import with_registers
from review.registers.parse import rows_from_table
from review.standards.registers.register import Registers

CERTIFICATES = kind_named("执法证登记")
CASES = kind_named("decided_cases")
DAY = date(2025, 6, 30)


def csv_file(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def excel_file(path, rows, title="Sheet"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def zipped(name, text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return out.getvalue()


GOOD = "执法证号,姓名,所在单位,有效期自,有效期至\n990001,周明,云泽市城管局,2022-01-01,2027-01-01\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter):
    path = csv_file(tmp_path / "c.csv", GOOD.replace(",", delimiter), encoding)
    (row,) = preview_file(path, CERTIFICATES).parsed.rows
    assert row == (
        2,
        {
            "cert_no": "990001",
            "name": "周明",
            "agency": "云泽市城管局",
            "valid_from": date(2022, 1, 1),
            "valid_to": date(2027, 1, 1),
        },
    )


def test_header_below_a_title_with_other_writings(tmp_path):
    path = excel_file(
        tmp_path / "c.xlsx",
        [
            ["云泽市行政执法人员名册"],
            [],
            ["序号", "证件编号 *", "持证人", "工作单位（全称）", "发证日期", "状态", "备注"],
            [1, 990001, "周明", "云泽市城管局", datetime(2022, 1, 1), "正常", "x"],
            ["合计", 1],
            ["说明：以平台数据为准"],
        ],
    )
    seen = preview_file(path, CERTIFICATES)
    assert seen.table.header_line == 3
    assert [one.column.id for one in seen.parsed.matching.matched] == [
        "cert_no",
        "name",
        "agency",
        "valid_from",
        "status",
    ]
    assert seen.parsed.matching.matched[0].how == "normalised"
    assert seen.parsed.matching.unmatched == ("序号", "备注")
    assert [column.id for column in seen.parsed.matching.missing] == ["valid_to", "status_from"]
    ((line, row),) = seen.parsed.rows
    assert (line, row["cert_no"], row["valid_from"], row["status"]) == (
        4,
        "990001",
        date(2022, 1, 1),
        "有效",
    )
    assert [line for line, _ in seen.parsed.left_out] == [5, 6]


def test_the_sheet_that_fits_is_taken_and_the_others_named(tmp_path):
    path = tmp_path / "c.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "封面"
    book.active.append(["姓名", "这里只是说明"])
    sheet = book.create_sheet("名册")
    sheet.append(["执法证号", "姓名", "所在单位"])
    sheet.append(["A1", "周明", "城管局"])
    book.save(path)
    seen = preview_file(path, CERTIFICATES)
    assert (seen.table.sheet, seen.table.other_sheets) == ("名册", ("封面",))


def test_errors_name_line_column_and_what_to_do(tmp_path):
    text = GOOD + (
        "990002,,城管局,2022-01-01,2027-01-01\n"
        "990003,李青,城管局,2022年13月1日,2027-01-01\n"
        "990004,李青,城管局,2028-01-01,2027-01-01\n"
        "990001,周明,城管局,2024-01-01,2029-01-01\n"
    )
    parsed = preview_file(csv_file(tmp_path / "c.csv", text), CERTIFICATES).parsed
    assert [str(error) for error in parsed.errors] == [
        "第3行：“姓名”一栏为空，此栏必填",
        "第4行：“有效期自”一栏“2022年13月1日”不是存在的日期，请核对后写成 2025-12-31",
        "第5行：“有效期自”（2028-01-01）晚于“有效期至”（2027-01-01），请核对",
        "第6行：与第2行重复（990001），请删去一行或分开有效期",
    ]
    assert [line for line, _ in parsed.rows] == [2]


def test_one_number_may_come_again_in_another_period(tmp_path):
    text = GOOD + "990001,周明,云泽市城管局,2027-01-02,2032-01-01\n"
    assert not preview_file(csv_file(tmp_path / "c.csv", text), CERTIFICATES).parsed.errors


def test_bad_rows_change_nothing_unless_skipped_expressly(tmp_path):
    import_parsed(
        preview_file(csv_file(tmp_path / "a.csv", GOOD), CERTIFICATES).parsed, "a", tmp_path, DAY
    )
    before = store.path_of(tmp_path, "officer_certificates").read_bytes()
    bad = csv_file(tmp_path / "b.csv", GOOD + "990002,,城管局,,\n").resolve()
    parsed = preview_file(bad, CERTIFICATES).parsed
    with pytest.raises(RegisterError) as refused:
        import_parsed(parsed, "b.csv", tmp_path, DAY)
    assert refused.value.code == "register_rows"
    assert "第3行" in refused.value.message
    assert store.path_of(tmp_path, "officer_certificates").read_bytes() == before
    assert not store.backup_of(tmp_path, "officer_certificates").exists()

    done = import_parsed(parsed, "b.csv", tmp_path, DAY, skip_bad_rows=True)
    assert done.skipped == (3,)
    assert done.backup.read_bytes() == before
    assert not list(tmp_path.glob("registers/.*"))


def test_an_interrupted_import_leaves_the_register_before(tmp_path, monkeypatch):
    parsed = preview_file(csv_file(tmp_path / "a.csv", GOOD), CERTIFICATES).parsed
    import_parsed(parsed, "a", tmp_path, DAY)
    before = store.path_of(tmp_path, "officer_certificates").read_bytes()

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        import_parsed(parsed, "second", tmp_path, DAY)
    assert store.path_of(tmp_path, "officer_certificates").read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 100, "register_old_excel"),
        ("a.xlsx", b"PK\x03\x04 not a zip", "register_damaged_table"),
        ("a.xlsx", zipped("x.txt", "no workbook"), "register_damaged_table"),
        ("a.csv", b"\xff\xff\xff\x00\x81", "register_encoding"),
        ("a.csv", "年度,总结\n2025,很好\n".encode(), "register_no_header"),
        ("a.csv", b"", "register_no_header"),
    ],
)
def test_files_that_hold_no_such_table(tmp_path, name, data, code):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RegisterError) as refused:
        preview_file(path, CERTIFICATES)
    assert refused.value.code == code


def test_an_absurdly_packed_file_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(read_excel, "MAX_UNPACKED", 1000)
    with pytest.raises(RegisterError) as refused:
        preview_file(excel_file(tmp_path / "a.xlsx", [["执法证号"]]), CERTIFICATES)
    assert refused.value.code == "register_too_large"


def test_a_required_column_without_header_is_named_with_its_writings(tmp_path):
    parsed = preview_file(
        csv_file(tmp_path / "c.csv", "姓名,所在单位,工号\n周明,城管局,7\n"), CERTIFICATES
    ).parsed
    with pytest.raises(RegisterError) as refused:
        import_parsed(parsed, "c.csv", tmp_path, DAY, skip_bad_rows=True)
    assert refused.value.code == "register_columns"
    assert "执法证号" in refused.value.message
    assert "工号" in refused.value.message


def test_a_formula_is_never_calculated(tmp_path):
    path = excel_file(
        tmp_path / "c.xlsx",
        [["执法证号", "姓名", "所在单位"], ["=1+1", "周明", "城管局"]],
    )
    with pytest.raises(RegisterError) as refused:
        preview_file(path, CERTIFICATES)
    assert refused.value.code == "register_formula"


@pytest.mark.parametrize(
    ("header", "written", "fen"),
    [
        ("罚款金额", "5000", 500_000),
        ("罚款金额（元）", "5,000.50元", 500_050),
        ("罚款金额(万元)", "0.5", 500_000),
        ("罚款金额", "1.2万元", 1_200_000),
        ("罚款金额", "伍仟元整", 500_000),
        ("罚款金额", 0.1, 10),
    ],
)
def test_money_is_whole_fen(header, written, fen):
    parsed = rows_from_table(
        ["决定书文号", "办案机关", "当事人", "案由", "决定日期", header],
        [(2, ["云罚〔2025〕1号", "城管局", "某店", "占道", "2025.3.3", written])],
        CASES,
    )
    assert not parsed.errors
    assert parsed.rows[0][1]["fine"] == fen


@pytest.mark.parametrize("written", ["-5000", "很多", "0.001", True])
def test_what_is_no_money_is_an_error(written):
    parsed = rows_from_table(
        ["决定书文号", "办案机关", "当事人", "案由", "决定日期", "罚款"],
        [(2, ["云罚〔2025〕1号", "城管局", "某店", "占道", "2025.3.3", written])],
        CASES,
    )
    assert "“罚款”一栏" in parsed.errors[0].message


def test_numbers_that_a_spreadsheet_cut_short_are_refused():
    parsed = rows_from_table(
        ["执法证号", "姓名", "所在单位"],
        [(2, [99010120250000012.0, "周明", "城管局"])],
        CERTIFICATES,
    )
    assert "超过15位" in parsed.errors[0].message


def test_registers_join_the_standards(tmp_path, standards):
    parsed = preview_file(csv_file(tmp_path / "a.csv", GOOD), CERTIFICATES).parsed
    import_parsed(parsed, "a.csv", tmp_path, DAY)
    joined = with_registers(standards, tmp_path)
    register = joined.registers.get("officer_certificates")
    assert register.as_of == DAY
    assert register.find(cert_no="990001")[0]["name"] == "周明"
    assert joined.registers.get("agencies") is None
    assert standards.registers.by_kind == Registers().by_kind


@pytest.mark.parametrize("damage", ["{", '{"format": "juanjian.register/9"}', "[]"])
def test_a_damaged_register_is_told(tmp_path, standards, damage):
    path = store.path_of(tmp_path, "agencies")
    path.parent.mkdir(parents=True)
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(RegisterError) as refused:
        with_registers(standards, tmp_path)
    assert refused.value.code == "register_damaged"


def test_a_kept_value_of_a_wrong_type_is_damage(tmp_path, standards):
    parsed = preview_file(csv_file(tmp_path / "a.csv", GOOD), CERTIFICATES).parsed
    import_parsed(parsed, "a.csv", tmp_path, DAY)
    path = store.path_of(tmp_path, "officer_certificates")
    data = json.loads(path.read_text("utf-8"))
    data["rows"][0]["valid_to"] = 20270101
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(RegisterError):
        with_registers(standards, tmp_path)
