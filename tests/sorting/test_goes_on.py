"""Pages without a title that carry the document before them on."""

from __future__ import annotations

import pytest

from review.sorting.goes_on import only_signed, rows_count_on, sections_count_on
from tests.sorting.builders import PROSE, Sheet
from tests.sorting.test_joins import odds, strips


def rows(*texts: str):
    (strip,) = strips(Sheet(1).text(*texts).page())
    return strip.rows


@pytest.mark.parametrize(
    ("before", "here", "goes_on"),
    [
        (("二、违法事实", "三、证据"), ("以上证据属实。", "四、告知情况"), True),
        (("（二）询问笔录；", "（三）照片；"), ("（四）营业执照复印件。", "以上为证。"), True),
        (("三、证据",), ("一、案由", "二、事实"), False),
        (("三、证据",), ("五、处罚决定",), False),
        (("经查明：",), ("二、证据",), False),
        (("三、证据",), ("以上事实清楚。",), False),
    ],
)
def test_sections_counted_on(before, here, goes_on: bool) -> None:
    assert sections_count_on(rows(*before), rows(*here)) is goes_on


@pytest.mark.parametrize(
    "texts",
    [
        ("当事人签收：王建国", "执法人员：李红 赵明", "东川市市场监督管理局", "2024年5月6日"),
        ("签名：王建国", "2024-05-06"),
        ("承办人：王建国", "李红", "二〇二四年五月六日"),
        ("批准立案日期：2024年5月6日",),
    ],
)
def test_signatures_left_over(texts: tuple[str, ...]) -> None:
    assert only_signed(rows(*texts))
    assert odds(Sheet(1).text(*PROSE).page(), Sheet(2).text(*texts).page()) < -3


@pytest.mark.parametrize(
    "texts",
    [
        ("王建国", "李红"),
        ("物品名称：食用油", "数量：三桶"),
        ("本局决定没收涉案物品。", "2024年5月6日"),
        tuple(f"签名：王{name}" for name in "甲乙丙丁戊己庚辛壬"),
    ],
)
def test_more_than_signatures(texts: tuple[str, ...]) -> None:
    assert not only_signed(rows(*texts))


def test_a_titled_page_starts_whatever_it_counts() -> None:
    first = Sheet(1).text("一、案由", "二、事实").page()
    assert odds(first, Sheet(2).title("送达回证").text("三、备注").page()) > 3


@pytest.mark.parametrize(
    ("before", "here", "goes_on"),
    [
        (("36处罚信息公示记录", "37改正复查记录"), ("38结案报告",), True),
        (("1立案审批表", "2询问笔录"), ("3送达回证", "4照片"), True),
        (("1立案审批表", "2询问笔录"), ("4送达回证",), False),
        (("1立案审批表", "2询问笔录"), ("3月5日送达",), False),
        (("以上材料共2份", "2询问笔录"), ("3送达回证",), False),
        (("1立案审批表", "2询问笔录"), ("结案报告", "案由：无照经营", "3送达回证"), False),
    ],
)
def test_rows_counted_on(before, here, goes_on: bool) -> None:
    assert rows_count_on(rows(*before), rows(*here)) is goes_on


def test_an_entry_of_a_list_is_no_title() -> None:
    first = Sheet(1).title("卷内目录").text("36公示记录", "37复查记录").page()
    assert odds(first, Sheet(2).centred("38结案报告", 14).page()) < -3
    assert odds(first, Sheet(2).title("结案报告").page()) > 3
