"""Whole case files: a blank page changes no outcome, and what cannot be read alleges nothing."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from review.pipeline import weigh_pages
from review.standards.load import load_standards
from review.store.page_json import page_from_json
from tests.sorting.builders import Sheet, blank, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.model.page import Page

READINGS = Path(__file__).resolve().parents[1] / "golden/readings"
WRITTEN_BY_HAND = "written by hand"
CASE_FILES = [WRITTEN_BY_HAND, *sorted(path.name for path in READINGS.glob("*.json.gz"))]
EXAMPLES = 6


@dataclass(frozen=True)
class Answers:
    """What the checks say, without words: findings as (defect, pages)."""

    found: Counter[tuple[str, tuple[int, ...]]]
    undetermined: frozenset[str]
    clear: frozenset[str]


def answers(pages: tuple[Page, ...]) -> Answers:
    _, outcome = weigh_pages(pages, load_standards())
    assert outcome.problems == ()
    return Answers(
        Counter(
            (finding.defect, tuple(sorted({place.page_no for place in finding.evidence})))
            for finding in outcome.findings
        ),
        frozenset(item.defect for item in outcome.undetermined),
        frozenset(outcome.clear),
    )


@cache
def pages_of(name: str) -> tuple[Page, ...]:
    if name == WRITTEN_BY_HAND:
        return written_by_hand()
    return tuple(map(page_from_json, json.loads(gzip.decompress((READINGS / name).read_bytes()))))


@cache
def answers_of(name: str) -> Answers:
    return answers(pages_of(name))


def written_by_hand() -> tuple[Page, ...]:
    """A penalty decided before its notice; the contents table gives the blank pages no number."""
    party = "当事人：东川市明超食品店，统一社会信用代码92310101MA1K000000"
    titles = ("立案审批表", "询问笔录", "行政处罚事先告知书", "送达回证", "行政处罚决定书")
    spans = ("1", "2-3", "4", "5", "6")
    listed = [(str(n), *row) for n, row in enumerate(zip(titles, spans, strict=True), 1)]
    filing = (("案由", "涉嫌经营超过保质期的食品"), ("当事人", "东川市明超食品店"))
    filing += (("案件来源", "监督检查"), ("承办人意见", "建议立案。2024年3月4日"))
    asked = "问：你店货架上的饼干何时购进？答：二〇二四年一月五日购进，共三十袋。"
    served = (("送达文书", "行政处罚事先告知书"), ("受送达人", "东川市明超食品店"))
    served += (("送达方式", "直接送达"), ("送达时间", "2024年5月20日"))
    return (
        Sheet(1).title("卷内目录").table(("序号", "文书名称", "页号"), *listed).page(),
        Sheet(2).title("立案审批表").table(*filing).page(),
        Sheet(3).title("询问笔录").text("询问时间：2024年3月6日9时10分至9时50分", asked).page(),
        Sheet(4).text(asked, "以上笔录我已看过，与我说的相符。").right("2024年3月6日").page(),
        Sheet(5)
        .title("行政处罚事先告知书")
        .text(party, "拟对你店处以罚款5000元。你店有权在收到本告知书之日起五日内陈述、申辩。")
        .right("2024年5月20日")
        .page(),
        Sheet(6).title("送达回证").table(*served).page(),
        Sheet(7)
        .title("行政处罚决定书")
        .text(party, "依据《中华人民共和国食品安全法》第一百二十四条第一款，处以罚款5000元。")
        .right("2024年4月28日")
        .page(),
    )


def with_blank_at(pages: tuple[Page, ...], place: int) -> tuple[Page, ...]:
    moved = later_from(place)
    kept = [
        replace(
            page,
            page_no=moved(page.page_no),
            duplicate_of=moved(page.duplicate_of) if page.duplicate_of else None,
        )
        for page in pages
    ]
    return (*kept[: place - 1], blank(place), *kept[place - 1 :])


def later_from(place: int) -> Callable[[int], int]:
    return lambda page_no: page_no + (page_no >= place)


def test_the_case_file_written_by_hand_has_all_three_answers():
    plain = answers_of(WRITTEN_BY_HAND)
    assert "HRG-04" in {defect for defect, _ in plain.found}
    assert plain.undetermined
    assert plain.clear


@pytest.mark.parametrize("name", CASE_FILES)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_a_blank_page_changes_no_outcome(name, data):
    pages = pages_of(name)
    place = data.draw(st.integers(1, len(pages) + 1), label="place of the blank page")
    moved = later_from(place)
    plain = answers_of(name)
    shifted = Counter(
        {
            (defect, tuple(map(moved, page_nos))): times
            for (defect, page_nos), times in plain.found.items()
        }
    )
    assert answers(with_blank_at(pages, place)) == replace(plain, found=shifted)


@pytest.mark.parametrize("name", CASE_FILES)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_pages_that_cannot_be_read_add_no_finding(name, data):
    pages = pages_of(name)
    numbers = st.sets(st.integers(1, len(pages)), min_size=1, max_size=4)
    lost = data.draw(numbers, label="unreadable pages")
    left = tuple(unreadable(page.page_no) if page.page_no in lost else page for page in pages)
    alleged = Counter(defect for defect, _ in answers(left).found.elements())
    before = Counter(defect for defect, _ in answers_of(name).found.elements())
    assert alleged <= before


@pytest.mark.parametrize("name", CASE_FILES)
def test_no_clear_of_every_document_while_a_page_is_unread(name):
    """The unread page may hold one more document: that it has the defect cannot be excluded."""
    pages = pages_of(name)
    middle = len(pages) // 2
    spoilt = (*pages[:middle], unreadable(middle + 1), *pages[middle + 1 :])
    whole_file = {code for code, row in load_standards().defects.items() if row.whole_file}
    assert whole_file
    assert not answers(spoilt).clear & whole_file
