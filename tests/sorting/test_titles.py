"""Titles on pages: where they stand and what only mentions them."""

import pytest

from review.model.geometry import Box
from review.model.page import Line, Page
from review.sorting.layout import lay_out
from review.sorting.title_index import TitleIndex
from review.sorting.titles import FoundTitle, find_titles
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet

AGENCY = "东川市市场监督管理局"


@pytest.fixture(scope="module")
def index() -> TitleIndex:
    return TitleIndex(load_standards().document_kinds)


def titles(page: Page, index: TitleIndex) -> list[FoundTitle]:
    return find_titles(lay_out(page), index)


def kinds(page: Page, index: TitleIndex) -> list[str]:
    return [title.match.kinds[0] for title in titles(page, index)]


def test_title_under_the_agency(index: TitleIndex) -> None:
    page = Sheet(1).centred(AGENCY, 20).title("行政处罚决定书").text(*PROSE).page()
    (found,) = titles(page, index)
    assert found.match.kinds == ("penalty_decision",)
    assert found.printed == "行政处罚决定书"
    assert found.top == 0.0


def test_title_joined_to_the_agency(index: TitleIndex) -> None:
    page = Sheet(1).title(f"{AGENCY}行政处罚决定书").text(*PROSE).page()
    assert [title.printed for title in titles(page, index)] == ["行政处罚决定书"]


def test_letter_spaced_title_in_pieces(index: TitleIndex) -> None:
    sheet = Sheet(1)
    for place, char in enumerate("送达回证"):
        sheet.at(char, 180 + place * 60, 70, 22.0)
    page = sheet.skip(60).text(*PROSE).page()
    assert [title.printed for title in titles(page, index)] == ["送达回证"]


def test_title_over_two_lines(index: TitleIndex) -> None:
    page = Sheet(1).title("当场行政处罚").title("决定书").text(*PROSE).page()
    assert kinds(page, index) == ["onspot_penalty_decision"]


def test_long_title_over_two_lines(index: TitleIndex) -> None:
    sheet = Sheet(1).title("关于明超食品店涉嫌经营过期").title("食品案的调查终结报告")
    assert kinds(sheet.text(*PROSE).page(), index) == ["investigation_report"]


def test_subtitle_in_brackets_below(index: TitleIndex) -> None:
    sheet = Sheet(1).title("行政处罚决定书").centred("（适用简易程序）", 16).text(*PROSE)
    assert kinds(sheet.page(), index) == ["onspot_penalty_decision"]


def test_title_beside_a_page_number(index: TitleIndex) -> None:
    sheet = Sheet(1).at("第 1 页 共 3 页", 430, 74).title("询问笔录").text(*PROSE)
    assert kinds(sheet.page(), index) == ["inquiry_record"]


def test_receipt_below_a_notice(index: TitleIndex) -> None:
    sheet = Sheet(1).title("行政处罚事先告知书").text(*PROSE).right("2024年4月1日").skip(30)
    page = sheet.title("送达回证").table(("受送达人", "王芳"), ("送达人", "")).page()
    found = titles(page, index)
    assert [title.match.kinds[0] for title in found] == ["prior_notice", "service_receipt"]
    assert 200 < found[1].top < 330


def test_titles_in_prose_are_mentions(index: TitleIndex) -> None:
    page = (
        Sheet(1)
        .text(*PROSE, "上述事实有以下证据予以证明，并向当事人送达了", "行政处罚事先告知书", *PROSE)
        .page()
    )
    assert titles(page, index) == []


def test_titles_in_a_form_are_values(index: TitleIndex) -> None:
    page = (
        Sheet(1)
        .title("送达回证")
        .table(("送达文书名称", "行政处罚决定书"), ("受送达人", "王芳"))
        .page()
    )
    assert kinds(page, index) == ["service_receipt"]


def test_titles_in_the_contents_are_entries(index: TitleIndex) -> None:
    sheet = Sheet(1).title("卷内目录").skip(20)
    for title in ("立案审批表", "行政处罚决定书", "送达回证"):
        sheet.centred(title, 14).skip(12)
    assert kinds(sheet.page(), index) == ["case_catalog"]


def test_title_in_a_frame_round_the_page(index: TitleIndex) -> None:
    sheet = Sheet(1).title("案件来源登记表").text(*PROSE)
    page = sheet.page()
    frame = Sheet(1).table(("",), width=455).cells[0]
    assert kinds(Sheet(1, cells=[frame], lines=list(page.lines)).page(), index) == [
        "case_source_register"
    ]


def test_misread_title_needs_the_look_of_one(index: TitleIndex) -> None:
    as_title = Sheet(1).title("送达回征").text(*PROSE).page()
    in_text = Sheet(1).text(*PROSE).text("送达回征").text(*PROSE).page()
    assert kinds(as_title, index) == ["service_receipt"]
    assert titles(in_text, index) == []


def test_slanted_page_keeps_title_and_number_apart(index: TitleIndex) -> None:
    sheet = Sheet(1).title("行政处罚意见告知书").skip(-16).at("东北综告〔2024〕167号", 400, 96)
    page = sheet.skip(30).text(*PROSE, *PROSE).page()

    def tilt(box: Box) -> Box:
        fall = 0.04 * box.center[0]
        return Box(box.x0, box.y0 + fall, box.x1, box.y1 + fall)

    lines = []
    for item in page.lines:
        boxes = tuple(tilt(box) for box in item.char_boxes)
        lines.append(Line(item.text, Box.around(boxes), item.confidence, boxes))
    assert kinds(Sheet(1, lines=lines).page(), index) == ["prior_notice"]


def test_copy_shown_under_another_title_starts_nothing(index: TitleIndex) -> None:
    sheet = Sheet(1).title("证据提取单").text(*PROSE).skip(20).title("营业执照").text(*PROSE)
    assert kinds(sheet.page(), index) == ["evidence_extraction_sheet"]
