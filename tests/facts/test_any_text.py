"""Whatever stands on the pages, extraction gives facts or none, and never fails."""

import random

import pytest

from review.facts.extract import extract_facts
from review.facts.rows import load_field_rows
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.page import Page
from review.standards.load import load_standards
from tests.facts.fact_builders import HEIGHT, WIDTH, facts_of, page

KINDS = sorted(load_field_rows().fields)
WORDS = [
    "案由",
    "当事人",
    "：",
    "。",
    "，",
    "负责人意见",
    "签名：",
    "2025年",
    "3月",
    "日",
    "年月日",
    "罚款",
    "伍仟元",
    "5000元",
    "《食品安全法》",
    "第三条",
    "第（一）项",
    "违反了",
    "依据",
    "☑",
    "□",
    "送达方式",
    "直接送达",
    "（",
    "）",
    "〔2025〕12号",
    "法院",
    "复议",
    "六十日",
    "内",
    "向",
    "至",
    "9时30分",
    "张三",
    "李四",
    "某公司",
    "出示",
    "证件",
    "回避",
    "属实",
    "一、",
    "1.",
    "问：",
    "答：",
]


@pytest.mark.parametrize("kind", KINDS)
def test_random_words(kind):
    chance = random.Random(kind)
    built = page()
    for _ in range(12):
        built.text("".join(chance.choices(WORDS, k=chance.randrange(1, 24))), chance.randrange(3))
    built.table(*[["".join(chance.choices(WORDS, k=3)) for _ in range(3)] for _ in range(4)])
    for fact in facts_of(kind, built).facts:
        assert 0 <= fact.confidence <= 1
        assert (fact.value is None) == (fact.status != "read")
        assert all(place.box.x0 <= place.box.x1 for place in fact.evidence)


@pytest.mark.parametrize("kind", ["penalty_decision", "service_receipt", "inquiry_record"])
def test_an_empty_page(kind):
    blank = Page(1, WIDTH, HEIGHT, "blank", 0, None)
    document = Document("d1", kind, "", (PagePart(1, 0, HEIGHT),), None)
    case = SortedCaseFile((blank,), (document,), "penalty_ordinary", 1, None, 0)
    assert extract_facts(case, load_standards()).facts == ()


def test_an_unknown_document_gives_nothing():
    assert facts_of("unknown", page().text("当事人：张三", 0)).facts == ()


def test_ids_are_stable_and_in_page_order():
    def build():
        return facts_of(
            "filing_approval",
            page(1).text("案由：甲", 0),
            page(2).text("立案日期：2025年3月4日", 0),
        )

    first, again = build(), build()
    assert first == again
    assert [fact.id for fact in first.facts] == [f"f{n + 1}" for n in range(len(first.facts))]
    pages = [fact.evidence[0].page_no for fact in first.facts]
    assert pages == sorted(pages)
