"""Identity numbers, credit codes, phones; all made up or examples of the standards."""

from __future__ import annotations

from datetime import date

import pytest

from review.facts.values.ids import (
    find_citizen_ids,
    find_credit_codes,
    find_ids,
    find_phones,
    find_registration_nos,
    parse_id,
)
from review.language.checksums import citizen_check, credit_check, registration_check

CITIZEN = "11010519491231002X"  # the example of GB 11643
CREDIT = "91350100M000100Y43"  # the example of GB 32100


def test_check_characters_of_the_standards() -> None:
    assert citizen_check(CITIZEN[:17]) == "X"
    assert credit_check(CREDIT[:17]) == "3"
    assert registration_check("11010800000001") == "6"


@pytest.mark.parametrize(
    "text",
    [
        CITIZEN,
        f"身份证号：{CITIZEN}",
        CITIZEN.lower(),
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "11010519491231\n002X",
        f"电话13812345678，身份证{CITIZEN}",
    ],
)
def test_valid_citizen_id(text: str) -> None:
    (found,) = find_citizen_ids(text)
    assert found.value.value == CITIZEN
    assert found.value.valid
    assert found.value.birth_date == date(1949, 12, 31)
    assert found.value.sex == "女"


@pytest.mark.parametrize("text", ["1101051949123100ZX", "11O10519491231002X", "l1010519491231002X"])
def test_citizen_id_repaired(text: str) -> None:
    (found,) = find_citizen_ids(text)
    assert (found.value.value, found.value.valid) == (CITIZEN, True)
    assert found.certain < 0.9


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("110105194912310021", "校验码不符"),
        ("身份证号110105194913310020", "出生日期不存在"),
        ("身份证号990105194912310020", "行政区划码不存在"),
        ("身份证号码：1101051949123100", "长度为16位，应为18位"),
    ],
)
def test_invalid_citizen_id_says_what_failed(text: str, failed: str) -> None:
    (found,) = find_citizen_ids(text)
    assert found.value.valid is False
    assert found.value.failed == failed


@pytest.mark.parametrize("text", ["110***********1234", "身份证号：1101**********002X"])
def test_masked_citizen_id_is_not_judged(text: str) -> None:
    (found,) = find_citizen_ids(text)
    assert found.value.masked
    assert found.value.valid is None


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        (CREDIT, 1.0),
        (f"统一社会信用代码：{CREDIT}", 1.0),
        ("9135010OM000100Y43", 0.9),
        ("91350100MOOO100Y43", 0.9),
        ("统一社会信用代码9I350100M000I00Y43", 0.9),
    ],
)
def test_valid_credit_code(text: str, certain: float) -> None:
    (found,) = find_credit_codes(text)
    assert (found.value.value, found.value.valid) == (CREDIT, True)
    assert found.certain <= certain


def test_credit_code_that_one_confusion_explains() -> None:
    seen = next(CREDIT[:8] + body for body in ("B000100Y4", "8000100Y4", "6000100Y4", "G000100Y4"))
    right = seen + credit_check(seen)
    swapped = {"B": "8", "8": "B", "G": "6", "6": "G"}[right[8]]
    wrong = right[:8] + swapped + right[9:]
    (found,) = find_credit_codes(f"统一社会信用代码：{wrong}")
    assert found.value.valid is False
    assert found.value.value == wrong
    assert right in found.value.possible_repairs
    assert found.certain <= 0.5


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("统一社会信用代码：91350100M000100Y44", "校验码不符"),
        ("统一社会信用代码：91350100M000100Y4", "长度为17位，应为18位"),
    ],
)
def test_invalid_credit_code(text: str, failed: str) -> None:
    (found,) = find_credit_codes(text)
    assert (found.value.valid, found.value.failed) == (False, failed)


def test_registration_number() -> None:
    number = "11010800000001" + registration_check("11010800000001")
    (found,) = find_registration_nos(f"注册号：{number}")
    assert (found.value.value, found.value.valid) == (number, True)
    wrong = number[:14] + str((int(number[14]) + 1) % 10)
    (bad,) = find_registration_nos(f"注册号：{wrong}")
    assert (bad.value.valid, bad.value.failed) == (False, "校验码不符")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("联系电话13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("电话：010-62345678", "01062345678"),
        ("（0571）87654321", "057187654321"),
        ("4001234567".replace("400123", "400-123-"), "4001234567"),
    ],
)
def test_phone(text: str, number: str) -> None:
    (found,) = find_phones(text)
    assert found.value.value == number


@pytest.mark.parametrize(
    "text",
    [
        "合同编号12345678901234",
        "2025年3月3日",
        "京市监罚〔2025〕000000123号",
        "12345678",
        "批号 20250303",
        "",
    ],
)
def test_no_identifier(text: str) -> None:
    assert find_ids(text) == ()


def test_numbers_side_by_side_are_not_joined() -> None:
    kinds = [reading.value.kind for reading in find_ids(f"13812345678 {CITIZEN}")]
    assert kinds == ["phone", "citizen_id"]


def test_cell_of_a_known_kind() -> None:
    parsed = parse_id(" " + CITIZEN, "citizen_id")
    assert parsed is not None and parsed.value.valid
    short = parse_id("110105194912310", "credit_code")
    assert short is not None and short.value.failed == "长度为15位，应为18位"
    assert parse_id("未提供", "citizen_id") is None
    assert parse_id(f"{CITIZEN}，{CREDIT}") is None
