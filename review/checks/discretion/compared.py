"""What the decision imposes beside what the law asks: fine, 没收, 责令改正, fines of persons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.slots import search
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import words_of
from review.checks.wording import say_money
from review.model.discretion import ComparedItem

if TYPE_CHECKING:
    from review.checks.discretion.statutory import Fined
    from review.model.case_file import CaseFacts
    from review.model.discretion import BandLine, Comparison
    from review.standards.load import Standards

_CONFISCATION = re.compile(r"没收[^，。；]{1,24}")
_MAY = re.compile(r"可以(?:并处)?没收")
_CORRECTION = re.compile(
    r"责令(?:其)?(?:限期|立即)?(?:改正|停止[^，。；]{0,8}|消除[^，。；]{0,6}|拆除|恢复[^，。；]{0,4})"
)
_ORDERED = r"责令[^。；]{0,12}?(?:改正|停止|消除|拆除|恢复|整改|纠正)|限期(?:改正|拆除|整改)"
_GAINS = "违法所得"


def compared_items(
    case_facts: CaseFacts, weighed: Fined, standards: Standards
) -> tuple[ComparedItem, ...]:
    """The items the article asks for, each with what the decision says."""
    return (
        _fine(weighed),
        *_confiscation(case_facts, weighed, standards),
        *_correction(case_facts, weighed),
        *_persons(case_facts, weighed),
    )


def _fine(weighed: Fined) -> ComparedItem:
    span, fen = weighed.range, weighed.fine_fen
    result: Comparison = "undetermined"
    if span.high is not None and fen > span.high:
        result = "above"
    elif span.low is not None and fen < span.low:
        result = "below"
    elif span.high is not None and span.low is not None:
        result = "inside"
    return ComparedItem("罚款", span.words, say_money(fen), result, weighed.fine.evidence)


def _confiscation(
    case_facts: CaseFacts, weighed: Fined, standards: Standards
) -> tuple[ComparedItem, ...]:
    """没收违法所得 and 没收 of goods, as far as the words of the article ask for them."""
    words = weighed.basis.words
    asked = _CONFISCATION.findall(words)
    if not asked:
        return ()
    imposed = read_fact(case_facts, weighed.document, standards, "penalty_items")
    items = []
    for name, wanted in (
        ("没收违法所得", [part for part in asked if _GAINS in part]),
        ("没收非法财物", [part for part in asked if part.strip("没收") != _GAINS]),
    ):
        if not wanted:
            continue
        said = "可以" if _MAY.search(words) else ""
        if isinstance(imposed, Gap):
            items.append(ComparedItem(name, f"{said}{wanted[0]}", "", "undetermined"))
        else:
            has = name in words_of(imposed)
            items.append(
                ComparedItem(
                    name,
                    f"{said}{wanted[0]}",
                    name if has else "未决定",
                    "stated" if has else "not_stated",
                    imposed.evidence,
                )
            )
    return tuple(items)


def _correction(case_facts: CaseFacts, weighed: Fined) -> tuple[ComparedItem, ...]:
    asked = _CORRECTION.search(weighed.basis.words)
    if asked is None:
        return ()
    decided = search(case_facts, weighed.document, _ORDERED)
    if decided:
        return (ComparedItem("责令改正", asked.group(), decided.text, "stated", (decided,)),)
    orders = case_facts.documents_of("rectification_order")
    if orders:
        place = (case_facts.place_of(orders[0]),)
        return (ComparedItem("责令改正", asked.group(), orders[0].title, "stated", place),)
    return (ComparedItem("责令改正", asked.group(), "未见", "not_stated"),)


def _persons(case_facts: CaseFacts, weighed: Fined) -> tuple[ComparedItem, ...]:
    """Fines of responsible persons, each against the band that the article has for them."""
    bands = [line for line in weighed.range.lines if line.target == "responsible"]
    if not bands:
        return ()
    asked = "；".join(f"{line.words}：{line.steps}" for line in bands)
    facts = [fact for fact in case_facts.facts_of(weighed.document, "person_fines") if usable(fact)]
    fines = [int(word) for fact in facts for word in words_of(fact) if word.isdigit()]
    if not fines:
        return (ComparedItem("对责任人员罚款", asked, "未决定", "not_stated"),)
    places = tuple(place for fact in facts for place in fact.evidence)
    said = "、".join(say_money(fen) for fen in fines)
    return (ComparedItem("对责任人员罚款", asked, said, _against(fines, bands), places),)


def _against(fines: list[int], bands: list[BandLine]) -> Comparison:
    lows = [line.low for line in bands]
    highs = [line.high for line in bands]
    if None in lows or None in highs:
        return "undetermined"
    if max(fines) > max(high for high in highs if high is not None):
        return "above"
    if min(fines) < min(low for low in lows if low is not None):
        return "below"
    return "inside"
