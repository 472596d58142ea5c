"""A stored reading with personal data masked (脱敏), for fixtures that leave the house.

Each secret gives way to text of the same length, the same one everywhere in the case file: a name
that stood in two documents still stands in both. What cannot be hidden whole is not given.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from review.language.names import surname_of
from review.reports.masking import Masker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from review.model.page import Cell, Line, Page
    from review.model.report import Secret

_HIDDEN = ("person", "informer", "phone", "id_no", "address")
_GAP = r"\s*"


class PageMasker:
    """Masks the pages of one case file by its secrets, then by what looks like one."""

    def __init__(self, secrets: Iterable[Secret]) -> None:
        secrets = tuple(secrets)
        self._words = _stand_ins(secrets)
        self._pattern = _any_of(self._words)
        self._shapes = Masker(())

    def page(self, page: Page) -> Page:
        """The page with every text on it masked."""
        return replace(
            page,
            lines=tuple(map(self._line, page.lines)),
            cells=tuple(map(self._cell, page.cells)),
            marks=tuple(replace(one, text=self.text(one.text)) for one in page.marks),
            corrections=tuple(replace(one, text=self.text(one.text)) for one in page.corrections),
        )

    def text(self, text: str) -> str:
        """The text masked, as long as before."""
        if self._pattern is not None:
            text = self._pattern.sub(self._stand_in, text)
        return _as_long(text, self._shapes.text(text))

    def value(self, value: Any) -> Any:
        """Plain data with every text in it masked."""
        return _in_all_texts(value, self.text)

    def left_in(self, pages: Iterable[Page]) -> tuple[str, ...]:
        """Secrets that still stand on the pages, such as a name broken over two lines."""
        whole = "".join(re.sub(r"\s", "", page.text) for page in pages)
        return tuple(word for word in self._words if len(word) > 1 and word in whole)

    def _line(self, line: Line) -> Line:
        return replace(line, text=self.text(line.text))

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, lines=tuple(map(self._line, cell.lines)))

    def _stand_in(self, match: re.Match[str]) -> str:
        found = match[0]
        new = iter(self._words[re.sub(r"\s", "", found)])
        return "".join(one if one.isspace() else next(new) for one in found)


def _stand_ins(secrets: tuple[Secret, ...]) -> dict[str, str]:
    """Secret → text of the same length that says nothing; no two persons get the same."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for secret in secrets:
        bare = re.sub(r"\s", "", secret.text)
        if secret.kind not in _HIDDEN or len(bare) < 2:
            continue
        if secret.kind == "person" or (secret.kind == "informer" and len(bare) <= 4):
            found[bare] = _name(bare, taken)
            taken.add(found[bare])
        elif secret.kind == "address":
            found[bare] = bare[:3] + "某" * (len(bare) - 3)
        else:
            found[bare] = "".join(_figure(one, place) for place, one in enumerate(bare))
    return found


def _name(name: str, taken: set[str]) -> str:
    """王小明 → 王某甲: the surname, and which of that name."""
    surname = surname_of(name)
    rest = len(name) - len(surname)
    if rest <= 0:
        return "某" * len(name)
    for ordinal in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥":
        made = surname + "某" * (rest - 1) + ordinal
        if made not in taken and made != name:
            return made
    return surname + "某" * rest


def _figure(sign: str, place: int) -> str:
    """The first three signs stay, the others say nothing."""
    if place < 3:
        return sign
    return "*" if sign.isascii() else "某"


def _any_of(words: dict[str, str]) -> re.Pattern[str] | None:
    if not words:
        return None
    ordered = sorted(words, key=len, reverse=True)
    return re.compile("|".join(_GAP.join(map(re.escape, word)) for word in ordered))


def _as_long(before: str, masked: str) -> str:
    """What the shapes hid, put back to the length of the line: every character has its box."""
    if len(masked) == len(before):
        return masked
    start = 0
    while start < min(len(before), len(masked)) and before[start] == masked[start]:
        start += 1
    end = 0
    while end < min(len(before), len(masked)) - start and before[-1 - end] == masked[-1 - end]:
        end += 1
    kept = masked[start : len(masked) - end if end else None]
    room = len(before) - start - end
    middle = (kept + "*" * room)[:room]
    return before[:start] + middle + (before[len(before) - end :] if end else "")


def _in_all_texts(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list | tuple):
        return [_in_all_texts(one, mask) for one in value]
    if isinstance(value, dict):
        return {key: _in_all_texts(one, mask) for key, one in value.items()}
    return value
