"""Invented people: names, telephones, 公民身份号码 with valid check digits in no real region."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from corpora.story import Officer, Person

if TYPE_CHECKING:
    import random

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻苏潘葛范彭郎鲁"
    "韦马苗方俞任袁柳鲍史唐费薛雷贺倪汤滕罗毕郝安常乐于时傅卞康伍余顾孟黄穆萧尹姚邵汪祁毛"
    "禹狄明臧计成戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳"
    "嘉琼勤珍贞莉叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊"
    "薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫"
    "芸菲寒伊亚宜可姬舒影荔枝思丽俊峰建国文辉力志永健世广义兴良海山仁波贵福生龙元全胜学祥"
    "才发武新利清飞彬富顺信子杰楠榕风航弘"
)
REGION = "990101"
"""A region code that no place has: these numbers can belong to nobody."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(birth: date, gender: str, chance: random.Random) -> str:
    """A 公民身份号码 whose check digit is right (GB 11643, ISO 7064 MOD 11-2)."""
    serial = chance.randrange(10, 490) * 2 + (gender == "男")
    body = f"{REGION}{birth:%Y%m%d}{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def person_name(chance: random.Random) -> str:
    """Two or three characters."""
    count = 2 if chance.random() < 0.75 else 1
    return chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN, count))


def person(chance: random.Random, address: str) -> Person:
    """An invented adult."""
    gender = chance.choice("男女")
    birth = date(1962, 1, 1) + timedelta(days=chance.randrange(0, 14000))
    number = id_number(birth, gender, chance)
    return Person(person_name(chance), gender, birth, number, address, phone(chance))


def phone(chance: random.Random) -> str:
    """A mobile number of a range given to nobody."""
    return f"1{chance.choice('359')}90000{chance.randrange(1000, 9999)}"


def officers(chance: random.Random, count: int, prefix: str) -> tuple[Officer, ...]:
    """Officers with different names and 执法证号."""
    names: list[str] = []
    while len(names) < count:
        name = person_name(chance)
        if name not in names:
            names.append(name)
    first = chance.randrange(1000, 8000)
    return tuple(
        Officer(name, f"{prefix}{first + 37 * number:06d}") for number, name in enumerate(names)
    )
