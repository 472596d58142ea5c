"""Names, numbers, laws and days of the corpora are invented, and right."""

import random
from datetime import date

from corpora import people
from corpora.causes import causes
from corpora.firms import party, uscc
from corpora.laws import fault
from corpora.ministries import ministries
from corpora.numerals import amount, capitals, chinese, chinese_date
from corpora.workdays import after, before, is_workday

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def test_id_numbers_have_right_check_digits_in_no_real_region() -> None:
    chance = random.Random(1)
    for _ in range(50):
        number = people.id_number(date(1980, 2, 29), chance.choice("男女"), chance)
        total = sum(int(d) * w for d, w in zip(number[:17], _WEIGHTS, strict=True))
        assert number[17] == "10X98765432"[total % 11]
        assert number.startswith("99")


def test_unified_codes_have_right_check_characters() -> None:
    chance = random.Random(2)
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weights = [pow(3, n, 31) for n in range(17)]
    for kind in ("法人", "个体户"):
        code = uscc(chance, kind)
        total = sum(alphabet.index(c) * w for c, w in zip(code[:17], weights, strict=True))
        assert len(code) == 18
        assert code[17] == alphabet[(31 - total % 31) % 31]


def test_a_person_has_no_code_of_a_firm() -> None:
    assert party(random.Random(3), "个人", "云泽市临浦区", "个人").uscc == ""


def test_every_citation_exists_down_to_paragraph_and_item() -> None:
    cited = [c for cause in causes().values() for c in (*cause.violated, cause.penalty)]
    powers = [ministry.power for ministry in ministries().values()]
    wrong = {str(c): fault(c) for c in (*cited, *powers) if fault(c)}
    assert not wrong
    assert len(causes()) >= 40
    assert len({cause.ministry for cause in causes().values()}) >= 12


def test_writings_of_numbers() -> None:
    assert [chinese(n) for n in (10, 12, 20, 105, 1132)] == [
        "十", "十二", "二十", "一百零五", "一千一百三十二",
    ]  # fmt: skip
    assert chinese_date(date(2025, 4, 18)) == "二〇二五年四月十八日"
    assert capitals(500000) == "伍仟元整"
    assert capitals(1230050) == "壹万贰仟叁佰元伍角"
    assert capitals(10050000) == "壹拾万零伍佰元整"
    assert amount(500000, "wan") == "0.5万元"
    assert amount(500000, "comma") == "5,000.00元"


def test_working_days_know_the_official_exchange_of_days() -> None:
    assert is_workday(date(2025, 4, 27))
    assert not is_workday(date(2025, 5, 1))
    assert after(date(2025, 4, 18), 7) == date(2025, 4, 28)
    assert before(date(2025, 5, 6), 1) == date(2025, 4, 30)
