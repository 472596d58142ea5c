"""What scans confuse: whether two different numbers may be one, misread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.fact import Fact

SURELY_READ = 0.9
"""Facts below it on scanned pages may be one of the numbers they are easily taken for."""
_CONFUSED = (
    {"0", "O", "D", "Q", "8", "6"},
    {"1", "I", "L", "7", "T"},
    {"2", "Z"},
    {"3", "8"},
    {"5", "S", "6"},
    {"8", "B", "9"},
    {"6", "G"},
    {"U", "V", "Y"},
)


def may_be_misread(written: str, other: str) -> bool:
    """The two numbers differ by one character that scans confuse.

    Or by one lost or doubled character.
    """
    if len(written) == len(other):
        pairs = [(a, b) for a, b in zip(written, other, strict=True) if a != b]
        return len(pairs) == 1 and any(set(pairs[0]) <= group for group in _CONFUSED)
    longer, shorter = sorted((written, other), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def is_scanned(case_facts: CaseFacts, *facts: Fact) -> bool:
    """Any of these facts was read from a picture."""
    numbers = {place.page_no for fact in facts for place in fact.evidence}
    return any(case_facts.pages[number - 1].reading != "text" for number in numbers)


def may_be_one(case_facts: CaseFacts, one: Fact, other: Fact) -> bool:
    """Two dates or numbers of a scan that differ as one misread figure would make them."""
    if not is_scanned(case_facts, one, other) or min(one.confidence, other.confidence) >= (
        SURELY_READ
    ):
        return False
    return may_be_misread(_figures(one), _figures(other))


def _figures(fact: Fact) -> str:
    return str(fact.value)[:10].replace("-", "")
