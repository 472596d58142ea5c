"""Names of persons in sentences (叙述中的姓名), by the words around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.names import is_person_name, names_in_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?P<name>{_HAN}(?:{_HAN}|\s?){{0,2}}{_HAN})"
_SEPARATE = (
    r"(?P<more>(?:[、和及与]\s?[\u4e00-\u9fff]{2,3}(?=[、和及与（(，,。；对在到于向依已将\s]|$))*)"
)
_END = (
    r"(?=[，,。；;、（(：:\s]|$|对|在|到|于|向|依|已|将|的|是|为|同|和|与|签|称|说|陈|进|参|出|未|拒|不|作"
    r"|系|代|收)"
)
_BEFORE: tuple[tuple[str, str], ...] = (
    ("证人", r"我(?:叫|是|名叫)|本人(?:叫|是)?|名叫|姓名[是为叫]?"),
    (
        "负责人",
        r"法定代表人[是为系]?|负责人[是为系]?|经营者[是为系]?|投资人[是为系]?|老板[是为叫]?",
    ),
    ("当事人", r"当事人[是为系]?|被检查人[是为系]?|违法行为人[是为系]?"),
    ("执法员", r"执法人员[是为系]?|承办人员?|检查人员|办案人员|调查人员|送达人|主办人|协办人"),
    ("证人", r"证人|见证人|被询问人|在场人|提供人|员工|职工|店员|司机|驾驶员|工人"),
    ("代理人", r"委托代理人|受委托人|受托人|代理人|委托"),
    ("收件人", r"交由|交给|签收人|收件人|代收人|由"),
    ("经办人", r"主持人|记录人|听证员|书记员|局长|副局长|科长|队长|所长|主任|领导"),
)
_AFTER = (
    r"[（(]\s?(?:公民身份|身份证|居民身份|执法证|证号|证件|男|女|联系|电话|系|该|以下简称|住|经营者|法定|员工)",
    r"[，,]\s?(?:男|女)[，,]",
    r"(?:当场|在场|本人)?(?:签收|签名|签字|捺印|陈述|申辩|确认|陪同|代收|拒绝签|拒收)",
    r"(?:同志|先生|女士|老师|局长|科长|队长|所长|主任)",
)
_OVER = re.compile(r"(?<=..)[问答签说称对在的是等及到于向将已为系]$")
"""The first character of the word after a name of two."""
_CUES = [
    (role, re.compile(rf"(?:{words})[：:“\"\s]{{0,2}}{_NAME}{_SEPARATE}{_END}"))
    for role, words in _BEFORE
]
_TAILS = [
    re.compile(
        rf"(?:^|(?<=[，,。；;、：:（(\s由经对向与和及系为是人]))(?P<name>{_HAN}{{2,4}}){tail}"
    )
    for tail in _AFTER
]


def names_in_prose(text: str) -> Iterator[tuple[str, str]]:
    """Each name that its neighbours announce (我叫…, …（身份证号, 执法人员…、…), with its role."""
    for role, pattern in _CUES:
        for match in pattern.finditer(text):
            first = re.sub(r"\s", "", match["name"])
            for name in (first, *names_in_value(match["more"][1:])):
                plain = _OVER.sub("", name)
                if is_person_name(plain):
                    yield plain, role
    for pattern in _TAILS:
        for match in pattern.finditer(text):
            if is_person_name(match["name"]):
                yield match["name"], "某人"
