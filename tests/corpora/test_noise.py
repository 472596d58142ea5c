"""Errors are found where they are, and drawn again as often as they were counted."""

import random

import pytest

from corpora.noise.align import Counted, align, folded
from corpora.noise.spoil import Rendition, look_alikes, spoil, table

RENDITIONS: tuple[Rendition, ...] = ("scan", "bad", "poor")
TEXT = "当事人在其经营场所摆放销售超过保质期的饼干共12袋，货值金额144元，尚未售出。" * 3


@pytest.mark.parametrize(
    ("true", "read", "wrong"),
    [
        ("处罚决定书", "前文处罚决定书后文", []),
        ("处罚决定书", "处罚央定书", [("决", "央")]),
        ("处罚决定书", "处罚定书", [("决", "")]),
        ("处罚决定书", "处罚决决定书", [("", "决")]),
        ("二〇二五年", "二O二五年", [("〇", "O")]),
    ],
)
def test_what_became_of_each_character(true: str, read: str, wrong: list[tuple[str, str]]) -> None:
    assert [step for step in align(true, read) if step[0] != step[1]] == wrong


def test_marks_of_both_widths_are_the_same() -> None:
    assert folded("金额：１２ 元（大写）") == "金额:12元(大写)"


def test_a_page_is_counted_without_its_signatures() -> None:
    counted = Counted()
    lines = ["当事人拒绝签收文书", "承办人：", "送达人签名：  2025年3月4日"]
    counted.page(lines, ["当事人拒绝鉴收文书", "承办人：周敏", "送达人签名：王芳2025年3月4日"])
    assert (counted.lines, counted.substituted, counted.inserted) == (1, 1, 0)
    assert counted.confusions == {("签", "鉴"): 1}


def test_a_line_that_is_not_there_is_lost() -> None:
    counted = Counted()
    counted.page(["本机关决定不予采纳该意见"], ["卷宗第三页", "以下空白"])
    assert counted.lost_lines == 1 and not counted.characters


def test_counts_add_up() -> None:
    first, second = Counted(), Counted()
    first.line("处罚决定书", "处罚央定书")
    second.line("处罚决定书", "处罚央定")
    both = first.plus(second)
    assert (both.lines, both.substituted, both.deleted) == (2, 2, 1)
    assert both.confusions == {("决", "央"): 2}


@pytest.mark.parametrize("rendition", RENDITIONS)
def test_rates_are_those_that_were_counted(rendition: Rendition) -> None:
    counted = table(rendition)
    seen = counted.seen
    chance = random.Random(4)
    text = "".join(chance.choices(list(seen), list(seen.values()), k=60_000))
    # as many times as makes errors common enough to be counted
    times = min(20, max(1.0, 0.02 / max(counted.rates["substitution"], 1e-4)))
    spoilt = spoil(text, rendition, chance, times)
    places = set(spoilt.origin)
    lost = 1 - len(places) / len(text)
    added = (len(spoilt.origin) - len(places)) / len(text)
    firsts = {place: spoilt.text[at] for at, place in reversed(list(enumerate(spoilt.origin)))}
    wrong = sum(text[place] != char for place, char in firsts.items()) / len(text)
    for name, drawn in (("substitution", wrong), ("deletion", lost), ("insertion", added)):
        wanted = counted.rates[name] * times
        assert drawn == pytest.approx(wanted, rel=0.2, abs=0.004), name


@pytest.mark.parametrize("rendition", RENDITIONS)
def test_characters_are_taken_for_what_they_were_taken_for(rendition: Rendition) -> None:
    counted = table(rendition)
    chance = random.Random(8)
    for true, (reads, _) in list(counted.confusions.items())[:40]:
        text = true * 400
        spoilt = spoil(text, rendition, chance, 5)
        swapped = {c for c in spoilt.text if c != true} - set(counted.inserted[0])
        assert swapped <= set("".join(reads))


def test_spans_follow_their_characters() -> None:
    chance = random.Random(3)
    for _ in range(300):
        start = chance.randrange(len(TEXT) - 8)
        spoilt = spoil(TEXT, "poor", chance, chance.choice((0.5, 2, 6)))
        first, last = spoilt.span(start, start + 8)
        assert 0 <= first <= last <= len(spoilt.text)
        assert all(start <= place < start + 8 for place in spoilt.origin[first:last])


def test_nothing_happens_where_nothing_is_asked_for() -> None:
    assert spoil(TEXT, "poor", random.Random(1), 0).text == TEXT
    assert spoil(TEXT, "poor", random.Random(1), 0).span(2, 5) == (2, 5)


def test_look_alikes_are_other_characters() -> None:
    pairs = look_alikes()
    assert len(pairs) >= 30
    assert all(true != read and len(true) == len(read) == 1 for true, read in pairs.items())
