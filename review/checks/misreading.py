"""What scans confuse: whether two different numbers may be one, misread."""

from __future__ import annotations

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
