"""分件 of the same pages side by side: they part where no document of any of them crosses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.campaign.cross_review.layouts import plain_layout, replaced, stretches, within
from review.model.case_record import LayoutDocument


def cut(*runs: str):
    """ "1-2 甲": pages 1 and 2 of kind 甲."""
    documents = []
    for run in runs:
        pages, kind = run.split()
        first, last = map(int, pages.split("-"))
        documents.append(LayoutDocument(first, last, kind, kind))
    return plain_layout(documents)


@pytest.mark.parametrize(
    ("layouts", "expected"),
    [
        ([cut("1-2 a", "3-3 b")], [(1, 2), (3, 3)]),
        ([cut("1-2 a", "3-3 b"), cut("1-1 a", "2-3 b")], [(1, 3)]),
        ([cut("1-2 a", "3-5 b"), cut("1-2 a", "3-4 b", "5-5 c")], [(1, 2), (3, 5)]),
        # Page 3 is blank and belongs to none; page 4 has the end of one and the begin of another.
        ([cut("1-2 a", "4-5 b")], [(1, 2), (3, 3), (4, 5)]),
        ([cut("1-4 a", "4-5 b", "6-6 c")], [(1, 5), (6, 6)]),
        ([()], []),
    ],
)
def test_stretches(layouts, expected):
    assert stretches(layouts) == expected


@st.composite
def layouts(draw, pages: int = 9):
    ends = [*sorted(draw(st.sets(st.integers(1, pages - 1)))), pages]
    firsts = [1, *(end + 1 for end in ends[:-1])]
    return plain_layout(
        LayoutDocument(first, last, draw(st.sampled_from("abc")), "")
        for first, last in zip(firsts, ends, strict=True)
    )


@given(layouts(), layouts())
def test_taking_every_stretch_gives_the_other_layout(own, other):
    taken = own
    for stretch in stretches([own, other]):
        taken = replaced(taken, stretch, within(other, stretch))
        pages = [no for one in taken for no in range(one.first_page, one.last_page + 1)]
        assert pages == list(range(1, 10))
    assert taken == other


@given(layouts(), layouts())
def test_a_stretch_leaves_the_pages_around_it_alone(own, other):
    cuts = stretches([own, other])
    first, last = cuts[0]
    taken = replaced(own, cuts[0], within(other, cuts[0]))
    assert [one for one in taken if one.first_page > last] == [
        one for one in own if one.first_page > last
    ]
    assert within(taken, (first, last)) == within(other, (first, last))
