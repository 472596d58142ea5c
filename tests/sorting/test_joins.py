"""What speaks for a start and what against it."""

from review.model.page import Page
from review.sorting.joins import start_log_odds
from review.sorting.strips import Strip, cut_pages
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from tests.sorting.builders import PROSE, Sheet


def strips(*pages: Page) -> list[Strip]:
    return cut_pages(pages, TitleIndex(load_standards().document_kinds))


def odds(first: Page, second: Page) -> float:
    before, strip = strips(first, second)
    return start_log_odds(before, strip, 0.0)


FULL_LINE = "当事人的上述行为违反了有关规定，经本局案件审理委员会集体讨论并报负责人"


def test_first_strip_starts() -> None:
    (strip,) = strips(Sheet(1).text(*PROSE).page())
    assert start_log_odds(None, strip, -4.0) > 5


def test_title_starts() -> None:
    assert odds(Sheet(1).text(*PROSE).page(), Sheet(2).title("送达回证").page()) > 3


def test_broken_sentence_goes_on() -> None:
    broken = Sheet(1).text(*PROSE, FULL_LINE).page()
    whole = Sheet(1).text(*PROSE).page()
    after = Sheet(2).text("批准，现决定给予处罚。").page()
    assert odds(broken, after) < odds(whole, after)


def test_closing_block_lets_start() -> None:
    closed = Sheet(1).text(*PROSE).right("2024年5月6日").page()
    assert odds(closed, Sheet(2).text("证明内容").page()) > 0.5


def test_table_with_the_same_columns_goes_on() -> None:
    rows = [("物品", "规格", "数量", "备注")] * 3
    foot = Sheet(1, y=690).table(*rows).page()
    assert odds(foot, Sheet(2, y=60).table(*rows).page()) < 0
    assert odds(foot, Sheet(2, y=60).table(("甲", "乙", "丙")).page()) >= 0


def test_later_page_number_goes_on_and_first_starts() -> None:
    first = Sheet(1).text(*PROSE).at("第1页共2页", 260, 800).page()
    later = Sheet(2).text(*PROSE).at("第2页共2页", 260, 800).page()
    anew = Sheet(2).text(*PROSE).at("第1页共4页", 260, 800).page()
    assert odds(first, later) < -3
    assert odds(first, anew) > 2


def test_running_head_does_not_start() -> None:
    heads = [
        Sheet(number, y=30).centred("行政处罚决定书", 9).skip(20).text(*PROSE).page()
        for number in (1, 2)
    ]
    titled = [Sheet(number).title("行政处罚决定书").text(*PROSE).page() for number in (1, 2)]
    assert odds(*heads) < odds(*titled)
