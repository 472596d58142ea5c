"""What counts as a person's name."""

from __future__ import annotations

import pytest

from review.language.names import (
    is_body,
    is_person_name,
    name_score,
    names_in_value,
    split_names,
)


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "李小明",
        "欧阳锋",
        "司马相如",
        "诸葛 亮",
        "王 芳",
        "买买提·吐尔逊",
        "阿依古丽·买买提",
        "张某",
        "李某某",
        "张*",
        "陈李婉若",
        "仇和",
        "万全",
        "林森",
    ],
)
def test_name(name: str) -> None:
    assert is_person_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "同意",
        "安全",
        "管理局",
        "经理",
        "张",
        "法定代表人",
        "情况属实",
        "无",
        "2025",
        "Tom",
        "单位",
        "何时",
        "高级",
        "水果店",
        "王局长",
        "于是",
        "",
        "当事人",
        "不详",
    ],
)
def test_no_name(text: str) -> None:
    assert not is_person_name(text)


def test_common_surname_is_likelier() -> None:
    assert name_score("张明") > name_score("权明") > name_score("的明")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三李四", ("张三", "李四")),
        ("王建国刘芳", ("王建国", "刘芳")),
        ("张三", ("张三",)),
        ("同意处罚", ()),
    ],
)
def test_names_without_a_gap(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("孙建安、周立言", ("孙建安", "周立言")),
        ("李和平", ("李和平",)),
        ("李和平和王芳", ("李和平", "王芳")),
        ("王芳及李和平、周园", ("王芳", "李和平", "周园")),
        ("张 三", ("张三",)),
        ("谢元、贺苑蕊", ("贺苑蕊", "谢元")),
        ("陶姣咏（执法证号：9901003810）", ("陶姣咏",)),
        ("买买提·吐尔逊", ("买买提·吐尔逊",)),
        ("云泽锦禾建筑有限公司", ()),
        ("城东市场监管所", ()),
        ("无", ()),
    ],
)
def test_everybody_whom_a_field_names(text, names):
    assert names_in_value(text) == names


@pytest.mark.parametrize(
    ("text", "body"),
    [("云溪便利店", True), ("县公安局", True), ("周园", False), ("陈行", False), ("赵大勇", False)],
)
def test_bodies_and_persons_whose_names_end_alike(text, body):
    assert is_body(text) is body
