"""Characters read wrong: each printed line against its best place in the page's text.

Source: approximate substring matching by G. Myers, A fast bit-vector algorithm (1999), with one
Python integer as the bit vector.
"""

from __future__ import annotations

import re
import unicodedata

_BRACKETS = str.maketrans("【】[]｛｝{}", "()()()()")


def normal(text: str) -> str:
    """NFKC, no spaces, brackets folded: what a reader would call the same text."""
    folded = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return re.sub(r"\s", "", folded)


def errors_in_line(line: str, text: str) -> int:
    """Smallest edit distance of `line` to any part of `text`; both normalised already."""
    if not line:
        return 0
    masks: dict[str, int] = {}
    for index, character in enumerate(line):
        masks[character] = masks.get(character, 0) | 1 << index
    top = 1 << (len(line) - 1)
    everything = (1 << len(line)) - 1
    plus, minus, score = everything, 0, len(line)
    best = score
    for character in text:
        match = masks.get(character, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        up = minus | ~(diagonal | plus)
        down = plus & diagonal
        if up & top:
            score += 1
        elif down & top:
            score -= 1
        best = min(best, score)
        up, down = up << 1, down << 1
        plus = (down | ~(diagonal | up)) & everything
        minus = up & diagonal & everything
    return best


def errors_on_page(lines: tuple[str, ...], text: str) -> tuple[int, int]:
    """(characters wrong or lost, characters printed) of a page."""
    page = normal(text)
    printed = [normal(line) for line in lines]
    return sum(errors_in_line(line, page) for line in printed), sum(map(len, printed))
