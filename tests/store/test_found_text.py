"""Where the words of a search stand on the page."""

from __future__ import annotations

import pytest

from review.store.folding import fold, fold_words
from review.store.found_text import found_lines
from tests.builders import page

PAGE = page(1, "云泽市城市管理局", "云城管罚〔2026〕12号", "罚款人民币50%，ABC１２３")


def test_a_hit_has_its_characters_box_and_what_stands_around():
    (hit,) = found_lines(PAGE, "管罚")
    line = PAGE.lines[1]
    assert hit.line == 1
    assert hit.boxes == (line.span_box(2, 4),)
    assert (hit.before, hit.hit, hit.after) == (
        "云泽市城市管理局云城",
        "管罚",
        "〔2026〕12号罚款人民币50%，ABC１２３",
    )


def test_a_hit_goes_across_the_end_of_a_line():
    (hit,) = found_lines(PAGE, "管理局云城")
    assert hit.line == 0
    assert hit.boxes == (PAGE.lines[0].span_box(5, 8), PAGE.lines[1].span_box(0, 2))
    assert hit.hit == "管理局云城"


def test_a_hit_over_three_lines_covers_the_middle_one_whole():
    (hit,) = found_lines(page(1, "甲乙", "丙", "丁戊"), "乙丙丁")
    assert len(hit.boxes) == 3
    assert hit.hit == "乙丙丁"


def test_all_places_of_all_words_in_reading_order():
    assert [(one.line, one.hit) for one in found_lines(PAGE, "12 云")] == [
        (0, "云"),
        (1, "云"),
        (1, "12"),
        (2, "１２"),
    ]


@pytest.mark.parametrize("query", ["(2026)", "（2026）", "【2026】", "[2026]", "abc123", "ＡＢＣ"])
def test_width_case_and_brackets_do_not_count(query):
    assert found_lines(PAGE, query)


@pytest.mark.parametrize("query", ["", "  ", "%%", "*", "云*", "云%", "AND", '"', "50", "0%"])
def test_signs_mean_themselves(query):
    assert bool(found_lines(PAGE, query)) == (query in ("50", "0%"))


def test_one_character_may_fold_to_several():
    (hit,) = found_lines(page(1, "面积30㎡余"), "m2余")
    assert hit.hit == "㎡余"
    assert found_lines(page(1, "面积30㎡余"), "0m")[0].hit == "0㎡"


def test_words_are_told_apart_by_any_white_space():
    assert fold_words("罚款　决定\n书 罚款") == ("罚款", "决定", "书")
    assert len(fold_words(" ".join(str(n) for n in range(100, 150)))) == 16


def test_folding_twice_changes_nothing():
    for sample in ("〔２０２６〕12号 “引” — ½ ﬁ ⽂", "\0\ud800\u200b", "İßΣ"):
        assert fold(fold(sample)) == fold(sample)
