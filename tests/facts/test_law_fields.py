"""Facts on the law a decision rests on: documents below the law, goods at hand, crimes, choices."""

from __future__ import annotations

import pytest

from review.facts.rows import load_field_rows
from tests.facts.fact_builders import facts_of, page, values

CLAUSES = load_field_rows().clauses


def first(name: str, text: str) -> str | None:
    matches = (pattern.search(text) for pattern in CLAUSES[name])
    return next((match["value"] for match in matches if match), None)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("goods_at_hand", "货架上摆放过期饼干20袋，尚未售出。", True),
        ("goods_at_hand", "现场查获无标签食品30罐。", True),
        ("goods_at_hand", "经营期间销售卤肉面120份，货值金额1800元。", False),
        ("goods_at_hand", "现场未发现库存。", False),
        ("correction_as_penalty", "作出如下行政处罚：1.责令改正违法行为；2.罚款5000元。", True),
        ("correction_as_penalty", "责令改正违法行为，并作出如下行政处罚：1.没收饼干；", False),
        ("correction_as_penalty", "决定给予责令限期改正的行政处罚。", True),
        ("law_choice", "按照从旧兼从轻原则，适用行为时的法律。", True),
        ("law_choice", "依据《行政处罚法》第三十六条的规定。", False),
        ("act_lasting", "该行为自三月起持续至检查之日。", True),
        ("crime_suspected", "当事人的行为已涉嫌犯罪，依法应当移送公安机关处理。", True),
        ("crime_suspected", "本案数额已达到刑事立案追诉标准。", True),
        ("crime_suspected", "本案不涉嫌犯罪。", False),
        ("crime_suspected", "未达到刑事追诉标准。", False),
        ("sales_amount", "销售金额共计52,000元。", True),
        ("transfer_approved", "经本机关负责人于2025年3月3日批准。", True),
        ("transfer_approved", "负责人2025年3月3日批准移送。", True),
    ],
)
def test_clauses(name: str, text: str, found: bool) -> None:
    assert (first(name, text) is not None) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依据《江州市行政处罚裁量权基准》第十二条的规定，决定罚款2000元。", True),
        (
            "以上事实违反了《中华人民共和国公路法》第四十四条第一款的规定，依据《江州市行政处罚裁量权"
            "基准》第十二条的规定，鉴于已经改正，决定给予罚款2000元的行政处罚。",
            True,
        ),
        (
            "你单位的行为违反了《中华人民共和国公路法》第四十四条第一款的规定，依据《江州市行政处罚"
            "裁量权基准》第十二条的规定。现决定给予：罚款2000元。",
            True,
        ),
        (
            "依据《江州市行政处罚裁量权基准》第十二条，属于“一般”情形。依据《中华人民共和国公路法》"
            "第七十六条第（一）项的规定，决定罚款2000元。",
            False,
        ),
        (
            "依据《中华人民共和国公路法》第七十六条，参照《江州市行政处罚裁量权基准》第十二条，"
            "决定罚款2000元。",
            False,
        ),
    ],
)
def test_a_document_below_the_law_as_basis(text: str, found: bool) -> None:
    case_facts = facts_of("penalty_decision", page().title("行政处罚决定书").text(text))
    assert bool(values(case_facts, "penalty_norm")) == found
