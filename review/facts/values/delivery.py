"""Methods of delivery (送达方式)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.clean import CleanText

if TYPE_CHECKING:
    from review.language.reading import Reading

METHODS: dict[str, str] = {
    "直接送达": "直接送达|当面送达|当场送达|现场送达|当场交付|直接交付|送达当事人本人|本人签收",
    "留置送达": "留置送达|留置",
    "邮寄送达": "邮寄送达|邮政送达|挂号信送达|特快专递送达|快递送达|邮寄|挂号信|EMS|特快专递",
    "公告送达": "公告送达|登报公告|公告方式送达",
    "委托送达": "委托送达|委托[\u4e00-\u9fff]{2,20}(?:代为)?送达",
    "电子送达": "电子送达|(?:短信|微信|电子邮件|传真|电子邮箱|电子方式)送达|电子邮件|传真|移动通信",
    "转交送达": "转交送达|转交",
}
_ANY = re.compile(
    "|".join(f"(?P<m{place}>{words})" for place, words in enumerate(METHODS.values()))
)
_NAMES = tuple(METHODS)
_SHORT = {
    "直接": "直接送达",
    "当场": "直接送达",
    "现场": "直接送达",
    "邮寄": "邮寄送达",
    "公告": "公告送达",
    "委托": "委托送达",
    "电子": "电子送达",
}
_ACT = re.compile("送达$|本人签收|交付")
_MENTION_CERTAIN = 0.7


def find_delivery_methods(text: str) -> tuple[Reading[str], ...]:
    """Every method named, under its legal name; a mere 邮寄 is less certain than 邮寄送达."""
    clean = CleanText(text)
    found = []
    for match in _ANY.finditer(clean.text):
        name = _NAMES[int((match.lastgroup or "m0")[1:])]
        certain = 1.0 if _ACT.search(match[0]) else _MENTION_CERTAIN
        found.append(clean.reading(name, match.start(), match.end(), certain))
    return tuple(found)


def parse_delivery_method(text: str) -> Reading[str] | None:
    """The one method that a cell names; None for none or several (a list of tick boxes)."""
    clean = CleanText(text)
    content = clean.text.strip(":。,;()_")
    if content in _SHORT:
        start = clean.text.index(content)
        return clean.reading(_SHORT[content], start, start + len(content), 0.9)
    found = find_delivery_methods(text)
    return found[0] if len({reading.value for reading in found}) == 1 else None
