from __future__ import annotations

from review.reading.duplicates import mark_duplicates
from tests.builders import page, unread_page

TEXT = (
    "询问时间2025年3月3日9时10分至10时05分在甲市乙区丙路12号",
    "问：你单位在经营中有没有取得许可证？答：没有取得，我们正在办理有关手续。",
    "问：你对以上所说的情况还有没有需要补充的？答：没有了，以上都是事实。",
)


def test_the_same_page_scanned_twice():
    misread = (TEXT[0], TEXT[1].replace("经营", "经菅"), TEXT[2])
    pages = mark_duplicates((page(1, *TEXT), page(2, "别的一页" * 20, "2024"), page(3, *misread)))
    assert [item.duplicate_of for item in pages] == [None, None, 1]


def test_one_other_digit_is_another_page():
    other = (TEXT[0].replace("9时10分", "9时40分"), *TEXT[1:])
    assert mark_duplicates((page(1, *TEXT), page(2, *other)))[1].duplicate_of is None


def test_short_and_unread_pages_are_not_judged():
    pages = (page(1, "照片1"), page(2, "照片1"), unread_page(3), unread_page(4))
    assert {item.duplicate_of for item in mark_duplicates(pages)} == {None}
