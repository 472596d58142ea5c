"""Articles of local laws: where they begin, what belongs to them, which errors are named."""

from __future__ import annotations

import pytest

from review.errors import LocalLawError
from review.local_laws.articles import read_articles
from review.local_laws.read_text import TextLine
from review.standards.article import parse_article


def lines(*texts: str) -> list[TextLine]:
    return [TextLine(f"第{number}行", text) for number, text in enumerate(texts, start=1)]


def test_preamble_headings_and_annexes_are_left_out() -> None:
    found = read_articles(
        lines(
            "某市管理办法",
            "目录",
            "第一章 总则",
            "第一章 总则",
            "第一条　为了管理，制定本办法。",
            "第二章　法律责任",
            "第二条　处罚款。",
            "第二款的内容。",
            "附件：清单",
            "第三条 不属于正文",
        )
    )
    assert found == {
        (1, None): "为了管理，制定本办法。",
        (2, None): "处罚款。\n第二款的内容。",
    }


def test_items_and_numbered_points_stay_in_their_place() -> None:
    found = read_articles(
        lines("第一条 禁止下列行为：", "（一）甲：", "1.子；", "2．丑。", "（二）乙。", "另款。")
    )
    article = parse_article(1, found[(1, None)])
    assert [len(part.items) for part in article.paragraphs] == [2, 0]
    assert "丑" in article.paragraphs[0].items[0]


@pytest.mark.parametrize(
    "reference",
    ["第一条第二款规定的行为，从重处罚。", "第一条的规定不适用。", "第一条、第二条所称单位。"],
)
def test_a_reference_at_the_head_of_a_line_is_no_article(reference: str) -> None:
    found = read_articles(lines("第一条 甲。", reference, "第二条 乙。"))
    assert found[(1, None)] == f"甲。\n{reference}"


def test_no_space_after_the_number_and_figures() -> None:
    found = read_articles(lines("第1条为了管理。", "第2条本市适用。", "第3条", "另起一行的内容。"))
    assert list(found) == [(1, None), (2, None), (3, None)]
    assert found[(3, None)] == "另起一行的内容。"


def test_inserted_articles() -> None:
    found = read_articles(lines("第一条 甲。", "第一条之一 乙。", "第一条之二 丙。", "第二条 丁。"))
    assert list(found) == [(1, None), (1, 1), (1, 2), (2, None)]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["第一条 甲。", "第三条 丙。"], ["第2行", "第一条之后是第三条", "缺第二条"]),
        (["第一条 甲。", "第二条 乙。", "第一条 丙。"], ["第3行", "第一条重复", "第1行"]),
        (["第一条 甲。", "第三条 丙。", "第二条 乙。"], ["第3行", "次序颠倒"]),
        (["第二条 乙。"], ["应从第一条开始"]),
        (["第一条 甲。", "第二条", "第三条 丙。"], ["第2行", "第二条没有内容"]),
        (["第一条 甲。", "第一条之二 乙。"], ["第2行", "第一条之后出现第一条之二"]),
    ],
)
def test_every_fault_is_named_with_its_line(texts: list[str], said: list[str]) -> None:
    with pytest.raises(LocalLawError) as caught:
        read_articles(lines(*texts))
    assert caught.value.code == "law_bad_articles"
    assert all(part in caught.value.message for part in said), caught.value.message


def test_a_text_without_articles() -> None:
    with pytest.raises(LocalLawError, match="没有找到") as caught:
        read_articles(lines("关于印发通知的函", "各单位："))
    assert caught.value.code == "law_no_articles"
