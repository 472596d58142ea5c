"""Invented firms and shops with valid 统一社会信用代码."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.people import REGION, person, phone
from corpora.story import Party, PartyKind

if TYPE_CHECKING:
    import random

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORG_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_BRANDS = [
    "锦禾",
    "云麓",
    "泽丰",
    "澜川",
    "恒屿",
    "启岚",
    "森朴",
    "沐野",
    "嘉樾",
    "汇麦",
    "鼎沣",
    "拓岳",
    "蓝霁",
    "合璞",
    "盛筠",
    "博垚",
    "众堃",
    "瑞葶",
    "凌沛",
    "远桢",
    "正衢",
    "苏檀",
    "明砚",
    "万苇",
]
_SHOPS = {
    "餐饮": ("小吃店", "面馆", "餐馆", "饭庄"),
    "超市": ("生活超市", "便利店", "副食店"),
    "食品": ("食品店", "土特产店"),
    "百货": ("百货店", "文具店"),
    "便利店": ("便利店", "烟酒店"),
    "服装": ("服装店", "鞋服店"),
    "汽车修理": ("汽修厂", "轮胎店"),
    "汽车维修": ("汽修厂",),
    "诊所": ("健康咨询部", "中医养生馆"),
    "冷鲜肉": ("肉品摊", "禽肉店"),
    "五金电器": ("五金店",),
}
_STREETS = [
    "枕溪路",
    "望岫街",
    "横塘路",
    "听松巷",
    "锦屏大道",
    "青檀路",
    "鹿鸣街",
    "芦洲路",
    "白石桥路",
    "集贤巷",
    "云栖路",
    "环湖北路",
]


def uscc(chance: random.Random, kind: PartyKind) -> str:
    """A code whose check characters are right (GB 32100, and GB 11714 inside it)."""
    org = "".join(chance.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    total = sum(_ORG_ALPHABET.index(c) * w for c, w in zip(org, _ORG_WEIGHTS, strict=True))
    check = 11 - total % 11
    org += {10: "X", 11: "0"}.get(check, str(check))
    body = ("91" if kind == "法人" else "92") + REGION + org
    total = sum(_ALPHABET.index(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + _ALPHABET[(31 - total % 31) % 31]


def address(chance: random.Random, place: str) -> str:
    """A street address in an invented town."""
    street, number = chance.choice(_STREETS), chance.randrange(2, 398)
    tail = chance.choice(("", "", f"{chance.randrange(1, 9)}幢", f"{chance.randrange(101, 130)}室"))
    return f"{place}{street}{number}号{tail}"


def party(chance: random.Random, kind: PartyKind, place: str, trade: str) -> Party:
    """A party of this kind in this trade."""
    where = address(chance, place)
    head = person(chance, address(chance, place))
    town, brand = place[3:6].removesuffix("区").removesuffix("县"), chance.choice(_BRANDS)
    if kind == "个人":
        return Party(kind, head.name, head.address, head.phone, head)
    if kind == "个体户":
        shop = chance.choice(_SHOPS.get(trade, (f"{trade}店",)))
        name = f"{place[3:]}{brand}{shop}"
    else:
        form = chance.choice(("有限公司", "有限公司", "有限责任公司"))
        name = f"云泽{chance.choice(('市', ''))}{chance.choice((town, ''))}{brand}{trade}{form}"
    return Party(kind, name, where, phone(chance), head, uscc(chance, kind), trade)
