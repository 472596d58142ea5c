"""Statutes by date: which law and which text speaks on a day, and what its articles hold."""

from __future__ import annotations

from datetime import date

import pytest

from review.standards.article import parse_article
from review.standards.laws import law_key
from review.standards.load import load_standards

LAWS = load_standards().laws


@pytest.mark.parametrize(
    ("name", "day", "force"),
    [
        ("环境保护法", date(2026, 8, 14), "in_force"),
        ("环境保护法", date(2026, 8, 15), "repealed"),
        ("《中华人民共和国大气污染防治法》", date(2026, 8, 15), "repealed"),
        ("生态环境法典", date(2026, 8, 14), "not_yet"),
        ("生态环境法典", date(2026, 8, 15), "in_force"),
        ("合同法", date(2020, 12, 31), "in_force"),
        ("合同法", date(2021, 1, 1), "repealed"),
        ("行政处罚法", date(2025, 1, 1), "in_force"),
        ("农村土地承包法", date(2026, 1, 1), "unknown"),
        ("江州市市容和环境卫生管理条例", date(2025, 1, 1), "unknown"),
    ],
)
def test_force_is_decided_by_dates(name: str, day: date, force: str) -> None:
    assert LAWS.law_on(name, day).force == force


def test_text_of_the_day() -> None:
    old, new = date(2025, 11, 30), date(2025, 12, 1)
    assert LAWS.law_on("食品安全法", old).force == "in_force"
    assert LAWS.find_law("食品安全法", old) is None
    text = LAWS.find_law("食品安全法", new)
    assert text is not None and text.version == "2025-09-12"


def test_later_version_does_not_speak_before_its_day() -> None:
    text = LAWS.find_law("商标法", date(2026, 12, 31))
    assert text is not None and text.version == "2019-04-23"
    text = LAWS.find_law("商标法", date(2027, 1, 1))
    assert text is not None and text.version == "2026-06-26"


def test_names() -> None:
    assert LAWS.full_name("广告法") == "中华人民共和国广告法"
    assert LAWS.is_short("广告法")
    assert not LAWS.is_short("《中华人民共和国广告法》")
    assert LAWS.full_name("没有这部法") is None
    assert law_key("《中华人民共和国 广告法》") == "广告法"


def test_article_parts() -> None:
    law = LAWS.find_law("行政处罚法", date(2025, 1, 1))
    assert law is not None
    assert LAWS.last_article(law) == 86
    assert LAWS.article(law, 87) is None
    article = LAWS.article(law, 64)
    assert article is not None and article.certain
    assert len(article.paragraphs) == 1 and len(article.paragraphs[0].items) == 8
    assert article.words(item=2).startswith("（二）")
    assert article.words(1, 9) == ""
    two = LAWS.article(law, 63)
    assert two is not None and len(two.paragraphs) == 2


def test_digest_names_the_file() -> None:
    assert len(LAWS.digest) == 64


def test_items_belong_to_the_paragraph_before() -> None:
    article = parse_article(5, "有下列情形之一的：\n（一）甲；\n（二）乙。\n前款规定的，从重处罚。")
    assert [len(paragraph.items) for paragraph in article.paragraphs] == [2, 0]
    assert article.certain


def test_a_lost_break_makes_counts_uncertain() -> None:
    assert not parse_article(5, "本法自施行。 《某法》同时废止。").certain
    assert not parse_article(5, "有下列情形的：\n（一）甲；\n（三）丙。").certain


def test_item_numbers_above_ten() -> None:
    lines = [
        f"（{numeral}）款目；"
        for numeral in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    ]
    article = parse_article(5, "禁止下列行为：\n" + "\n".join(lines))
    assert article.certain and len(article.paragraphs[0].items) == 12


def test_later_text_answers_for_articles_it_left_unchanged() -> None:
    day = date(2025, 11, 30)
    text = LAWS.text_of("食品安全法", day, 125)
    assert text is not None and text.version == "2025-09-12"
    assert LAWS.text_of("食品安全法", day, 132) is None
    assert LAWS.text_of("食品安全法", date(2021, 4, 28), 125) is None


def test_a_line_broken_in_mid_sentence_is_no_paragraph() -> None:
    article = parse_article(5, "违反多个规范\n应当给予罚款的，\n按照数额高的规定处罚。\n另一款。")
    assert [part.text for part in article.paragraphs] == [
        "违反多个规范应当给予罚款的，按照数额高的规定处罚。",
        "另一款。",
    ]
    assert article.certain
