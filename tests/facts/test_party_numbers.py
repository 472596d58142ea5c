"""Names and numbers of the party where forms put more beside them."""

from __future__ import annotations

import pytest

from review.facts.readers import read_values


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("锦禾小吃店（经营者：臧勇）", "锦禾小吃店"),
        ("远桢小吃店（费海发到场）", "远桢小吃店"),
        ("远桢（北方）餐饮有限公司", "远桢（北方）餐饮有限公司"),
    ],
)
def test_who_stands_for_a_firm_is_no_part_of_its_name(written: str, name: str) -> None:
    assert [value.value for value in read_values("name", written, whole=True)] == [name]


def test_a_citizen_number_is_no_credit_code() -> None:
    assert read_values("uscc", "990101199007013165", whole=True) == []
    assert [v.value for v in read_values("uscc", "92990101FQFJ82\nRK34", whole=True)] == [
        "92990101FQFJ82RK34"
    ]
