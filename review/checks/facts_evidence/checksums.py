"""Check characters of 统一社会信用代码 (GB 32100) and 公民身份号码 (GB 11643)."""

from __future__ import annotations

from datetime import date

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_CHECKS = "10X98765432"


def credit_fault(code: str) -> str:
    """What is wrong with a credit code, in Chinese; "" where it passes."""
    if len(code) != 18:
        return f"为{len(code)}位，应为18位"
    wrong = "".join(dict.fromkeys(char for char in code if char not in CREDIT_ALPHABET))
    if wrong:
        return f"含有不允许使用的字符“{wrong}”"
    total = sum(
        CREDIT_ALPHABET.index(char) * weight
        for char, weight in zip(code, _CREDIT_WEIGHTS, strict=False)
    )
    expected = CREDIT_ALPHABET[-total % 31]
    return "" if code[17] == expected else f"第18位校验码应为“{expected}”，实为“{code[17]}”"


def citizen_fault(number: str) -> str:
    """What is wrong with an identity number, in Chinese; "" where it passes."""
    if len(number) != 18:
        return f"为{len(number)}位，应为18位"
    if not number[:17].isdecimal() or number[17] not in "0123456789X":
        return "含有不允许使用的字符"
    if birth_of(number) is None:
        return f"出生日期段“{number[6:14]}”不是有效日期"
    total = sum(int(char) * weight for char, weight in zip(number, _CITIZEN_WEIGHTS, strict=False))
    expected = _CITIZEN_CHECKS[total % 11]
    return "" if number[17] == expected else f"第18位校验码应为“{expected}”，实为“{number[17]}”"


def birth_of(number: str) -> date | None:
    """The birth date in an 18-digit identity number."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def gender_of(number: str) -> str:
    """男 or 女 by the 17th digit."""
    return "男" if int(number[16]) % 2 else "女"
