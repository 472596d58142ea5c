"""Provisions of a card as they are shown: the text of an article once, however much is cited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.model.cards import Statute

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARTICLE = re.compile(r"(.*?第[^第条]+条(?:之[一二三四五六七八九十]+)?)(.*)")


def shown_statutes(statutes: Iterable[Statute]) -> tuple[Statute, ...]:
    """第五十二条第一款 and 第五十二条第二款 of one text become 第五十二条第一款、第二款."""
    alike: list[tuple[list[str], Statute]] = []
    for one in statutes:
        titles, before = alike[-1] if alike else ([], None)
        if before and one.text and (before.text, before.status) == (one.text, one.status):
            titles.append(one.title)
        else:
            alike.append(([one.title], one))
    return tuple(Statute(_joined(titles), one.text, one.status) for titles, one in alike)


def _joined(titles: Iterable[str]) -> str:
    said: list[str] = []
    article = None
    for title in dict.fromkeys(titles):
        found = _ARTICLE.match(title)
        same = found is not None and found[1] == article and found[2]
        said.append(same or title)
        article = found[1] if found else None
    return "、".join(said)
