"""One violation in two writings is shown, different violations are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from review.campaign.similar.compare import compare
from tests.campaign.similar.planted import make_set

ARTICLE = "食品安全法第一百二十四条第一款第五项"
CASES = [one.case for one in make_set(groups=1, usual=4).cases][:4]


def fines(names, article=ARTICLE):
    return [
        replace(case, violation=name, article=article, file=number)
        for number, (case, name) in enumerate((case, name) for name in names for case in CASES)
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("经营超过保质期的食品", "销售超过保质期食品"),
        ("经营超过保质期的食品", "经营超过保质期食品案"),
        ("未按规定明码标价", "经营者未按照规定明码标价"),
        ("施工工地未采取有效防尘降尘措施", "建筑工地未采取防尘降尘措施"),
        ("擅自占用城市道路经营", "未经批准擅自占用道路从事经营"),
    ],
)
def test_two_writings_of_one_violation_are_shown(names):
    (pair,) = compare(fines(names)).other_words
    assert {pair.one, pair.other} == set(names)
    assert pair.cases == 2 * len(CASES)


@pytest.mark.parametrize(
    "names",
    [
        ("经营超过保质期的食品", "使用回收食品作为原料"),
        ("未按规定明码标价", "利用虚假的价格手段诱骗交易"),
        ("未设置消防疏散标志", "占用疏散通道"),
    ],
)
def test_different_violations_of_one_article_are_not(names):
    assert compare(fines(names)).other_words == ()


def test_near_names_of_different_articles_are_not():
    both = fines(["经营超过保质期的食品"]) + fines(["销售超过保质期食品"], "广告法第五十九条第一款")
    assert compare(both).other_words == ()


def test_groups_are_never_joined():
    found = compare(fines(["经营超过保质期的食品", "销售超过保质期食品"]))
    assert len(found.groups) == 2
