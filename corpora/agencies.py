"""Invented agencies of the ministries, in a city that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.ministries import ministries
from corpora.story import Agency

if TYPE_CHECKING:
    import random

CITY, PROVINCE = "云泽市", "澜江省"
DISTRICTS = (
    ("临浦区", "临"),
    ("南屏区", "南"),
    ("北崮区", "北"),
    ("松溪县", "松"),
    ("望湖区", "望"),
)


def agency(chance: random.Random, ministry: str) -> Agency:
    """An agency of a ministry; 生态环境 sits at the city, the others at a district."""
    district, letter = chance.choice(DISTRICTS)
    kept = ministries()[ministry]
    suffix, at_city = kept.name, kept.at_city
    place = CITY + district
    seat = CITY if at_city else place
    mark = f"云{'' if at_city else letter}{kept.mark}"
    bank = f"{CITY}农商银行{district[:2]}支行"
    return Agency(
        ministry,
        seat + suffix,
        suffix[-1],
        mark,
        place,
        f"{seat}人民政府",
        f"{place}人民法院",
        f"{place}政务路{chance.randrange(1, 90)}号",
        f"0999-7{chance.randrange(100000, 999999)}",
        chance.choice(kept.units),
        kept.legal,
        bank,
        f"8899{chance.randrange(10**11, 10**12 - 1)}",
        (PROVINCE if at_city else CITY) + suffix,
    )


def neighbour(place: str) -> str:
    """The district next to this one in the list, in the same city."""
    names = [CITY + district for district, _ in DISTRICTS]
    return names[(names.index(place) + 1) % len(names)]


def neighbouring(name: str) -> str:
    """The agency of the same branch in the next district; the name itself for one of the city."""
    for district, _ in DISTRICTS:
        if name.startswith(CITY + district):
            return neighbour(CITY + district) + name.removeprefix(CITY + district)
    return name
