"""Statutes cited: articles, paragraphs, items; pointers and short names; vague and no citations."""

from __future__ import annotations

import pytest

from review.facts.values.citations import (
    find_citations,
    find_definitions,
    find_law_names,
    find_vague_citations,
)

Place = tuple[str, int | None, int | None, int | None]


def places(text: str) -> list[Place]:
    return [
        (c.name, c.article, c.paragraph, c.item)
        for c in (reading.value for reading in find_citations(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《行政处罚法》第五十三条", [("行政处罚法", 53, None, None)]),
        ("《行政处罚法》第53条", [("行政处罚法", 53, None, None)]),
        ("《行政处罚法》第 53 条第 1 款", [("行政处罚法", 53, 1, None)]),
        ("《行政处罚法》第五十三条第一款第（二）项", [("行政处罚法", 53, 1, 2)]),
        ("《行政处罚法》第五十三条第一款第(二)项", [("行政处罚法", 53, 1, 2)]),
        ("《行政处罚法》第五十三条第一款第二项", [("行政处罚法", 53, 1, 2)]),
        ("《行政处罚法》第五十三条第（十二）项", [("行政处罚法", 53, None, 12)]),
        ("《行政处罚法》第五十三条第②项", [("行政处罚法", 53, None, 2)]),
        ("《行政处罚法》的第五十三条", [("行政处罚法", 53, None, None)]),
        ("《行政处罚法》第一百零三条", [("行政处罚法", 103, None, None)]),
        ("《行政处\n罚法》第五十\n三条", [("行政处罚法", 53, None, None)]),
        (
            "《食品安全法》第三条、第五条第二款第三项和第七条",
            [("食品安全法", 3, None, None), ("食品安全法", 5, 2, 3), ("食品安全法", 7, None, None)],
        ),
        (
            "《广告法》第九条第（三）、（四）项",
            [("广告法", 9, None, 3), ("广告法", 9, None, 4)],
        ),
        (
            "《广告法》第九条第一款、第二款第一项",
            [("广告法", 9, 1, None), ("广告法", 9, 2, 1)],
        ),
        (
            "《强制法》第十八条、十九条",
            [("强制法", 18, None, None), ("强制法", 19, None, None)],
        ),
        (
            "《药品管理法》第三条至第五条",
            [("药品管理法", n, None, None) for n in (3, 4, 5)],
        ),
        (
            "《产品质量法》第32条和《标准化法》第二十五条",
            [("产品质量法", 32, None, None), ("标准化法", 25, None, None)],
        ),
        (
            "《广告法》第四条，该法第五十五条第一款，同条第二款",
            [("广告法", 4, None, None), ("广告法", 55, 1, None), ("广告法", 55, 2, None)],
        ),
        (
            "《食品安全法》第四条和《餐饮条例》第五条，违反该法第六条，该条例第七条",
            [
                ("食品安全法", 4, None, None),
                ("餐饮条例", 5, None, None),
                ("食品安全法", 6, None, None),
                ("餐饮条例", 7, None, None),
            ],
        ),
        ("违反了行政处罚法第四十四条", [("行政处罚法", 44, None, None)]),
        ("依照中华人民共和国广告法第九条", [("中华人民共和国广告法", 9, None, None)]),
        ("依照企业名称登记管理规定第三条", [("企业名称登记管理规定", 3, None, None)]),
        ("根据《行政处罚法》的规定", [("行政处罚法", None, None, None)]),
        ("违反了公司法第三条", [("公司法", 3, None, None)]),
        ("违反了劳动合同法第三条", [("劳动合同法", 3, None, None)]),
        ("违反了对外贸易法第三条", [("对外贸易法", 3, None, None)]),
        ("违反了生态环境法典第三条", [("生态环境法典", 3, None, None)]),
        ("依据人口与计划生育法第三条", [("人口与计划生育法", 3, None, None)]),
        (
            "《广告法》第三条规定，除本法第四条外",
            [("广告法", 3, None, None), ("广告法", 4, None, None)],
        ),
        ("《刑法修正案（七）》第五条", [("刑法修正案（七）", 5, None, None)]),
        ("行政处罚法》第五十三条", [("行政处罚法", 53, None, None)]),
        ("《行政处罚法第五十三条", [("行政处罚法", 53, None, None)]),
    ],
)
def test_reads_citations(text: str, expected: list[Place]) -> None:
    assert places(text) == expected


def test_inserted_article() -> None:
    (found,) = find_citations("《刑法》第一百二十条之一第二款")
    assert (found.value.article, found.value.article_insert) == (120, 1)
    assert found.value.paragraph == 2


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("《行政处罚法》（2021年修订）第四条", "2021年修订"),
        ("《行政处罚法》(2021修正)第四条", "2021修正"),
        ("《食品安全法》（2018年版）第四条", "2018年版"),
        ("2018年版《管理条例》第四条", "2018年版"),
        ("《行政处罚法（2021年修订）》第四条", "2021年修订"),
        ("《行政处罚法》第四条", None),
    ],
)
def test_version_marks(text: str, version: str | None) -> None:
    (found,) = find_citations(text)
    assert found.value.version == version
    assert found.value.article == 4


def test_bracketed() -> None:
    assert find_citations("《广告法》第九条")[0].value.bracketed
    assert not find_citations("违反广告法第九条")[0].value.bracketed


@pytest.mark.parametrize(
    "definition",
    [
        "（以下简称《食安法》）",
        "（以下简称“食安法”）",
        "（以下简称食安法）",
        "（下称《食安法》）",
        "(以下简称：食安法)",
    ],
)
def test_short_names_are_resolved_where_defined(definition: str) -> None:
    text = f"《中华人民共和国食品安全法》{definition}第三十四条。根据《食安法》第四条及食安法第五条"
    full = "中华人民共和国食品安全法"
    assert find_definitions(text) == {"食安法": full}
    found = [reading.value for reading in find_citations(text)]
    assert [(c.name, c.article) for c in found] == [(full, 34), (full, 4), (full, 5)]
    assert found[1].law == "食安法"


def test_short_name_defined_on_another_page() -> None:
    (found,) = find_citations("依据《食安法》第四条", {"食安法": "中华人民共和国食品安全法"})
    assert found.value.resolved_law == "中华人民共和国食品安全法"
    (unknown,) = find_citations("依据《食安法》第四条")
    assert unknown.value.resolved_law is None


def test_pointer_without_a_law_before_it_stays_doubtful() -> None:
    (found,) = find_citations("上述条例第五条")
    assert found.value.resolved_law is None
    assert found.certain <= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "送达《行政处罚告知书》，制作《现场笔录》",
        "本合同第三条约定",
        "采用该方法第三次检验",
        "以违法所得的规定处罚",
        "经营《本草纲目》一书",
        "本机关依据前款规定",
        "",
    ],
)
def test_no_citation(text: str) -> None:
    assert find_citations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "根据有关规定，决定如下",
        "依照相关法律法规的规定",
        "违反了国家有关法律、法规规定",
        "按照法律、法规、规章的有关规定",
    ],
)
def test_vague_citation(text: str) -> None:
    assert len(find_vague_citations(text)) == 1
    assert find_citations(text) == ()


@pytest.mark.parametrize("text", ["《广告法》的有关规定", "依据《广告法》第九条", "按规定办理"])
def test_citation_that_is_not_vague(text: str) -> None:
    assert find_vague_citations(text) == ()


def test_law_names() -> None:
    text = "依据《中华人民共和国广告法》和《杭州市市容条例》，出具《检测报告》"
    assert [r.value for r in find_law_names(text)] == ["中华人民共和国广告法", "杭州市市容条例"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("《广告法》第九条规定：“广告不得使用国家级等用语”，", "广告不得使用国家级等用语"),
        ("依据《广告法》第九条第（三）项的规定，决定", None),
        ("《广告法》第九条“不得使用国家级等绝对化用语”的规定", None),
    ],
)
def test_words_quoted_behind_a_citation(text: str, quoted: str | None) -> None:
    assert [reading.value.quoted for reading in find_citations(text)] == [quoted]
