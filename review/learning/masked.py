"""A stored reading with personal data masked (脱敏), for fixtures that leave the house.

What is secret is found as for teaching cards: by the register of the case file, labels of forms and
shapes. Each secret gives way to text of the same length, the same one everywhere in the case file:
a name that stood in two documents still stands in both, every character keeps its box.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

from review.language.masking.labels import labelled_values, may_name
from review.language.masking.streams import lines_in_streams
from review.language.masking.texts import all_spans, known_spans
from review.language.names import names_in_value, surname_of
from review.language.personal import district_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from review.language.masking.labels import Labelled
    from review.language.masking.register import Register
    from review.model.geometry import Box
    from review.model.page import Line, Page

_KEPT = {"id_no": 3, "phone": 3, "account": 3, "licence": 3, "plate": 2}
"""Signs at the beginning of a number that stay: the kind of number can still be told."""
_ORDINALS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_FIGURE = "7"
"""In place of the figures of a number: a number without figures is one that is missing."""
_ADDRESS = "某地"
"""In place of an address, over and over: 某某 and stars are remains of a template, a fault."""


class PageMasker:
    """Masks the pages of one case file by its register, then by what looks personal."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._names: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def page(self, page: Page) -> Page:
        """The page with every text on it masked."""
        hidden: dict[_Sign, str] = {}
        for lines, stream in lines_in_streams(page):
            whole = self.text(stream.text)
            for line, start in zip(lines, stream.starts, strict=True):
                _note(hidden, line, whole[start : start + len(line.text)])
        for one in _strange_names(page):
            for line in page.lines:
                if line.box.contains_point(*one.box.center):
                    _note(hidden, line, line.text.replace(one.text, self._name(one.text)))

        def masked(line: Line) -> Line:
            text = "".join(hidden.get(sign, sign[1]) for sign in _signs(line))
            return replace(line, text=_both(line.text, text, self.text(line.text)))

        return replace(
            page,
            lines=tuple(map(masked, page.lines)),
            cells=tuple(replace(one, lines=tuple(map(masked, one.lines))) for one in page.cells),
            marks=tuple(replace(one, text=self.text(one.text)) for one in page.marks),
            corrections=tuple(replace(one, text=self.text(one.text)) for one in page.corrections),
        )

    def text(self, text: str) -> str:
        """The text masked, as long as before; where secrets overlap, all of each is hidden."""
        shown = text
        for one in all_spans(text, self._register):
            part = text[one.start : one.end]
            new = self._stand_in(one.kind, one.secret, part)
            hidden = text[: one.start] + new + text[one.end :]
            shown = _both(text, shown, hidden)
        return shown

    def value(self, value: Any) -> Any:
        """Plain data with every text in it masked."""
        return _in_all_texts(value, self.text)

    def left_in(self, pages: Iterable[Page]) -> tuple[str, ...]:
        """Secrets that still stand on the pages, such as a name broken over two places."""
        register = self._register
        whole = "".join(re.sub(r"\s", "", page.text) for page in pages)
        left = [name for name in register.persons if len(name) > 1 and name in whole]
        left += [one for one in register.numbers if one in whole]
        left += [
            whole[one.start : one.end]
            for one in known_spans(whole, register)
            if one.kind == "address" and "某" not in whole[one.start : one.end]
        ]
        return tuple(dict.fromkeys(left))

    def _stand_in(self, kind: str, secret: str, found: str) -> str:
        if kind == "person":
            return _over(found, self._name(secret))
        if kind == "address":
            kept = len(district_of(found))
            return found[:kept] + _over(found[kept:], _ADDRESS * len(found))
        return self._number(kind, secret, found)

    def _number(self, kind: str, secret: str, found: str) -> str:
        """1107777…01: the last two figures say which number it is; gaps and dots as they were."""
        key = "".join(filter(str.isalnum, secret)).upper()
        own = self._numbers.setdefault(key, len(self._numbers) + 1)
        kept = _KEPT.get(kind, 0)
        signs = [place for place, sign in enumerate(found) if sign.isalnum()]
        hidden = signs[kept if len(signs) > 2 * kept else 0 :]
        ordinal = f"{own % 100:02}".rjust(len(hidden), _FIGURE)[-len(hidden) :]
        figures = dict(zip(hidden, ordinal, strict=True))
        return "".join(figures.get(place, sign) for place, sign in enumerate(found))

    def _name(self, name: str) -> str:
        """王小明 → 王某甲: the surname, and which of that name; as long as the name."""
        if name not in self._names:
            self._names[name] = _another_name(name, set(self._names.values()))
        return self._names[name]


def _strange_names(page: Page) -> Iterator[Labelled]:
    """What answers a person's label and is no name that the register could take."""
    for one in labelled_values(page):
        if one.kind == "person" and may_name(one.whole) and not names_in_value(one.text):
            yield one


def _another_name(name: str, taken: set[str]) -> str:
    surname = surname_of(name)
    rest = len(name) - len(surname)
    if rest <= 0:
        return "某" * len(name)
    for ordinal in _ORDINALS:
        made = surname + "某" * (rest - 1) + ordinal
        if made not in taken and made != name:
            return made
    return surname + "某" * rest


def _over(found: str, stand_in: str) -> str:
    """The stand-in written over the letters of what was found; gaps and dots stay."""
    signs = iter(stand_in)
    return "".join(next(signs, "某") if one.isalnum() else one for one in found)


def _both(text: str, first: str, second: str) -> str:
    """What either of two maskings of one text hides."""
    return "".join(a if a != own else b for own, a, b in zip(text, first, second, strict=True))


_Sign = tuple["Box", str]
"""A character at its place: the same on the page and in the cell that has a part of its line."""


def _signs(line: Line) -> Iterator[_Sign]:
    boxes = line.char_boxes if len(line.char_boxes) == len(line.text) else repeat(line.box)
    return zip(boxes, line.text, strict=False)


def _note(hidden: dict[_Sign, str], line: Line, masked: str) -> None:
    for sign, shown in zip(_signs(line), masked, strict=True):
        if shown != sign[1]:
            hidden.setdefault(sign, shown)


def _in_all_texts(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list | tuple):
        return [_in_all_texts(one, mask) for one in value]
    if isinstance(value, dict):
        return {key: _in_all_texts(one, mask) for key, one in value.items()}
    return value
