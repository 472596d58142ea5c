"""Pages scanned twice (重复页), told by what they say.

Two filled forms may differ by one digit, so pictures that look alike prove nothing: the text must
be nearly the same and every run of digits must be the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.page import Page

MIN_CHARACTERS = 60
"""A page that says less (a photo with a caption) is not judged by its text."""

SAME_TEXT = 0.97


def mark_duplicates(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The same pages, each that repeats an earlier one naming it in `duplicate_of`."""
    first_with: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    marked: list[Page] = []
    for page in pages:
        text = re.sub(r"\s", "", page.text)
        digits = tuple(sorted(re.findall(r"\d+", text)))
        earlier = first_with.setdefault(digits, [])
        copy_of = page.duplicate_of
        if copy_of is None and page.readable and len(text) >= MIN_CHARACTERS and digits:
            copy_of = next((no for no, other in earlier if _nearly_same(text, other)), None)
            if copy_of is None:
                earlier.append((page.page_no, text))
        marked.append(replace(page, duplicate_of=copy_of))
    return tuple(marked)


def _nearly_same(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= SAME_TEXT and matcher.ratio() >= SAME_TEXT
