"""What of a rule is compared, and what of the told facts is not."""

from __future__ import annotations

from datetime import date

import pytest

from review.casework.law_reference.nearest_rules import nearest_rules, ranked_rules
from review.casework.law_reference.rule_words import words_of_rule
from review.standards.load import load_standards

DAY = date(2024, 3, 3)
ACT = "当事人在店内货架上摆放销售超过保质期的饼干12袋，货值144元"


def words(rule_id):
    standards = load_standards()
    rule = next(one for one in standards.penalty_rules if one.id == rule_id)
    return "。".join(words_of_rule(rule, standards.laws))


@pytest.mark.parametrize(
    ("rule", "has", "lacks"),
    [
        ("PR-002", "超过保质期的食品", "腐败变质"),  # another item of the same article
        ("PR-002", "定期检查库存食品", "没收"),
        ("PR-056", "未注册取得医师执业证书", "二十个工作日"),  # another paragraph
        ("PR-074", "随意倾倒", "罚款"),
        ("PR-042", "管理台账", "下列情形"),
    ],
)
def test_only_the_part_cited_and_not_what_is_threatened(rule, has, lacks):
    assert has in words(rule) and lacks not in words(rule)


def test_every_rule_has_words_of_its_articles():
    standards = load_standards()
    for rule in standards.penalty_rules:
        name, duties, _ = words_of_rule(rule, standards.laws)
        assert name.startswith(rule.violation) and duties, rule.id


def test_articles_cited_in_the_sentence_do_not_count():
    standards = load_standards()
    plain = ranked_rules([f"{ACT}。"], standards, DAY)
    wrong = f"{ACT}，违反了《中华人民共和国广告法》第五十五条第一款的规定。"
    cited = ranked_rules([wrong], standards, DAY)
    assert plain[0].rule.id == cited[0].rule.id == "PR-002"
    advertising = {one.rule.id: one.likeness for one in cited}["PR-013"]
    assert advertising <= {one.rule.id: one.likeness for one in plain}["PR-013"] + 0.02


def test_the_sentences_that_speak_for_a_rule_are_named():
    asides = "当事人成立于2019年，位于和平路3号。"
    found = nearest_rules([asides, f"{ACT}。"], load_standards(), DAY)
    assert found.rules[0].sentences == (1,)


def test_only_rules_in_force_on_the_day():
    """The 医师法 came into force on 2022-03-01."""
    standards = load_standards()
    for day, known in ((date(2022, 2, 28), False), (date(2022, 3, 1), True)):
        ids = {one.rule.id for one in ranked_rules([ACT], standards, day)}
        assert ("PR-056" in ids) is known


def test_before_all_rules_nothing_is_said():
    found = nearest_rules([ACT], load_standards(), date(1990, 1, 1))
    assert not found.rules and "没有当时有效的规则" in found.reason
