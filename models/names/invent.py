"""Invented names of people, firms, places and goods, far more than the generator's papers hold.

A reader that saw the few names of the papers only would learn them by heart.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from review.language.words import word_sections

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence


@cache
def _parts() -> Mapping[str, Sequence[str]]:
    """What names are made of, from `parts.yaml`."""
    text = (files("models.names") / "parts.yaml").read_text(encoding="utf-8")
    parts: dict[str, list[str]] = yaml.safe_load(text)
    return parts


class Inventor:
    """Makes one name after another from a seeded source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        parts = word_sections("surnames.txt")
        self._common = "".join(parts["common"])
        self._rare = "".join(parts["rare"])
        self._compound = tuple(parts["compound"])
        rows = range(0xB0, 0xD8)
        codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
        self._any = "".join(code.decode("gb2312", errors="ignore") for code in codes)

    def name(self, kind: str) -> str:
        """A name of one of `NAME_KINDS`."""
        return {
            "person": self.person,
            "firm": self.firm,
            "place": self.place,
            "goods": self.goods,
        }[kind]()

    def person(self) -> str:
        """Mostly two or three characters; now and then a compound surname or a masked name."""
        chance = self._chance
        draw = chance.random()
        if draw < 0.04:
            return chance.choice(self._common) + chance.choice(("某", "某某", "某甲", "××", "**"))
        if draw < 0.09:
            surname = chance.choice(self._compound)
        else:
            surname = chance.choice(self._common if chance.random() < 0.85 else self._rare)
        given = _parts()["given_letters"] if chance.random() < 0.6 else self._any
        return surname + "".join(chance.choices(given, k=chance.choice((1, 2, 2, 2))))

    def firm(self) -> str:
        """A company, or a shop of a single trader."""
        chance = self._chance
        region = self.region() if chance.random() < 0.8 else ""
        if chance.random() < 0.5:
            form = chance.choice(_parts()["forms"])
            return f"{region}{self._brand()}{chance.choice(_parts()['trades'])}{form}"
        owner = self.person() if chance.random() < 0.25 else self._brand()
        return f"{region}{owner}{chance.choice(_parts()['shops'])}"

    def place(self) -> str:
        """An address, or a place by its name."""
        chance = self._chance
        street = chance.choice(_parts()["street_words"]) if chance.random() < 0.5 else self._brand()
        region = self.region() if chance.random() < 0.85 else ""
        if chance.random() < 0.15:
            room = self._brand() + chance.choice(_parts()["rooms"])
            return f"{region}{room}{chance.choice('ABC一二三')}区"
        number = chance.randint(1, 999)
        end = chance.choice(_parts()["place_ends"])
        return f"{region}{street}{chance.choice(_parts()['streets'])}{number}{end}"

    def goods(self) -> str:
        """Goods, mostly with a brand."""
        chance = self._chance
        brand = (
            f"{self._brand()}{chance.choice(_parts()['brand_ends'])}"
            if chance.random() < 0.6
            else ""
        )
        return f"{brand}{chance.choice(_parts()['goods'])}"

    def region(self) -> str:
        """A city, a district of it, or both."""
        chance = self._chance
        city = chance.choice(_parts()["regions"]) if chance.random() < 0.5 else self._brand()
        district = "".join(chance.choices(self._any, k=2)) + chance.choice("区县市镇")
        return chance.choice((f"{city}市", f"{city}市{district}", district, f"{city}", f"{city}县"))

    def _brand(self) -> str:
        letters = _parts()["brand_letters"] if self._chance.random() < 0.6 else self._any
        return "".join(self._chance.choices(letters, k=self._chance.choice((2, 2, 2, 3))))
