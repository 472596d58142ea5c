"""Document numbers: parts, variants of brackets, and what is none."""

from __future__ import annotations

import pytest

from review.facts.values.doc_numbers import find_doc_numbers, parse_doc_number


@pytest.mark.parametrize(
    ("text", "agency", "type_word", "year", "serial"),
    [
        ("京海市监罚〔2025〕12号", "京海市监", "罚", 2025, "12"),
        ("京海市监罚[2025]12号", "京海市监", "罚", 2025, "12"),
        ("京海市监罚（2025）12号", "京海市监", "罚", 2025, "12"),
        ("京海市监罚【2025】12号", "京海市监", "罚", 2025, "12"),
        ("京海市监罚〔 2025 〕 12 号", "京海市监", "罚", 2025, "12"),
        ("京海市监罚〔２０２５〕１２号", "京海市监", "罚", 2025, "12"),
        ("京海城管罚字[2025]第 000123 号", "京海城管", "罚字", 2025, "000123"),
        ("（京海城管罚字〔2025〕第000123号）", "京海城管", "罚字", 2025, "000123"),
        ("浙杭环罚字（2024）第15号", "浙杭环", "罚字", 2024, "15"),
        ("沪市监静处〔2025〕062024000123号", "沪市监静", "处", 2025, "062024000123"),
        ("粤深市监（宝安）罚字〔2025〕3号", "粤深市监(宝安)", "罚字", 2025, "3"),
        ("苏（宁）应急罚〔2025〕1-1号", "苏(宁)应急", "罚", 2025, "1-1"),
        ("京卫医罚告〔2025〕0012号", "京卫医", "罚告", 2025, "0012"),
        ("津和平市监听告〔2025〕7号", "津和平市监", "听告", 2025, "7"),
        ("X市监责改〔2025〕12号", "X市监", "责改", 2025, "12"),
        ("国发〔2021〕26号", "国发", "", 2021, "26"),
        ("眉彭市监罚〔2026〕49号", "眉彭市监", "罚", 2026, "49"),
        ("京工商东处字〔2017〕第795号", "京工商东", "处字", 2017, "795"),
        ("厦证监处罚字〔2016〕2号", "厦证监", "处罚字", 2016, "2"),
        ("云市监保隆处罚〔2026〕110号", "云市监保隆", "处罚", 2026, "110"),
        ("深龙华民治综行罚决字〔2026〕1号", "深龙华民治综行", "罚决字", 2026, "1"),
        ("国市监法发〔2021〕42 号", "国市监法发", "", 2021, "42"),
    ],
)
def test_reads_parts(text: str, agency: str, type_word: str, year: int, serial: str) -> None:
    for surrounded in (text, f"本局作出的{text}行政处罚决定书", f"文号：{text}"):
        (found,) = find_doc_numbers(surrounded)
        value = found.value
        assert (value.agency_word, value.type_word) == (agency, type_word)
        assert (value.year, value.serial) == (year, serial)
        assert value.normalised == f"{agency}{type_word}〔{year}〕{serial}号"
        assert found.certain == 1.0
    parsed = parse_doc_number(text)
    assert parsed is not None and parsed.value.serial == serial


@pytest.mark.parametrize(
    "text",
    [
        "京海市监罚2025〕12号",
        "京海市监罚〔2025 12号",
        "京海市监罚C2025]12号",
        "京海市监罚[2O25]12号",
        "京海市监罚〔2025J12号",
        "京海市监罚〔2025〕l2号",
        "京海市监罚〔2025〕12",
    ],
)
def test_repairs_misread_number_with_doubt(text: str) -> None:
    (found,) = find_doc_numbers(text)
    assert found.value.normalised == "京海市监罚〔2025〕12号"
    assert found.certain <= 0.8


@pytest.mark.parametrize(
    "text",
    [
        "京海市监罚〔2025〕 号",
        "____罚〔  〕  号",
        "京海市监罚字〔20  〕第  号",
        "京海市监罚〔2025〕第  号",
        "京海市监罚〔2025〕__号",
    ],
)
def test_number_left_empty(text: str) -> None:
    (found,) = find_doc_numbers(text)
    assert found.value.is_blank


def test_writings_of_one_number_have_one_key() -> None:
    writings = [
        "京海城管罚字[2025]第000123号",
        "京海城管罚〔2025〕123号",
        "京海城管罚字（2025）第 123 号",
    ]
    assert len({find_doc_numbers(text)[0].value.key for text in writings}) == 1


def test_heading_lines_above_are_not_part_of_the_number() -> None:
    text = "杭州市西湖区市场监督管理局\n行政处罚决定书\n杭西市监罚〔2025〕12号"
    (found,) = find_doc_numbers(text)
    assert found.raw == "杭西市监罚〔2025〕12号"


@pytest.mark.parametrize(
    "text",
    [
        "送达回证 杭西执罚〔2025〕12号",
        "送达公告\n杭西执罚〔2025〕12号",
        "杭西执罚\n〔2025〕12号",
        "杭西\n执罚〔2025〕12号",
        "交付杭西执罚〔2025〕\n12号",
    ],
)
def test_number_broken_by_a_line_or_after_a_label(text: str) -> None:
    (found,) = find_doc_numbers(text)
    assert found.value.normalised == "杭西执罚〔2025〕12号"


def test_two_numbers_in_a_sentence() -> None:
    text = "京海市监罚告〔2025〕12号和京海市监罚〔2025〕13号"
    assert [r.value.serial_no for r in find_doc_numbers(text)] == [12, 13]


def test_court_case_number() -> None:
    (found,) = find_doc_numbers("（2024）京0108行初123号")
    assert (found.value.kind, found.value.serial) == ("court_case", "123")


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月3日（2025）12",
        "第5号",
        "《办法》（国家市场监督管理总局令第2号）",
        "〔2025〕12号",
        "三号楼",
        "",
    ],
)
def test_no_number(text: str) -> None:
    assert find_doc_numbers(text) == ()


@pytest.mark.parametrize("text", ["2025-0012", "A20250012", "京市监案字2025-001"])
def test_plain_code_fills_its_cell(text: str) -> None:
    parsed = parse_doc_number(text)
    assert parsed is not None and parsed.value.kind == "plain"


@pytest.mark.parametrize("text", ["收到京海市监告字〔2025〕8号", "无", "张三", ""])
def test_cell_that_is_no_number(text: str) -> None:
    assert parse_doc_number(text) is None
