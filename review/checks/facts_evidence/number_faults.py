"""What is wrong with a 统一社会信用代码 or 公民身份号码, in words."""

from __future__ import annotations

from review.language.checksums import CREDIT_ALPHABET, birth_date, citizen_check, credit_check


def credit_fault(code: str) -> str:
    """What is wrong with a credit code, in Chinese; "" where it passes (GB 32100)."""
    if len(code) != 18:
        return f"为{len(code)}位，应为18位"
    wrong = "".join(dict.fromkeys(char for char in code if char not in CREDIT_ALPHABET))
    if wrong:
        return f"含有不允许使用的字符“{wrong}”"
    expected = credit_check(code[:17])
    return "" if code[17] == expected else f"第18位校验码应为“{expected}”，实为“{code[17]}”"


def citizen_fault(number: str) -> str:
    """What is wrong with an identity number, in Chinese; "" where it passes (GB 11643)."""
    if len(number) != 18:
        return f"为{len(number)}位，应为18位"
    if not number[:17].isdecimal() or number[17] not in "0123456789X":
        return "含有不允许使用的字符"
    if birth_date(number) is None:
        return f"出生日期段“{number[6:14]}”不是有效日期"
    expected = citizen_check(number[:17])
    return "" if number[17] == expected else f"第18位校验码应为“{expected}”，实为“{number[17]}”"


def gender_of(number: str) -> str:
    """男 or 女 by the 17th digit."""
    return "男" if int(number[16]) % 2 else "女"
