"""What is covered in texts, also where a scan has damaged it; and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.language.masking.labels import labelled_spans
from review.language.masking.prose import names_in_prose
from review.language.masking.register import Register
from review.language.masking.search import name_spans
from review.language.masking.texts import masked_text, secrets_left
from review.language.personal import personal_spans

ID = "990101198111106092"


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("身份证号990101198111106092。", ["990101198111106092"]),
        ("990101 19811110 6092", ["990101 19811110 6092"]),
        ("99010119811?1106092", ["99010119811?1106092"]),
        ("990101198111l06O92", ["990101198111l06O92"]),
        ("99010119811110609", ["99010119811110609"]),
        ("电话138 1234 5678", ["138 1234 5678"]),
        ("座机0731-88881234", ["0731-88881234"]),
        ("账号：8899531685105691", ["8899531685105691"]),
        ("执法证号：9901003810", ["9901003810"]),
        ("湘A·12345号车", ["湘A·12345"]),
        ("邮箱a_b@example.com", ["a_b@example.com"]),
        ("微信号：abc_12345", ["abc_12345"]),
        ("前往云泽市临浦区望岫街387号检查", ["云泽市临浦区望岫街387号"]),
        ("罚款28,000.00元", []),
        ("2022年3月8日9时12分", []),
        ("2022-03-08 10:22:33", []),
        ("20220308", []),
        ("云临城执罚〔2022〕134号", []),
        ("统一社会信用代码91990101XFWWR8N67T", []),
        ("990101198111196092", ["990101198111196092"]),  # passes the check of a firm's code
        ("单价12.50 数量1000 金额12500.00", []),
        ("第四十四条第一款", []),
    ],
)
def test_personal_numbers(text, covered):
    found = {text[one.start : one.end] for one in personal_spans(text)}
    assert found == set(covered)


@given(st.integers(0, 17), st.sampled_from("0123456789OlBX?*"))
def test_one_misread_character_saves_no_id(place, other):
    damaged = ID[:place] + other + ID[place + 1 :]
    covered = set()
    for one in personal_spans(f"号码{damaged}，"):
        covered |= set(range(one.start, one.end))
    shown = "".join(c for n, c in enumerate(f"号码{damaged}，") if n not in covered)
    assert sum(c.isdecimal() for c in shown) <= 1


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("承 办 人：陶姣咏、沈力", ["陶姣咏、沈力"]),
        ("性别：男  姓名：王 芳   年龄：3", ["王 芳"]),
        ("受送达人（签名或盖章）：张三 2022年5月7日", ["张三 "]),
        ("被询问人：执法人员：", []),
        ("住所（住址）：云泽市临浦区望岫街387号", ["云泽市临浦区望岫街387号"]),
        ("当事人因施工扬尘一案", []),
    ],
)
def test_values_behind_labels(text, values):
    assert [text[start:end] for start, end, _, _ in labelled_spans(text)] == values


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我叫雷学刚，是公司的受委托人", {"雷学刚"}),
        ("执法人员陶姣咏、沈力对现场进行检查", {"陶姣咏", "沈力"}),
        ("雷学刚（身份证号：990101198111106092）", {"雷学刚"}),
        ("法定代表人是韩子宜。", {"韩子宜"}),
        ("经查，当事人在施工现场未采取措施", set()),
        ("本机关负责人集体讨论决定", set()),
    ],
)
def test_names_in_sentences(text, names):
    assert {name for name, _ in names_in_prose(text)} == names


@pytest.mark.parametrize(
    "written", ["雷学刚", "雷 学 刚", "雷字刚", "雷学网", "霄学刚", "雷刚", "学刚"]
)
def test_a_name_is_found_as_it_was_misread(written):
    assert list(name_spans(f"由{written}签收", ["雷学刚"])) != []


def test_the_same_person_has_the_same_placeholder_everywhere():
    register = Register()
    register.add_person("雷学刚", "证人")
    register.add_person("韩子宜", "负责人")
    register.add_person("陶姣咏、沈力", "执法员")
    register.add_number(ID, "id_no")
    text = f"沈力询问雷学刚（{ID}），雷字刚称韩子宜知情；陶姣咏记录。"
    said = masked_text(text, register)
    assert said == "执法员乙询问证人甲（99010*），证人甲称负责人甲知情；执法员甲记录。"
    assert secrets_left(said, register) == ()


def test_firms_are_hidden_where_the_office_wishes():
    for wish, shown in ((False, "云泽锦禾建筑有限公司"), (True, "某公司")):
        register = Register(mask_firms=wish)
        register.add_person("云泽锦禾建筑有限公司", "当事人")
        assert masked_text("云泽锦禾建筑有限公司未公示", register) == f"{shown}未公示"
