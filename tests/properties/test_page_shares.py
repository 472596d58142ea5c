"""A box as shares of its page and back: the same place, and never outside of the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.model.geometry import Box

WIDTH, HEIGHT = 595.3, 841.9
EDGES = st.tuples(*(st.floats(0, 1) for _ in range(4)))
ANYWHERE = st.tuples(*(st.floats(-5, 5) for _ in range(4)))


@given(EDGES)
def test_there_and_back(edges):
    left, right = sorted(edges[:2])
    top, bottom = sorted(edges[2:])
    box = Box(left * WIDTH, top * HEIGHT, right * WIDTH, bottom * HEIGHT)
    again = Box.of_fractions(box.fractions(WIDTH, HEIGHT), WIDTH, HEIGHT)
    assert (again.x0, again.y0, again.x1, again.y1) == pytest.approx(
        (box.x0, box.y0, box.x1, box.y1), abs=0.2
    )


@given(ANYWHERE)
def test_what_is_drawn_stays_on_the_page(shares):
    box = Box.of_fractions(shares, WIDTH, HEIGHT)
    assert 0 <= box.x0 <= box.x1 <= WIDTH
    assert 0 <= box.y0 <= box.y1 <= HEIGHT
