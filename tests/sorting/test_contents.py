"""The 卷内目录 as a table, ruled and unruled."""

from review.model.page import Page
from review.sorting.contents import read_contents
from review.sorting.strips import cut_pages
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet


def entries(*pages: Page) -> list[tuple[str, int | None, int | None]]:
    strips = cut_pages(pages, TitleIndex(load_standards().document_kinds))
    return [(item.title, item.first_page, item.last_page) for item in read_contents(strips)]


HEADING = ("序号", "文书名称", "文号", "日期", "页号", "备注")


def test_ruled_table() -> None:
    sheet = Sheet(1).title("卷内目录")
    sheet.table(
        HEADING,
        ("1", "立案审批表", "东市监立〔2024〕3号", "2024.3.1", "1", ""),
        ("2", "询问笔录", "", "2024.3.5", "2-4", ""),
        ("3", "行政处罚决定书", "东市监罚〔2024〕12号", "2024.5.6", "5—6", ""),
        ("4", "送达回证", "", "", "7～8", ""),
        ("", "", "", "", "", ""),
    )
    assert entries(sheet.page()) == [
        ("立案审批表", 1, 1),
        ("询问笔录", 2, 4),
        ("行政处罚决定书", 5, 6),
        ("送达回证", 7, 8),
    ]


def test_numbers_and_places_are_kept() -> None:
    sheet = Sheet(1).title("卷内目录")
    page = sheet.table(HEADING, ("1", "立案审批表", "〔2024〕3号", "2024.3.1", "1-2", "")).page()
    strips = cut_pages([page], TitleIndex(load_standards().document_kinds))
    (entry,) = read_contents(strips)
    assert (entry.doc_no, entry.date_text, entry.page_no) == ("〔2024〕3号", "2024.3.1", 1)
    assert 140 < entry.box.y0 < entry.box.y1 < 180


def test_lone_first_pages_have_no_last_page() -> None:
    sheet = Sheet(1).title("卷内目录").table(HEADING, ("1", "立案审批表", "", "", "1", ""))
    sheet.tables, sheet.y = 0, sheet.y - 12
    assert entries(sheet.page()) == [("立案审批表", 1, None)]


def test_unruled_table_with_a_title_over_two_lines() -> None:
    sheet = Sheet(1).title("卷内目录")
    for column, text in zip((70, 130, 330, 450), ("序号", "材料名称", "日期", "页码"), strict=True):
        sheet.at(text, column, 130)
    rows = (
        ("1", "立案审批表", "2024.3.1", "1-1"),
        ("2", "关于明超食品店涉嫌经营过期", "2024.5.1", "2-3"),
    )
    for number, texts in enumerate(rows):
        for column, text in zip((75, 110, 320, 455), texts, strict=True):
            sheet.at(text, column, 160 + 30 * number)
    sheet.at("食品案的调查终结报告", 110, 204)
    assert entries(sheet.page()) == [
        ("立案审批表", 1, 1),
        ("关于明超食品店涉嫌经营过期食品案的调查终结报告", 2, 3),
    ]


def test_unreadable_page_number_is_none() -> None:
    sheet = Sheet(1).title("卷内目录").table(HEADING, ("1", "立案审批表", "", "2024.3.1", "", ""))
    assert entries(sheet.page()) == [("立案审批表", None, None)]


def test_prose_is_no_table() -> None:
    assert entries(Sheet(1).title("行政处罚决定书").text(*PROSE).page()) == []


def test_a_column_of_numbers_beside_the_order_numbers() -> None:
    sheet = Sheet(1).title("卷内目录")
    sheet.table(
        ("顺序号", "材料名称", "编号", "日期", "页次"),
        ("1", "责令改正通知书", "东执责改〔2026〕51号", "2026年8月24日", "9"),
        ("2", "送达回证", "东执责改〔2026〕51号", "2026年8月24日", "10-11"),
    )
    strips = cut_pages([sheet.page()], TitleIndex(load_standards().document_kinds))
    read = read_contents(strips)
    assert [item.title for item in read] == ["责令改正通知书", "送达回证"]
    assert [item.doc_no for item in read] == ["东执责改〔2026〕51号"] * 2
