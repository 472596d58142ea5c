"""Which penalty rules (处罚规则) citations point at, and how near a cause is to a rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.values import citation_of
from review.standards.laws import law_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.model.defect import LegalBasis
    from review.model.fact import Citation, Fact
    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
_PROCEDURE = frozenset({"行政处罚法", "行政强制法"})
"""Cited for how to punish, never for which act."""
_SAID = re.compile(r"[\u4e00-\u9fff]+")
_COMMON = re.compile(
    r"违反|规定|依法|未按照|按照|未按|行为|有关|相关|进行|国家|经营者|单位|企业|当事人|从事|活动|的|了|或者|和|等|在|对|其"
)
"""Words that stand in every article and tell none apart."""


def names_an_act(citation: Citation) -> bool:
    """An article of a law that says which acts are punished (实体条款)."""
    return citation.article is not None and law_key(citation.name) not in _PROCEDURE


def acts_cited(facts: Iterable[Fact]) -> tuple[tuple[Fact, Citation], ...]:
    """The citations of this kind, each with the fact that it was read as."""
    return tuple(
        (fact, citation)
        for fact in facts
        if (citation := citation_of(fact)) is not None and names_an_act(citation)
    )


def rules_violated(
    citations: Iterable[Citation], standards: Standards, day: date
) -> tuple[PenaltyRule, ...]:
    """Rules of the day whose 义务条款 is one of these."""
    cited = tuple(citations)
    return tuple(
        rule
        for rule in standards.penalty_rules
        if rule.speaks_on(day)
        and any(same_place(basis, one) for basis in rule.violation_basis for one in cited)
    )


def rules_penalising(
    citations: Iterable[Citation], standards: Standards, day: date
) -> tuple[PenaltyRule, ...]:
    """Rules of the day whose 处罚条款 is one of these."""
    cited = tuple(citations)
    return tuple(
        rule
        for rule in standards.penalty_rules
        if rule.speaks_on(day) and any(same_place(rule.penalty_basis, one) for one in cited)
    )


def nearness(cause: str, rules: Iterable[PenaltyRule], standards: Standards) -> float:
    """How much of the words of a cause (案由) the nearest of the rules has, 0–1.

    Pairs of characters are counted in the rule's name and in its 违法情形 (项), without words that
    all articles share.
    """
    wanted = _pairs(cause)
    if not wanted:
        return 0.0
    shares = [len(wanted & _pairs(_words_of(rule, standards))) / len(wanted) for rule in rules]
    return max(shares, default=0.0)


def _words_of(rule: PenaltyRule, standards: Standards) -> str:
    basis = rule.penalty_basis
    words = [rule.violation, *rule.keywords]
    texts = [text for text in standards.laws.texts(basis.law) if text.version == rule.law_version]
    article = standards.laws.article(texts[0], basis.article or 0) if texts else None
    if article is not None and basis.item is not None:
        words.append(article.words(basis.paragraph, basis.item))
    elif article is not None:
        words.append(article.words(basis.paragraph).split("的，由")[0].split("\n")[0])
    return "，".join(words)


def _pairs(text: str) -> set[str]:
    plain = _COMMON.sub("，", text)
    return {run[place : place + 2] for run in _SAID.findall(plain) for place in range(len(run) - 1)}


def same_place(basis: LegalBasis, citation: Citation) -> bool:
    """The same article; a 款 or 项 that either leaves out is no difference."""
    if law_key(basis.law) != law_key(citation.name) or basis.article != citation.article:
        return False
    pairs = ((basis.paragraph, citation.paragraph), (basis.item, citation.item))
    return all(given is None or cited is None or given == cited for given, cited in pairs)
