from __future__ import annotations

import pytest

from review.commands.review import parse_page_ranges
from review.errors import UsageError


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-3", {1, 2, 3}),
        ("5", {5}),
        ("1-2,7、9", {1, 2, 7, 9}),
        (" 3 – 4 , 8", {3, 4, 8}),
    ],
)
def test_ranges(text, pages):
    assert parse_page_ranges(text) == pages


@pytest.mark.parametrize("text", ["", "0-3", "5-2", "a", "1--3", "1-", "-2"])
def test_bad_ranges_are_refused(text):
    with pytest.raises(UsageError) as caught:
        parse_page_ranges(text)
    assert caught.value.exit_status == 2
