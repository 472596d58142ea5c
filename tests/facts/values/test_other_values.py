"""Periods, quantities, delivery methods, agencies, addresses."""

from __future__ import annotations

from fractions import Fraction

import pytest

from review.facts.values.addresses import find_addresses, parse_address
from review.facts.values.agencies import find_agencies, parse_agency
from review.facts.values.delivery import find_delivery_methods, parse_delivery_method
from review.facts.values.periods import find_periods, parse_period
from review.facts.values.quantities import (
    find_counts,
    find_multiples,
    find_percents,
    parse_number,
)


@pytest.mark.parametrize(
    ("text", "count", "unit", "anchor"),
    [
        ("五个工作日内", 5, "workday", ""),
        ("5 个工作日内", 5, "workday", ""),
        ("五日（工作日）内", 5, "workday", ""),
        ("15日内缴纳", 15, "day", ""),
        ("十五日内", 15, "day", ""),
        ("三十天", 30, "day", ""),
        ("六个月内", 6, "month", ""),
        ("两年", 2, "year", ""),
        ("24小时内", 24, "hour", ""),
        ("自收到本决定书之日起60日内", 60, "day", "自收到本决定书之日起"),
        ("在收到本处罚决定书之日起六个月内起诉", 6, "month", "收到本处罚决定书之日起"),
        ("请于收到本告知书之日起5个工作日内", 5, "workday", "收到本告知书之日起"),
        ("应当自立案之日起九十日内作出", 90, "day", "自立案之日起"),
        ("可在收到本告知书后五日内提出", 5, "day", "收到本告知书后"),
    ],
)
def test_period(text: str, count: int, unit: str, anchor: str) -> None:
    found = parse_period(text)
    assert found is not None
    assert (found.value.count, found.value.unit, found.value.anchor) == (count, unit, anchor)


@pytest.mark.parametrize(
    "text", ["2025年3月15日", "3月15日", "第3日", "2025年", "12月", "三倍", "十五元", ""]
)
def test_no_period(text: str) -> None:
    assert find_periods(text) == ()


def test_percents_and_multiples() -> None:
    assert [r.value.number for r in find_percents("每日按罚款数额的3%，百分之零点五，2‰")] == [
        Fraction(3, 100),
        Fraction(1, 200),
        Fraction(1, 500),
    ]
    found = find_multiples("处货值金额一倍以上五倍以下，按1.5倍罚款")
    assert [(r.value.number, r.value.bound) for r in found] == [
        (1, "以上"),
        (5, "以下"),
        (Fraction(3, 2), ""),
    ]


def test_counts() -> None:
    found = find_counts("扣押酱油12瓶、大米1,200.5千克，共3页")
    assert [(r.value.number, r.value.unit) for r in found] == [
        (12, "瓶"),
        (Fraction(2401, 2), "千克"),
        (3, "页"),
    ]


@pytest.mark.parametrize(
    ("text", "number"), [("共5页", 5), ("第三次", 3), ("十二", 12), ("1.5", Fraction(3, 2))]
)
def test_number_cell(text: str, number: int) -> None:
    parsed = parse_number(text)
    assert parsed is not None and parsed.value == number


@pytest.mark.parametrize("text", ["张三", "5页至6页", "", "一般"])
def test_no_number_cell(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("直接送达", "直接送达"),
        ("采取邮寄送达方式", "邮寄送达"),
        ("EMS", "邮寄送达"),
        ("当场", "直接送达"),
        ("留 置 送 达", "留置送达"),
        ("以公告方式送达", "公告送达"),
        ("委托杭州市西湖区人民法院代为送达", "委托送达"),
        ("短信送达", "电子送达"),
    ],
)
def test_delivery_method(text: str, method: str) -> None:
    parsed = parse_delivery_method(text)
    assert parsed is not None and parsed.value == method


def test_list_of_delivery_methods_is_no_answer() -> None:
    assert parse_delivery_method("□直接送达 □留置送达") is None
    assert parse_delivery_method("张三") is None
    assert find_delivery_methods("送达地点") == ()


@pytest.mark.parametrize(
    "name",
    [
        "杭州市西湖区市场监督管理局",
        "国家市场监督管理总局",
        "北京市海淀区人民政府",
        "北京市海淀区人民法院",
        "宁波市公安局鄞州分局",
        "浙江省杭州市余杭区综合行政执法局余杭中队",
        "上海市静安区卫生健康委员会监督所",
        "XX市生态环境局",
        "鄂托克旗应急管理局",
    ],
)
def test_agency(name: str) -> None:
    for text in (name, f"可以向{name}申请行政复议", f"由{name}作出"):
        assert [r.value for r in find_agencies(text)] == [name]
    parsed = parse_agency(name)
    assert parsed is not None and parsed.value == name


def test_two_agencies_of_a_sentence() -> None:
    text = "向杭州市人民政府或者浙江省市场监督管理局申请，并告知西湖区人民法院"
    found = [reading.value for reading in find_agencies(text)]
    assert found == ["杭州市人民政府", "浙江省市场监督管理局", "西湖区人民法院"]


@pytest.mark.parametrize(
    "text",
    [
        "经本局负责人批准",
        "本局作出处罚的是分局",
        "海淀区某某经营部",
        "由该局局长签发",
        "杭州市西湖区文三路",
    ],
)
def test_no_agency(text: str) -> None:
    assert find_agencies(text) == ()
    assert parse_agency(text) is None


@pytest.mark.parametrize(
    "address",
    [
        "浙江省杭州市西湖区文三路100号",
        "北京市海淀区中关村大街1号院2号楼301室",
        "河南省新乡市红旗区小店镇东街村3组12号",
        "上海市静安区南京西路1000弄5号",
        "杭州市余杭区仓前街道创意园A座5层",
    ],
)
def test_address(address: str) -> None:
    for text in (address, f"住址：{address}，联系电话", f"执法人员到达位于{address}的经营场所"):
        assert [r.value for r in find_addresses(text)] == [address]
    parsed = parse_address(f"地址：{address}")
    assert parsed is not None and parsed.value == address


def test_address_over_two_lines_and_agency_that_is_none() -> None:
    text = "杭州市西湖区市场监督管理局\n住所 杭州市西湖区横塘路326号\n115室\n登记机关"
    assert [r.raw for r in find_addresses(text)] == ["杭州市西湖区横塘路326号\n115室"]


def test_agency_after_a_label_and_over_two_lines() -> None:
    text = "地点 杭州市西湖区城市管理局\n向杭州市西\n湖区人民政府申请"
    assert [r.raw for r in find_agencies(text)] == [
        "杭州市西湖区城市管理局",
        "杭州市西\n湖区人民政府",
    ]


@pytest.mark.parametrize("text", ["当事人经营场所现场", "张三", "执法人员依法进行检查。", ""])
def test_no_address(text: str) -> None:
    assert find_addresses(text) == ()
    assert parse_address(text) is None
