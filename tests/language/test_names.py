"""What counts as a person's name."""

from __future__ import annotations

import pytest

from review.language.names import is_person_name, name_score, split_names


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
