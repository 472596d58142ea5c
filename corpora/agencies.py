"""Invented agencies of the ministries, in a city that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_NAMES = {
    "market": (
        "市场监督管理局",
        "市监",
        ("执法稽查科", "综合执法大队", "城东市场监管所"),
        "法规科",
    ),
    "urban": (
        "城市管理综合行政执法局",
        "城执",
        ("执法一中队", "综合执法大队", "渣土管理中队"),
        "法制科",
    ),
    "emergency": ("应急管理局", "应急", ("执法监察大队", "基础监管科"), "政策法规科"),
    "eco": ("生态环境局", "环", ("生态环境综合行政执法队",), "法规与标准科"),
    "transport": ("交通运输局", "交", ("交通运输综合行政执法大队", "公路执法中队"), "法制科"),
    "health": ("卫生健康委员会", "卫", ("卫生监督所", "综合监督科"), "政策法规科"),
    "agri": ("农业农村局", "农", ("农业综合行政执法大队",), "法规科"),
    "culture": ("文化广电和旅游局", "文", ("文化市场综合行政执法大队",), "法规科"),
}
MINISTRIES = tuple(_NAMES)


def agency(chance: random.Random, ministry: str) -> Agency:
    """An agency of a ministry; 生态环境 sits at the city, the others at a district."""
    district, letter = chance.choice(DISTRICTS)
    suffix, mark, units, legal = _NAMES[ministry]
    at_city = ministry == "eco"
    place = CITY + district
    seat = CITY if at_city else place
    mark = f"云{'' if at_city else letter}{mark}"
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
        chance.choice(units),
        legal,
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
