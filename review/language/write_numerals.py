"""Numbers written as Chinese numerals."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def numeral(number: int) -> str:
    """A Chinese numeral below ten thousand, as statutes count articles."""
    text, pending = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + unit
            pending = False
        else:
            pending = True
    return text.removeprefix("一") if 10 <= number < 20 else text or _DIGITS[0]
