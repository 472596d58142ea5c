"""An amount in capitals (大写金额) as fen."""

from __future__ import annotations

import re

from review.language.numerals import parse_numeral

_CAPITALS = re.compile(
    r"(?:(?P<yuan>[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿一二三四五六七八九十百千两]+)[元圆])?"
    r"零?(?:(?P<jiao>[壹贰叁肆伍陆柒捌玖一二三四五六七八九])角)?"
    r"零?(?:(?P<fen>[壹贰叁肆伍陆柒捌玖一二三四五六七八九])分)?[整正]?"
)
_REMARKS = re.compile(r"人民币|大写|[（()）:：\s]")


def capital_fen(text: str) -> int | None:
    """人民币伍仟元整 as 500000; None where it is no such amount."""
    match = _CAPITALS.fullmatch(_REMARKS.sub("", text))
    if match is None or not any(match.groups()):
        return None
    total = 0
    for name, scale in (("yuan", 100), ("jiao", 10), ("fen", 1)):
        if match[name]:
            number = parse_numeral(match[name])
            if number is None:
                return None
            total += number * scale
    return total
