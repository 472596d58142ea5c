"""Titles of documents (文书标题): one normal form, and every writing of a kind's title."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "（［【〔﹝[", "）］】〕﹞]"
_BRACKETS = str.maketrans(_OPEN + _CLOSE, "(" * len(_OPEN) + ")" * len(_CLOSE))
_BRACKETED = re.compile(r"^(.*?)\(([^()]*)\)(.*)$")


def normalise_title(text: str) -> str:
    """The title with half-width brackets, digits and letters and without spaces or 《》."""
    plain = unicodedata.normalize("NFKC", text.translate(_BRACKETS)).translate(_BRACKETS)
    return re.sub(r"[\s《》]", "", plain)


def direct_titles(names: Iterable[str], pattern: str) -> set[str]:
    """Writings given in the row.

    Name, aliases, variants of ministries (parts of 甲/乙 too), pattern.
    """
    writings: set[str] = set()
    for name in (*names, *pattern.replace("\\", "").split("|")):
        title = normalise_title(name)
        writings.add(title)
        parts = _split_outside_brackets(title)
        if len(parts) > 1 and all(len(part) >= 4 for part in parts):
            writings.update(parts)
    return writings


def bracket_writings(title: str) -> Iterator[str]:
    """What offices print for 甲(乙)丙.

    甲丙, 甲乙丙, 乙丙, e.g. 责令(限期)改正通知书, 解除扣押决定书.
    """
    match = _BRACKETED.match(title)
    if not match:
        return
    before, inside, after = match.groups()
    options = [part for part in re.split(r"[/、]", inside) if part]
    candidates = [before + after]
    candidates += [before + option + after for option in options]
    candidates += [option + after for option in options if len(after) >= 2]
    candidates += [
        before[: -len(option)] + option + after for option in options if len(option) == 2
    ]
    if len(options) > 1:
        candidates.append(before + "".join(options) + after)
    if after:
        candidates += [f"{before}、{option}{after}" for option in options]
    yield from (writing for writing in candidates if len(writing) >= 4)


def _split_outside_brackets(title: str) -> list[str]:
    return re.split(r"/(?![^(]*\))", title)
