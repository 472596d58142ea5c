"""DIS-02.

The fine is below the statutory minimum without a ground to mitigate (低于法定下限且无减轻依据).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.discretion.statutory import DECISIONS, fined
from review.checks.tally import Tally
from review.checks.trust import Gap, usable
from review.checks.values import citation_of
from review.checks.wording import say_money, title_at
from review.standards.laws import law_key

if TYPE_CHECKING:
    from review.checks.discretion.statutory import Fined
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.fact import Citation, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

_REASONS = (
    ("penalty_decision", ("mitigation_basis", "discretion_reason", "circumstances")),
    ("onspot_penalty_decision", ("fact",)),
    ("collective_discussion_record", ("discretion_opinion", "conclusion", "opinions")),
    ("discretion_statement", ("reason", "tier", "circumstances")),
)
_DENIED = re.compile(
    r"(?:无(?!意|知)|没有|不具有|不具备|不存在|不符合|不属于|未发现|未见|不予)[^。；，,]{0,20}?减轻"
)
"""也无从重或者从轻、减轻的法定情节 is no ground."""
_MITIGATING_ARTICLES = {"行政处罚法": (30, 31, 32, 33), "食品安全法": (136,), "产品质量法": (55,)}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the fine is below every range that may govern it.

    And nothing speaks of mitigation (减轻).

    Where 减轻 is argued or a mitigating article cited, whether it holds is for the reviewer.
    **Needs**: `fine_amount`, `law_penalty`, the decision's date, base amounts, and the reasons of
    discretion.
    """
    tally = Tally()
    for document in case_facts.documents_of(*DECISIONS):
        weighed = fined(case_facts, document, standards)
        if weighed is None:
            tally.passed(note=f"{title_at(document)}没有处以罚款")
        elif isinstance(weighed, Gap):
            tally.doubt_gap(weighed)
        else:
            _weigh(case_facts, weighed, tally)
    return tally.outcome("卷内没有处罚决定书")


def _weigh(case_facts: CaseFacts, weighed: Fined, tally: Tally) -> None:
    span, document = weighed.range, weighed.document
    facts = weighed.facts
    words = f"罚款{say_money(weighed.fine_fen)}，{span.words}"
    if span.low is None:
        tally.doubt_fact(f"{title_at(document)}：{words}", *facts)
        return
    if weighed.fine_fen >= span.low:
        tally.passed(*facts, note=words)
        return
    ground = _ground(case_facts)
    if ground is not None:
        tally.passed(
            *facts, ground, note=f"{words}，低于下限，但已写明减轻处罚，理由是否成立须核对"
        )
        return
    doubtful = _doubtful_reasons(case_facts)
    if doubtful:
        tally.doubt_fact(f"{title_at(document)}{words}，低于下限，减轻理由识读把握不足", *doubtful)
        return
    under = say_money(span.low - weighed.fine_fen)
    tally.allege(
        f"{document.id}:fine",
        f"{title_at(document)}{words}，低于下限{under}，未见减轻处罚的法定情形和理由。",
        facts=facts,
        steps=({"note": words},),
    )


def _ground(case_facts: CaseFacts) -> Fact | None:
    """A text that speaks of mitigation, or a citation of an article that allows it."""
    for kind, fields in _REASONS:
        for fact in case_facts.facts_named(kind, *fields):
            if usable(fact) and "减轻" in _DENIED.sub("", str(fact.value)):
                return fact
    for fact in case_facts.facts:
        citation = citation_of(fact) if usable(fact) else None
        if citation and _mitigates(citation):
            return fact
    return None


def _mitigates(citation: Citation) -> bool:
    return citation.article in _MITIGATING_ARTICLES.get(law_key(citation.name), ())


def _doubtful_reasons(case_facts: CaseFacts) -> list[Fact]:
    return [
        fact
        for kind, fields in _REASONS
        for fact in case_facts.facts_named(kind, *fields)
        if not usable(fact) and fact.status != "blank"
    ]
