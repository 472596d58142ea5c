"""FAC-01: the decision does not say when, where or what was done (违法事实要素不清).

**Source**: 行政处罚法 第五条第二款, 第四十条, 第五十九条第一款第二项.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.statements import (
    doubtful,
    least_sure,
    places_of,
    quoted,
    stated,
    why_silence_proves_nothing,
)
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_SILENCE = 0.85
"""Confidence that what no sentence says is not said in other words."""


@dataclass(frozen=True, slots=True)
class _Element:
    """An element of the facts: the label of sentences that give it, and where else it may stand."""

    name: str
    label: str
    fields: tuple[str, ...]
    elsewhere: str = ""


_TIME = _Element("违法行为发生的时间", "fact.time", ("fact.time",), "fact.found_on")
_PLACE = _Element("违法行为发生的地点", "fact.place", ("fact.place",))


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per element that the facts of a decision lack, and where a conclusion stands for them.

    **Needs**: statements `fact.*`. A decision made on the spot (简易程序) may be brief: it must
    say what was done, and when or where.
    """
    tally = Tally()
    for document in case_facts.documents_of("penalty_decision", "onspot_penalty_decision"):
        _weigh(case_facts, document, tally)
    return settle(case_facts, tally, "卷内没有处罚决定书")


def _weigh(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    if document.kind == "onspot_penalty_decision" and _filled_in(case_facts, document, tally):
        return
    told = stated(case_facts, document, "fact.")
    if not any(said.label != "fact.consequence" for said in told):
        tally.doubt(
            f"未能认出{title_at(document)}中写违法事实的句子", (case_facts.place_of(document),)
        )
        return
    behaviour = [said for said in told if said.label == "fact.behaviour"]
    concluded = [said for said in told if said.label == "fact.conclusion_only"]
    lacking = [element for element in (_TIME, _PLACE) if _lacks(case_facts, document, element)]
    if document.kind == "onspot_penalty_decision" and len(lacking) < 2:
        lacking = []
    silent = why_silence_proves_nothing(case_facts, document)
    if silent and (lacking or not behaviour):
        tally.doubt(f"{silent}，违法事实是否写全不能确定", (case_facts.place_of(document),))
        return
    unsure = doubtful(case_facts, document, "是否写明违法行为", "fact.behaviour")
    if not behaviour and unsure:
        tally.doubt(*unsure)
    elif concluded and not behaviour:
        tally.allege(
            f"{document.id}:conclusion",
            f"{title_at(document)}以结论代替违法事实，没有写明实施了什么行为："
            f"“{quoted(concluded[0])}”。",
            evidence=places_of(concluded),
            confidence=min(_SILENCE, least_sure(concluded)),
        )
    elif not behaviour:
        tally.doubt(f"未能认出{title_at(document)}中写违法行为的句子", places_of(told))
    for element in lacking:
        _allege(case_facts, document, element, tally)
    if behaviour and not lacking:
        tally.passed(note=f"{title_at(document)}写有违法行为：“{quoted(behaviour[0])}”")


def _filled_in(case_facts: CaseFacts, document: Document, tally: Tally) -> bool:
    """The form's own places say what was done, and when or where: enough to know the act by."""
    what = [fact for fact in case_facts.facts_of(document, "fact") if usable(fact)]
    where = [f for f in case_facts.facts_of(document, "fact.time", "fact.place") if usable(f)]
    concluded = stated(case_facts, document, "fact.conclusion_only")
    if not what or not where or concluded:
        return False
    tally.passed(what[0], where[0])
    return True


def _lacks(case_facts: CaseFacts, document: Document, element: _Element) -> bool:
    if stated(case_facts, document, element.label):
        return False
    labelled = document.kind == "onspot_penalty_decision"
    return not (labelled and any(map(usable, case_facts.facts_of(document, *element.fields))))


def _allege(case_facts: CaseFacts, document: Document, element: _Element, tally: Tally) -> None:
    """Alleged, unless it stands outside the facts, where a reader may take it from."""
    other = stated(case_facts, document, element.elsewhere) if element.elsewhere else ()
    facts = [fact for fact in case_facts.facts_of(document, *element.fields) if usable(fact)]
    told = stated(case_facts, document, "fact.")
    unsure = doubtful(case_facts, document, f"是否写明{element.name}", element.label)
    if unsure:
        tally.doubt(*unsure)
    elif other:
        tally.doubt(
            f"{title_at(document)}的事实部分没有{element.name}，别处写有“{quoted(other[0])}”",
            places_of(other),
        )
    elif facts and element is _PLACE:
        tally.doubt_fact(
            f"{title_at(document)}的“{facts[0].raw}”是否为{element.name}不能确定", facts[0]
        )
    else:
        tally.allege(
            f"{document.id}:{element.label}",
            f"{title_at(document)}的事实部分没有写明{element.name}：“{quoted(told[0])}”。",
            evidence=places_of(told[:1]),
            confidence=min(_SILENCE, document.confidence or 1.0),
        )
