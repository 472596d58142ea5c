"""Names by rules alone, the rival of the encoder.

Words that announce a person, forms of firms, streets with numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.language.masking.prose import names_in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int, str]

_HAN = r"[\u4e00-\u9fff（）()]"
_FIRM = re.compile(
    rf"{_HAN}{{4,20}}?(?:有限责任公司|股份有限公司|有限公司|合作社|经营部|商行"
    r"|(?:超市|便利店|小吃店|面馆|餐厅|烟酒店|食品店|药房|诊所|店|厂))"
)
_PLACE = re.compile(
    rf"{_HAN}{{2,8}}?(?:省|市|区|县){_HAN}{{1,12}}?(?:路|街|大道|巷|村|镇)\d+号(?:[\w一-鿿]{{0,6}}(?:室|幢|楼))?"
)


def names_by_rules(text: str) -> set[Span]:
    """Names as (first character, the one after, kind); goods have no rules."""
    found = {span for name, _ in names_in_prose(text) for span in _all(name, text, "person")}
    for kind, pattern in (("firm", _FIRM), ("place", _PLACE)):
        found |= {(hit.start(), hit.end(), kind) for hit in pattern.finditer(text)}
    return found


def _all(name: str, text: str, kind: str) -> Iterator[Span]:
    return ((hit.start(), hit.end(), kind) for hit in re.finditer(re.escape(name), text))
