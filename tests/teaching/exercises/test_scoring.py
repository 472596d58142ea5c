"""Marks of an answer: half for the defect, half for the place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.exercises import Drawn
from review.model.geometry import Box
from review.teaching.exercises.scoring import mark_answer, mark_clean, overlap

PLACE = Box(100, 200, 300, 216)
"""A line of text: a date with its label."""
ON_PAGE_1 = {1: (PLACE,)}


@pytest.mark.parametrize(
    ("code", "box", "points", "right"),
    [
        ("EXE-03", Box(100, 200, 300, 216), 100, True),  # 缺陷项和位置都对
        ("EXE-03", Box(90, 190, 312, 228), 100, True),  # 画得宽一些,仍算全对
        ("EXE-03", Box(100, 200, 200, 216), 100, True),  # 只框住一半
        ("EXE-03", Box(400, 600, 500, 640), 50, False),  # 缺陷项对,位置不对
        ("EXE-03", None, 50, False),  # 没有画
        ("EXE-01", Box(100, 200, 300, 216), 70, True),  # 大类对
        ("DOC-01", Box(100, 200, 300, 216), 50, False),  # 位置对,缺陷项不对
        ("", Box(100, 200, 300, 216), 0, False),  # 答“没有问题”
        ("EXE-03", Box(0, 0, 595, 842), 51, False),  # 框住整页不算找到
    ],
)
def test_an_answer_to_a_page_with_a_fault(code, box, points, right):
    drawn = (Drawn(1, box),) if box else ()
    mark = mark_answer("EXE-03", ON_PAGE_1, code, drawn)
    assert abs(mark.points - points) <= 1
    assert mark.right is right
    assert mark.points == mark.for_code + mark.for_place
    assert mark.why


def test_the_right_box_on_another_page_is_no_place():
    assert mark_answer("EXE-03", ON_PAGE_1, "EXE-03", (Drawn(2, PLACE),)).for_place == 0


def test_one_of_several_places_is_enough_and_strewn_boxes_cost():
    places = {1: (PLACE, Box(100, 400, 300, 416)), 2: (PLACE,)}
    assert mark_answer("EXE-03", places, "EXE-03", (Drawn(2, PLACE),)).points == 100
    strewn = tuple(Drawn(1, Box(x, 600, x + 20, 620)) for x in range(0, 300, 30))
    mark = mark_answer("EXE-03", places, "EXE-03", (Drawn(1, PLACE), *strewn))
    assert mark.for_place == 0
    assert "多画8处" in mark.why[-1]


def test_a_fault_without_a_place_is_marked_by_its_code_alone():
    assert mark_answer("DOC-05", {}, "DOC-05", ()).points == 100
    assert mark_answer("DOC-05", {}, "EXE-01", ()).points == 0


def test_a_page_without_fault():
    assert mark_clean("", ()).right
    assert mark_clean("EXE-03", ()).points == 0
    assert mark_clean("", (Drawn(1, PLACE),)).points == 0


_EDGE = st.floats(0, 800, allow_nan=False).map(lambda value: round(value, 1))
_BOXES = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    _EDGE,
    _EDGE,
    st.floats(1, 300).map(round),
    st.floats(1, 300).map(round),
)


@given(_BOXES, _BOXES)
def test_overlap_is_even_handed_and_never_more_than_whole(one, other):
    assert overlap(one, other) == pytest.approx(overlap(other, one))
    assert 0 <= overlap(one, other) <= 1 + 1e-9
    assert overlap(one, one) == pytest.approx(1)


@given(st.lists(st.builds(Drawn, st.integers(1, 3), _BOXES), max_size=6), st.booleans())
def test_marks_stay_between_nothing_and_full(drawn, knows):
    mark = mark_answer("EXE-03", {1: (PLACE,), 2: (PLACE,)}, "EXE-03" if knows else "X-1", drawn)
    assert 0 <= mark.points <= 100
    assert mark.points == mark.for_code + mark.for_place
