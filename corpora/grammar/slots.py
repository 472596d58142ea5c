"""What stands in the slots of the grammar: invented names, places, goods; real citations of law."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import firms, people
from corpora.agencies import CITY, DISTRICTS
from corpora.causes import causes
from corpora.numerals import amount, chinese, chinese_date
from corpora.rows import read_rows
from corpora.voice import Voice

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

NAMED = ("person", "firm", "place", "goods")
"""Slots whose words are names."""
_VOICES = (Voice(0), Voice(0, item="plain"))


@cache
def _lists(family: str) -> Mapping[str, tuple[str, ...]]:
    rows = read_rows(Path(__file__).parent / family / "slots.yaml")
    return {name: tuple(words) for name, words in rows.items()}


@cache
def _cited(family: str) -> tuple[str, ...]:
    """Citations of every second cause: each family has its own."""
    chosen = [c for n, c in enumerate(causes().values()) if n % 2 == (family == "heldout")]
    laws = dict.fromkeys(one for cause in chosen for one in (*cause.violated, cause.penalty))
    return tuple(_VOICES[n % 2].write_citation(law) for n, law in enumerate(laws))


def fill(kind: str, family: str, chance: random.Random) -> str:
    """Words for a slot of this kind."""
    lists = _lists(family)
    place = CITY + chance.choice(DISTRICTS)[0]
    if kind == "person":
        return people.person_name(chance)
    if kind == "firm":
        return firms.party(
            chance, chance.choice(("法人", "法人", "个体户")), place, chance.choice(lists["trade"])
        ).name
    if kind == "place":
        return _place(place, lists, chance)
    if kind == "town":
        return place
    if kind == "law":
        return chance.choice(_cited(family))
    if kind == "day":
        day = date(2023, 1, 5) + timedelta(days=chance.randrange(1200))
        forms = (f"{day.year}年{day.month}月{day.day}日", f"{day:%Y年%m月%d日}", chinese_date(day))
        return chance.choice((*forms[:2], *forms))
    if kind == "clock":
        return f"{chance.randrange(8, 21)}时{chance.randrange(0, 60):02d}分"
    if kind == "money":
        sum_ = chance.choice((chance.randrange(60, 900) * 100, chance.randrange(4, 300) * 10_000))
        return amount(sum_, chance.choice(("plain", "comma", "decimal")))
    if kind == "number":
        return str(chance.randrange(2, 60))
    if kind == "few":
        return str(chance.randrange(2, 6))
    if kind == "han":
        return chinese(chance.randrange(1, 12))
    if kind == "count":
        return f"{chance.randrange(3, 80)}{chance.choice(lists['unit'])}"
    return chance.choice(lists[kind])


def _place(place: str, lists: Mapping[str, tuple[str, ...]], chance: random.Random) -> str:
    if chance.random() < 0.6:
        return firms.address(chance, place if chance.random() < 0.6 else place[3:])
    return chance.choice((place, place[3:], "")) + chance.choice(lists["spot"])
