"""Goods on lists (物品清单): names with their quantities, and how often other papers name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.slots import plain
from review.checks.trust import usable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

SAME_ROW = 14.0
"""Points between the middles of two cells of one row."""
_SHARE = 0.6
"""Of the characters of a name that must stand together in a text that speaks of it."""
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_EMPTY = re.compile(r"以下空白|以下无|合计|无正文|^/|小计")
_NUMBER = re.compile(r"\d{1,7}")


@dataclass(frozen=True, slots=True)
class Goods:
    """One row of a list; `count`: as written, None where it was not read."""

    document: Document
    name: str
    fact: Fact
    count: int | None
    count_fact: Fact | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        return (self.fact, self.count_fact) if self.count_fact else (self.fact,)


def goods_of(case_facts: CaseFacts, document: Document) -> tuple[Goods, ...]:
    """The rows of a list whose name was read."""
    counts = [fact for fact in case_facts.facts_of(document, "items.quantity") if usable(fact)]
    found = []
    for fact in case_facts.facts_of(document, "items.name"):
        name = core(str(fact.value or ""))
        if not usable(fact) or len(name) < 2 or _EMPTY.search(name):
            continue
        count = next((one for one in counts if _same_row(fact, one)), None)
        found.append(Goods(document, name, fact, number_of(count), count))
    return tuple(found)


def core(name: str) -> str:
    """A name without what stands in brackets (规格), spaces and punctuation."""
    return plain(_BRACKETS.sub("", name))


def number_of(fact: Fact | None) -> int | None:
    """The number a quantity begins with (25盒)."""
    match = _NUMBER.match(str(fact.value).replace(",", "")) if fact else None
    return int(match[0]) if match else None


def named_in(name: str, text: str) -> bool:
    """Most of the name stands together in a text; both without punctuation."""
    size = max(2, round(_SHARE * len(name)))
    return any(name[start : start + size] in text for start in range(len(name) - size + 1))


def count_in(name: str, text: str) -> int | None:
    """The number that follows a name in a sentence (绿豆糕（300g/盒）25盒)."""
    bare = plain(_BRACKETS.sub("", text))
    match = re.search(re.escape(name) + r"[^\d]{0,4}(\d{1,7})(?![\d年月])", bare)
    return int(match[1]) if match else None


def alike(one: str, other: str) -> bool:
    """Two writings of one name."""
    return one == other or (named_in(one, other) and named_in(other, one))


def matching(goods: Goods, others: Iterable[Goods]) -> Goods | None:
    """The row of another list that names the same goods: by its full name first."""
    rows = list(others)
    exact = [row for row in rows if row.name == goods.name]
    near = exact or [row for row in rows if alike(row.name, goods.name)]
    return near[0] if len(near) == 1 else None


def _same_row(one: Fact, other: Fact) -> bool:
    if not one.evidence or not other.evidence:
        return False
    here, there = one.evidence[0], other.evidence[0]
    level = abs(here.box.center[1] - there.box.center[1]) <= SAME_ROW
    return here.page_no == there.page_no and level
