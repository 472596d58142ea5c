import io
from dataclasses import replace

import openpyxl
import pytest

from review.reports.excel import write_excel
from tests.reports.a_report import a_report, findings


def book(report, **options):
    return openpyxl.load_workbook(io.BytesIO(write_excel(report, **options)))


def rows(sheet):
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(header, line, strict=True)) for line in lines]


def test_every_finding_stands_in_the_list_with_its_verdict():
    listed = {row["缺陷码"]: row for row in rows(book(a_report())["问题清单"])}
    assert set(listed) == {"HRG-04", "EXE-03", "DOC-02", "DOC-05", "EVI-03"}
    assert listed["DOC-05"]["结论"] == "不成立" and listed["DOC-05"]["不成立原因"] == "误报"
    assert listed["DOC-05"]["意见"] == "章在背面" and listed["DOC-05"]["扣分"] == 0
    assert listed["EVI-03"]["结论"] == "待定" and listed["EVI-03"]["确认人"] in (None, "")
    assert listed["EXE-03"]["确认时间"] == "2026-03-05 09:30" and listed["EXE-03"]["扣分"] == 5


def test_headers_are_frozen_and_filtered():
    for sheet in book(a_report()):
        assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")


def test_the_score_adds_up():
    listed = rows(book(a_report())["评分"])
    assert listed[-1]["评分项"] == "总分（暂评）"
    assert sum(row["得分"] for row in listed[:-1]) == listed[-1]["得分"] == 79


@pytest.mark.parametrize("sign", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1"])
def test_text_never_becomes_a_formula(sign):
    first, *rest = findings()
    report = a_report(findings=(replace(first, message=sign), *rest))
    for sheet in book(report):
        assert all(cell.data_type in ("s", "n") for row in sheet.iter_rows() for cell in row)
    assert sign.strip() in [str(row["事实"]).strip() for row in rows(book(report)["问题清单"])]


def test_control_characters_do_not_break_the_file():
    first, *rest = findings()
    report = a_report(findings=(replace(first, message="甲\x00\x0b\ud800乙"), *rest))
    assert rows(book(report)["问题清单"])[0]["事实"] == "甲乙"


def test_masked():
    text = str([row for sheet in book(a_report(), masked=True) for row in rows(sheet)])
    assert "赵大勇" not in text.replace("云溪县赵大勇便利店", "")
