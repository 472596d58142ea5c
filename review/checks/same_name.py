"""Whether two names are one: as written, shortened, masked for the public, or misread."""

from __future__ import annotations

import re
from typing import Literal

from review.checks.names import plain_name
from review.language.distance import distance

Likeness = Literal["same", "alike", "different"]
"""alike: so near that a scan or a shortened writing may be all the difference."""

_MASK = re.compile(r"[*＊×✕某○〇XxＸ]+")
_FORMS = re.compile(r"(?:股份|有限|责任|公司|集团)+$")
_MISREAD_SHARE = 6
"""One character in so many may be misread."""


def compare_names(one: str, other: str) -> Likeness:
    """Names of persons, firms and agencies."""
    left, right = plain_name(one), plain_name(other)
    if not left or not right:
        return "alike"
    if left == right:
        return "same"
    if _masked(left, right) or _masked(right, left):
        return "same"
    short, long = sorted((left, right), key=len)
    if len(short) >= 4 and (long.endswith(short) or _FORMS.sub("", long) == _FORMS.sub("", short)):
        return "alike"
    return "alike" if distance(left, right) <= max(1, len(long) // _MISREAD_SHARE) else "different"


def _masked(hidden: str, name: str) -> bool:
    """A masked writing of the name: 张** for 张三, 云泽***公司 for a firm."""
    parts = _MASK.split(hidden)
    if len(parts) < 2 or not any(parts):
        return False
    return re.fullmatch(".+".join(re.escape(part) for part in parts), name) is not None
