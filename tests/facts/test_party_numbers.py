"""Names and numbers of the party where forms put more beside them."""

from __future__ import annotations

import pytest

from review.facts.readers import read_values
from review.facts.values.doc_numbers import find_doc_numbers
from tests.facts.fact_builders import facts_of, page, value, values


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("锦禾小吃店（经营者：臧勇）", "锦禾小吃店"),
        ("远桢小吃店（费海发到场）", "远桢小吃店"),
        ("远桢（北方）餐饮有限公司", "远桢（北方）餐饮有限公司"),
    ],
)
def test_who_stands_for_a_firm_is_no_part_of_its_name(written: str, name: str) -> None:
    assert [found.value for found in read_values("name", written, whole=True)] == [name]


def test_a_citizen_number_is_no_credit_code() -> None:
    assert read_values("uscc", "990101199007013165", whole=True) == []
    assert [found.value for found in read_values("uscc", "92990101FQFJ82\nRK34", whole=True)] == [
        "92990101FQFJ82RK34"
    ]


def test_officers_present_themselves_with_their_numbers_behind() -> None:
    built = page()
    built.text(
        "我们是某县应急管理局行政执法人员常桂婷、倪素，证件号码为9901006955、9901006992，"
        "这是我们的证件（出示证件）。"
    )
    facts = facts_of("onsite_inspection_record", built)
    assert value(facts, "officers.name") == ("常桂婷", "倪素")
    assert values(facts, "officers.cert_no") == ["9901006955", "9901006992"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("行政处罚决定书（单位）云临农罚〔2025〕12号", "云临农罚〔2025〕12号"),
        ("行政许可受理单\n云临市监许受〔2025〕99号", "云临市监许受〔2025〕99号"),
    ],
)
def test_the_title_before_a_number_is_no_part_of_it(written: str, number: str) -> None:
    assert [found.raw for found in find_doc_numbers(written)] == [number]
