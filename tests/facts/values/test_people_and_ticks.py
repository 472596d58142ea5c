"""People with certificate numbers, and tick boxes."""

from __future__ import annotations

import pytest

from review.facts.values.people import find_people, parse_people
from review.facts.values.ticks import find_ticks, ticked_labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三（执法证号：12345）、李四 12346", [("张三", "12345"), ("李四", "12346")]),
        (
            "执法人员：张三、李四 执法证号：01012345、01012346",
            [("张三", "01012345"), ("李四", "01012346")],
        ),
        (
            "张三、李四（执法证号:浙0102001、浙0102002）",
            [("张三", "浙0102001"), ("李四", "浙0102002")],
        ),
        (
            "姓名：张三 执法证编号：X001234；姓名：李四 执法证编号：X001235",
            [("张三", "X001234"), ("李四", "X001235")],
        ),
        (
            "王建国 执法证号 03020112 刘芳 执法证号 03020113",
            [("王建国", "03020112"), ("刘芳", "03020113")],
        ),
        ("张三\n李四", [("张三", ""), ("李四", "")]),
        ("张 三  李 四", [("张三", ""), ("李四", "")]),
        ("张明华 李志强", [("张明华", ""), ("李志强", "")]),
        ("张三李四", [("张三", ""), ("李四", "")]),
        ("欧阳锋和诸葛亮", [("欧阳锋", ""), ("诸葛亮", "")]),
        ("林和平、和珅", [("林和平", ""), ("和珅", "")]),
        ("买买提·吐尔逊", [("买买提·吐尔逊", "")]),
        ("张某某", [("张某某", "")]),
    ],
)
def test_people(text: str, expected: list[tuple[str, str]]) -> None:
    found = [reading.value for reading in find_people(text)]
    assert [(person.name, person.certificate_no) for person in found] == expected
    assert len(parse_people(text)) == len(expected)


def test_name_before_an_act() -> None:
    assert [r.value.name for r in find_people("公开举行听证，由方毅担任听证主持人。")] == ["方毅"]


@pytest.mark.parametrize(
    ("text", "certificate"),
    [
        ("张三（公民身份号码：110105194912310026）", ""),
        ("身份证号110105194912310026 张三", ""),
        ("送达人：张三 2025.7.8", ""),
        ("张三，联系电话13800000000", ""),
        ("当事人张三，罚款11000元", ""),
        ("张三（执法证号：\n99005106）", "99005106"),
        ("张三（99005106）", "99005106"),
    ],
)
def test_other_numbers_are_no_certificates(text: str, certificate: str) -> None:
    (found,) = find_people(text)
    assert (found.value.name, found.value.certificate_no) == ("张三", certificate)


def test_roles() -> None:
    text = "执法人员张三（证号：A12345）、李四（证号：A12346），记录人：赵六"
    assert [(p.value.name, p.value.certificate_no, p.value.role) for p in find_people(text)] == [
        ("张三", "A12345", "执法人员"),
        ("李四", "A12346", "执法人员"),
        ("赵六", "", "记录人"),
    ]


def test_names_in_a_sentence() -> None:
    text = "本局执法人员张伟、王芳对你单位进行检查"
    assert [reading.value.name for reading in find_people(text)] == ["张伟", "王芳"]
    assert parse_people(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "证据来源",
        "违反《中华人民共和国食品安全法》的规定",
        "有陈述、申辩的权利",
        "同意",
        "情况属实",
        "以上笔录属实",
        "无异议",
        "2025年3月3日",
        "签名：",
        "",
    ],
)
def test_nobody(text: str) -> None:
    assert find_people(text) == ()


@pytest.mark.parametrize(
    ("text", "ticked"),
    [
        ("☑直接送达 □留置送达 □邮寄送达", ("直接送达",)),
        ("□直接送达 ■留置送达", ("留置送达",)),
        ("[√]是 [ ]否", ("是",)),
        ("（√）放弃（ ）不放弃", ("放弃",)),
        ("（ ）放弃（√）不放弃", ("不放弃",)),
        ("口直接送达 ☑留置送达", ("留置送达",)),
        ("口直接送达 口留置送达", ()),
        ("□√陈述 □申辩", ("陈述",)),
        ("√同意 □不同意", ("同意",)),
        ("○是 ●否", ("否",)),
        ("要求听证：☑是□否", ("是",)),
        ("□陈述 □申辩", ()),
        ("1.陈述申辩：□是 ☑否 2.听证：☑是□否", ("否", "是")),
    ],
)
def test_ticked(text: str, ticked: tuple[str, ...]) -> None:
    assert ticked_labels(text) == ticked
    assert len(find_ticks(text)) >= 2


@pytest.mark.parametrize(
    "text",
    [
        "口头告知当事人",
        "在□内打“√”的为当事人享有该权利",
        "门口有人，路口有车",
        "二○二五年三月",
        "（2025）12号",
        "",
        "[2025]",
    ],
)
def test_no_tick_box(text: str) -> None:
    assert find_ticks(text) == ()


def test_option_over_two_lines() -> None:
    text = "□委托送\n达 □公告送达\n送达人\n张三、李四\n备注"
    assert [r.value.label for r in find_ticks(text)] == ["委托送达", "公告送达"]
