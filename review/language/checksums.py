"""Check characters of identity and credit code numbers, and what scans confuse in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: no I, O, S, V, Z."""

_CITIZEN_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_CHECKS = "10X98765432"
_CONFUSED = {
    "0": "ODQ",
    "O": "0",
    "D": "0",
    "Q": "0",
    "1": "IL",
    "I": "1",
    "L": "1",
    "5": "S",
    "S": "5",
    "8": "B",
    "B": "8",
    "2": "Z",
    "Z": "2",
    "6": "G",
    "G": "6",
    "V": "U",
}
_PROVINCES = frozenset(
    str(code)
    for first, last in (
        (11, 15),
        (21, 23),
        (31, 37),
        (41, 46),
        (50, 54),
        (61, 65),
        (71, 71),
        (81, 83),
    )
    for code in range(first, last + 1)
)


def citizen_check(digits: str) -> str:
    """The last character that 17 digits ask for (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_CITIZEN_WEIGHTS, digits, strict=True))
    return _CITIZEN_CHECKS[total % 11]


def credit_check(characters: str) -> str:
    """The last character that 17 characters ask for (GB 32100, MOD 31 with weights 3^i)."""
    total = sum(
        CREDIT_ALPHABET.index(character) * pow(3, place, 31)
        for place, character in enumerate(characters)
    )
    return CREDIT_ALPHABET[-total % 31]


def registration_check(digits: str) -> str:
    """The 15th digit that 14 digits of a 注册号 ask for (GS 15, ISO 7064 MOD 11,10)."""
    remainder = 10
    for digit in digits:
        total = (remainder + int(digit)) % 10 or 10
        remainder = total * 2 % 11
    return str((11 - remainder) % 10)


def is_province(digits: str) -> bool:
    """Whether the first two digits are those of a province (GB/T 2260)."""
    return digits[:2] in _PROVINCES


def birth_date(number: str) -> date | None:
    """The birth date in an 18-digit identity number, where the calendar has it."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None
    return born if 1900 <= born.year <= 2099 else None


def repairs(written: str, is_valid: Callable[[str], bool]) -> tuple[str, ...]:
    """Every writing that passes the check, one character changed for one like it.

    One only: with two, some repair would fit by chance.
    """
    return tuple(
        repaired
        for place, character in enumerate(written)
        for other in _CONFUSED.get(character, "")
        if is_valid(repaired := written[:place] + other + written[place + 1 :])
    )
