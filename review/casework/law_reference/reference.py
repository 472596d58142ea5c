"""The penalty rules nearest to the facts that a case file tells (法律适用参考).

A hint for people: it is no finding, and no answer of a check depends on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.casework.law_reference.agreement import CitedArticles, CitedByDecision, compare
from review.casework.law_reference.nearest_rules import nearest_rules
from review.casework.law_reference.told import told_facts
from review.checks.cited import act_date, document_date
from review.checks.law_application.rules_cited import DECISIONS, acts_cited
from review.checks.trust import usable

if TYPE_CHECKING:
    from datetime import date

    from review.casework.law_reference.agreement import Compared
    from review.casework.law_reference.told import Told, ToldSentence
    from review.model.case_file import CaseFacts
    from review.model.document import SortedCaseFile
    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule


@dataclass(frozen=True, slots=True)
class NearRule:
    """A penalty rule near to the facts; `likeness` 0–1; `sentences`: those nearest to it."""

    rule: PenaltyRule
    likeness: float
    sentences: tuple[ToldSentence, ...]
    compared: Compared


@dataclass(frozen=True, slots=True)
class LawReference:
    """The nearest rules in force on `day`, or why it cannot be said (`reason`)."""

    told: Told
    day: date | None
    day_said: str
    rules: tuple[NearRule, ...] = ()
    reason: str = ""


def law_reference(
    case: SortedCaseFile, case_facts: CaseFacts, standards: Standards
) -> LawReference:
    """Compares the facts told with the rules of the day of the act.

    Neither the cause (案由) nor the articles cited are looked at: the reference shall be able to
    speak against them.
    """
    told = told_facts(case)
    day, said = _day(case_facts)
    if told.reason:
        return LawReference(told, day, said, reason=told.reason)
    if day is None:
        reason = "违法行为日期和处罚决定日期都未读到，不能确定当时有效的处罚规则"
        return LawReference(told, None, said, reason=reason)
    near = nearest_rules([one.text for one in told.sentences], standards, day)
    if near.reason:
        return LawReference(told, day, said, reason=near.reason)
    cited = cited_by_decision(case_facts)
    rules = tuple(
        NearRule(
            one.rule,
            one.likeness,
            tuple(told.sentences[at] for at in one.sentences),
            compare(one.rule, cited),
        )
        for one in near.rules
    )
    return LawReference(told, day, said, rules)


def cited_by_decision(case_facts: CaseFacts) -> CitedByDecision:
    """The articles of all decisions of the file, those on procedure left out."""
    return CitedByDecision(_cited(case_facts, "law_violated"), _cited(case_facts, "law_penalty"))


def _cited(case_facts: CaseFacts, field: str) -> CitedArticles:
    facts = [fact for kind in DECISIONS for fact in case_facts.facts_named(kind, field)]
    unread = case_facts.unread_pages
    decisions = case_facts.documents_of(*DECISIONS)
    sure = all(usable(fact) for fact in facts) and not any(map(unread, decisions))
    return CitedArticles(tuple(one for _, one in acts_cited(filter(usable, facts))), sure)


def _day(case_facts: CaseFacts) -> tuple[date | None, str]:
    """The day whose law governs, and what day it is; that of the decision where no act is read."""
    day = act_date(case_facts)
    if day is not None:
        return day, "违法行为发生之日"
    for document in case_facts.documents_of(*DECISIONS):
        day = document_date(case_facts, document)
        if day is not None:
            return day, "处罚决定之日，违法行为日期未读到"
    return None, ""
