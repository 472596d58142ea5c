"""Which statutory range governs the fine of a decision, or why that cannot be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.checks.cited import act_date, document_date
from review.checks.discretion.bases import bases_of, facts_of_base, possible_bases
from review.checks.discretion.basis import fining_bases
from review.checks.discretion.fine_range import fine_range, joined
from review.checks.discretion.party import party_kind
from review.checks.discretion.rule_bands import bands_of
from review.checks.discretion.word_bands import read_bands
from review.checks.slots import search
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import fen_of
from review.checks.wording import say_citation, title_at
from review.standards.laws import law_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from review.checks.discretion.bands import Band, PartyKind
    from review.checks.discretion.basis import FineBasis
    from review.checks.discretion.fine_range import FineRange
    from review.model.case_file import CaseFacts
    from review.model.discretion import BaseAmount
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
_ABOUT = ("cause_of_action", "violation_desc", "fact", "fact.behavior")
_DAILY = "按日连续处罚|按日连续计罚|连续处罚\\d+日"


@dataclass(frozen=True, slots=True)
class Fined:
    """A fine with the range that governs it."""

    document: Document
    fine: Fact
    fine_fen: int
    basis: FineBasis
    range: FineRange
    facts: tuple[Fact, ...]
    """What the comparison rests on: the fine, the citation, the amounts of multiples."""
    rule: PenaltyRule | None
    decided: date
    law_day: date
    """The day whose law was used: of the act where the law read otherwise then."""


def fined(case_facts: CaseFacts, document: Document, standards: Standards) -> Fined | Gap | None:
    """The fine of a decision with its range; a Gap says what is missing; None.

    No fine is imposed.
    """
    fine = read_fact(case_facts, document, standards, "fine_amount")
    if isinstance(fine, Gap):
        return None if fine.is_missing else fine
    fine_fen = fen_of(fine)
    day = document_date(case_facts, document)
    if fine_fen is None or day is None:
        return _gap(document, "罚款数额或决定日期未能确定", fine)
    bases = fining_bases(case_facts, document, standards, day)
    if isinstance(bases, str):
        return _gap(document, bases, *case_facts.facts_of(document, "law_penalty", "law_cited"))
    if len({basis.place for basis in bases}) > 1:
        cited = "、".join(say_citation(basis.citation) for basis in bases)
        return _gap(document, f"依据{cited}多个条款罚款，须分别核对幅度", fine)
    days = _law_days(case_facts, document, standards, bases[0], day)
    about = about_of(case_facts, document)
    known, party = bases_of(case_facts), party_kind(case_facts, document)
    ranges, rule = [], None
    for basis in days:
        rule = rule_of(standards, basis, about)
        for amounts in possible_bases(case_facts):
            found = _range(basis, rule, about, amounts, party)
            if found is None:
                why = f"{say_citation(basis.citation)}的罚款幅度有多档或以文字难以确定"
                return _gap(document, why, fine)
            ranges.append(found)
    if not _one_answer(ranges, fine_fen):
        said = "；".join(dict.fromkeys(item.words for item in ranges))
        return _gap(document, f"按不同的数额或者不同时期的法律结论不同（{said}）", fine)
    span = joined(ranges)
    span = replace(span, bases=tuple(known[amount.base] for amount in span.bases))
    if search(case_facts, document, _DAILY):
        why = f"{span.words}，本案按日连续处罚，须以原处罚数额乘日数核算"
        span = replace(span, low=None, high=None, plain=None, plain_high=None, words=why)
    law_day = day if len(days) == 1 else act_date(case_facts) or day
    facts = (fine, bases[0].fact, *_base_facts(case_facts, span))
    return Fined(document, fine, fine_fen, bases[0], span, facts, rule, day, law_day)


def _one_answer(ranges: list[FineRange], fine_fen: int) -> bool:
    """Every range that may be the right one puts the fine inside, or every one above or below."""
    if any(item.low is None or item.high is None for item in ranges):
        return True
    sides = {
        -1
        if item.low is not None and fine_fen < item.low
        else int(item.high is not None and fine_fen > item.high)
        for item in ranges
    }
    return len(sides) <= 1


def rule_of(standards: Standards, basis: FineBasis, about: str) -> PenaltyRule | None:
    """The one penalty rule that fits article and words of the violation; None: no or several."""
    rules = [
        rule
        for rule in standards.penalty_rules
        if _same_place(rule, basis)
        and any(word in about for word in rule.keywords)
        and rule.speaks_on(basis.day)
    ]
    different = {(rule.bands, rule.escalated, rule.person_fine) for rule in rules}
    return rules[0] if len(different) == 1 else None


def about_of(case_facts: CaseFacts, document: Document) -> str:
    """What the papers say was done."""
    facts = [fact for fact in case_facts.facts_of(document, *_ABOUT) if usable(fact)]
    facts += [
        fact
        for fact in case_facts.facts_named("filing_approval", "cause_of_action")
        if usable(fact)
    ]
    return "\n".join(str(fact.value) for fact in facts)


def _base_facts(case_facts: CaseFacts, span: FineRange) -> list[Fact]:
    """The most confident statement of each amount."""
    stated = [facts_of_base(case_facts, amount.base) for amount in span.bases]
    return [max(facts, key=lambda fact: fact.confidence) for facts in stated if facts]


def _law_days(
    case_facts: CaseFacts, document: Document, standards: Standards, basis: FineBasis, day: date
) -> list[FineBasis]:
    """The basis as it read on the day of the decision and, where it read otherwise, of the act."""
    acted = act_date(case_facts)
    if acted is None or acted >= day:
        return [basis]
    earlier = fining_bases(case_facts, document, standards, acted)
    if isinstance(earlier, str):
        return [basis]
    same = [item for item in earlier if item.place == basis.place and item.words != basis.words]
    return [basis, *same[:1]]


def _range(
    basis: FineBasis,
    rule: PenaltyRule | None,
    about: str,
    amounts: Mapping[str, BaseAmount],
    party: PartyKind,
) -> FineRange | None:
    source = say_citation(basis.citation)
    bands: tuple[Band, ...]
    if rule is not None:
        bands = bands_of(rule, about)
    else:
        read = read_bands(basis.words)
        if read is None:
            return None
        bands = read.bands
    return fine_range(bands, amounts, party, source)


def _same_place(rule: PenaltyRule, basis: FineBasis) -> bool:
    ruled, citation = rule.penalty_basis, basis.citation
    if law_key(ruled.law) != law_key(citation.name) or ruled.article != citation.article:
        return False
    pairs = ((ruled.paragraph, citation.paragraph), (ruled.item, citation.item))
    return all(given is None or cited is None or given == cited for given, cited in pairs)


def _gap(document: Document, why: str, *facts: Fact) -> Gap:
    places = tuple(place for fact in facts for place in fact.evidence)
    return Gap("doubtful", f"{title_at(document)}：{why}，法定罚款幅度不能确定", places)
