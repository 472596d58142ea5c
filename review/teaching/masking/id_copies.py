"""Copies of cards that show a person (证件复印件): covered whole, but for the page's heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.model.cards import Cover
from review.model.geometry import Box

if TYPE_CHECKING:
    from review.model.page import Page

_CARD = re.compile(
    r"居民身份证|公民身份号码|身份证复印|签发机关|有效期限|驾驶证|行驶证|护照|居住证|户口簿|执法证复印|工作证|军官证"
)
_ON_CARD = re.compile(
    r"姓\s*名|性\s*别|民\s*族|出\s*生|住\s*址|公民身份号码|签发机关|有效期限|准驾车型|初次领证|户主|籍\s*贯"
)
_LICENCE = re.compile(r"营业执照|许可证|登记证书|统一社会信用代码")
_HEADING_SHARE = 0.25
_HEADING_LINES = 2
_ASKING = re.compile(
    r"问[:：]|答[:：]|笔录|审批表|呈批表|告知书|决定书|委托书|登记表|清单|送达回证"
)


def is_id_copy(page: Page, kind: str) -> bool:
    """The page shows a person's card: by its words, and where they are not read, by its kind."""
    words = page.text
    if _ASKING.search(words):
        return False
    on_card = len({re.sub(r"\s", "", one) for one in _ON_CARD.findall(words)})
    if on_card >= 3 or (_CARD.search(words) and on_card >= 1):
        return True
    if _CARD.search(words) and len(words) < 220:
        return True
    return kind in ("party_identity_proof", "identity_proof") and not _LICENCE.search(words)


def copy_cover(page: Page) -> Cover:
    """Everything below the heading (一两行标题) of the page."""
    top = 0.0
    heading = sorted(page.lines, key=lambda line: line.box.y0)[:_HEADING_LINES]
    for line in heading:
        if (
            line.box.y1 < _HEADING_SHARE * page.height
            and not _ON_CARD.search(line.text)
            and not re.search(r"\d{6}", line.text)
        ):
            top = max(top, line.box.y1 + 2)
    return Cover(Box(0.0, top, page.width, page.height), "card", "证件复印件已遮盖")
