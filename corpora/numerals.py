"""Chinese writings of numbers, dates and money, written apart from the product's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_DIGITS = "〇一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"


def chinese(number: int) -> str:
    """12 → 十二, 105 → 一百零五; up to 9999."""
    if number < 10:
        return _DIGITS[number] if number else "零"
    text, units, zero = "", ((1000, "千"), (100, "百"), (10, "十"), (1, "")), False
    for size, unit in units:
        digit = number // size % 10
        if digit:
            text += ("零" if zero else "") + _DIGITS[digit] + unit
            zero = False
        elif text:
            zero = True
    return text.removeprefix("一") if text.startswith("一十") else text


def chinese_date(day: date) -> str:
    """二〇二五年四月十八日."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


def capitals(fen: int) -> str:
    """Capital writing of money (大写金额): 伍仟元整, 壹万贰仟叁佰元伍角."""
    yuan, cents = divmod(fen, 100)
    text, zero = "", False
    digits = str(yuan)
    units = ["", "拾", "佰", "仟"]
    for index, digit in enumerate(digits):
        place = len(digits) - 1 - index
        if digit == "0":
            zero = zero or bool(text)
        else:
            text += ("零" if zero else "") + _CAPITALS[int(digit)] + units[place % 4]
            zero = False
        if place % 4 == 0 and place:
            group = digits[max(0, index - 3) : index + 1]
            if int(group):
                text += {4: "万", 8: "亿"}.get(place, "")
    text = (text or "零") + "元"
    jiao, fen_left = divmod(cents, 10)
    if not cents:
        return text + "整"
    return (
        text
        + (_CAPITALS[jiao] + "角" if jiao else "零")
        + (_CAPITALS[fen_left] + "分" if fen_left else "")
    )


def amount(fen: int, style: str) -> str:
    """A sum in figures; `style`: comma 5,000.00元, plain 5000元, decimal 5000.00元, wan 0.5万元."""
    yuan, cents = divmod(fen, 100)
    if style == "comma":
        return f"{yuan:,}.{cents:02d}元"
    if style == "decimal":
        return f"{yuan}.{cents:02d}元"
    if style == "wan" and fen % 10_000 == 0 and yuan >= 1000:
        return f"{yuan / 10_000:g}万元"
    return f"{yuan}元" if not cents else f"{yuan}.{cents:02d}元"
