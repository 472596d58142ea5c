import io
from dataclasses import replace

import openpyxl
import pytest

from review.errors import ReportError
from review.model.report import Secret
from review.reports.campaign.three_lists import write_three_lists
from review.reports.campaign.wording import ordered
from tests.reports.campaign.a_campaign import three_lists

SHEETS = ["问题清单", "责任清单", "整改清单"]


def opened(lists, **given):
    return openpyxl.load_workbook(io.BytesIO(write_three_lists(lists, **given)))


def column(sheet, title):
    place = [cell.value for cell in sheet[1]].index(title) + 1
    return [row[0].value for row in sheet.iter_rows(min_row=2, min_col=place, max_col=place)]


def test_three_sheets_in_the_order_of_severity_then_category():
    book = opened(three_lists())
    assert book.sheetnames == SHEETS
    listed = [one.no for one in ordered(three_lists().problems)]
    assert column(book["问题清单"], "问题编号")[: len(listed)] == listed
    severities = [x for x in column(book["问题清单"], "严重度") if x]
    assert severities == sorted(severities, key=["重大", "实体", "程序", "形式"].index)


def test_each_number_leads_to_its_row_on_the_other_sheets():
    book = opened(three_lists())
    links = 0
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            name, _, where = cell.hyperlink.location.partition("!")
            other = book[name.strip("'")]
            assert other is not sheet and other[where].value == cell.value
            links += 1
    rectified = sum(1 for one in three_lists().problems if one.rectification_kind)
    assert links == 2 * len(three_lists().problems) + 4 * rectified


def test_what_needs_no_rectification_is_not_in_its_list():
    book = opened(three_lists())
    numbers = [one for one in column(book["整改清单"], "整改编号") if one]
    wanted = [one for one in three_lists().problems if one.rectification_kind]
    assert len(numbers) == len(wanted) < len(three_lists().problems)


def test_sums_stand_at_the_foot():
    sheet = opened(three_lists())["问题清单"]
    sums = {row[1].value: row[3].value for row in sheet.iter_rows(min_row=17) if row[1].value}
    total = len(three_lists().problems)
    assert sums["合计"] == total
    assert sum(value for name, value in sums.items() if name.startswith("其中")) == total
    assert sum(value for name, value in sums.items() if name.startswith("大类小计")) == total


def test_headers_filters_and_print():
    for sheet in opened(three_lists()):
        assert sheet.freeze_panes == "A2" and sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 8
        last = int(sheet.auto_filter.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        assert last < sheet.max_row
        above = sheet.oddHeader.center.text
        assert above.endswith(sheet.title) and above.count("清单") == 1


def test_no_heading_is_cut_off_and_there_is_room_to_sign():
    sheet = opened(three_lists())["整改清单"]
    assert sheet.row_dimensions[1].height >= 30  # 进度（%） stands in two lines
    (signed,) = [row[1].row for row in sheet.iter_rows() if row[1].value == "复核人："]
    assert sheet.row_dimensions[signed].height >= 24


A3_ACROSS, DIGIT_POINTS, READABLE = 420 / 25.4 * 72, 7 * 0.75, 9
"""Points of the paper, and of a digit in the workbook's normal font; the least size in print."""


def test_on_paper_the_text_is_at_least_nine_points():
    for sheet in opened(three_lists()):
        wide = sum(one.width for one in sheet.column_dimensions.values()) * DIGIT_POINTS
        room = A3_ACROSS - 72 * (sheet.page_margins.left + sheet.page_margins.right)
        smallest = min(cell.font.sz for row in sheet.iter_rows() for cell in row)
        assert smallest * min(1, room / wide) >= READABLE, sheet.title


@pytest.mark.parametrize("hostile", ["=1+1", "+cmd", "@SUM(A1)", "-2+3", "\t=1"])
def test_texts_are_never_formulas(hostile):
    lists = three_lists()
    first = replace(lists.problems[0], message=hostile, department=hostile, state_name=hostile)
    book = opened(replace(lists, problems=(first, *lists.problems[1:])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_masked_lists_hold_no_name():
    lists = three_lists(secrets=(Secret("person", "赵大勇"),))
    first = replace(lists.problems[0], message="当事人赵大勇未签收。")
    book = opened(replace(lists, problems=(first, *lists.problems[1:])), masked=True)
    text = "".join(str(x) for x in column(book["问题清单"], "具体事实与页码"))
    assert "赵大勇" not in text and "赵某" in text


def test_a_number_twice_is_refused():
    lists = three_lists()
    with pytest.raises(ReportError, match="列入2次"):
        write_three_lists(replace(lists, problems=(*lists.problems, lists.problems[0])))


def test_no_problem_at_all_is_an_empty_workbook_with_sums():
    sheet = opened(three_lists(problems=()))["问题清单"]
    assert sheet["D2"].value == 0
