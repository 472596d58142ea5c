"""Which statutory range governs the fine of a decision, or why that cannot be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.cited import document_date
from review.checks.discretion.fine_range import range_by_rules, range_by_words
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import citation_of, fen_of
from review.checks.wording import say_citation, title_at
from review.standards.laws import law_key

if TYPE_CHECKING:
    from datetime import date

    from review.checks.discretion.fine_range import FineRange
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Citation, Fact
    from review.standards.laws import LawText
    from review.standards.load import Standards

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
_PENALTY_FIELDS = ("law_penalty", "law_cited")
_ABOUT = ("cause_of_action", "violation_desc", "fact", "fact.behavior")
_PROCEDURE = frozenset({"行政处罚法", "行政强制法", "行政复议法", "行政诉讼法"})


@dataclass(frozen=True, slots=True)
class Fined:
    """A fine with the range that governs it."""

    document: Document
    fine: Fact
    fine_fen: int
    basis: Fact
    range: FineRange


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
    bases = _fining_citations(case_facts, document, standards, day)
    if isinstance(bases, Gap):
        return bases
    if len({_place(citation) for _, citation in bases}) > 1:
        cited = "、".join(say_citation(citation) for _, citation in bases)
        return _gap(document, f"依据{cited}多个条款罚款，须分别核对幅度", fine)
    basis, citation = bases[0]
    found = range_by_rules(
        case_facts, citation, _about(case_facts, document), standards, day
    ) or range_by_words(case_facts, _words(citation, standards, day), say_citation(citation))
    if found is None:
        return _gap(document, f"{say_citation(citation)}的罚款幅度有多档或以文字难以确定", fine)
    return Fined(document, fine, fine_fen, basis, found)


def _fining_citations(
    case_facts: CaseFacts, document: Document, standards: Standards, day: date
) -> list[tuple[Fact, Citation]] | Gap:
    """The citations that threaten a fine.

    Of the penalty basis, else of all that the document cites.
    """
    for field in _PENALTY_FIELDS:
        facts = case_facts.facts_of(document, field)
        cited = [
            (fact, citation)
            for fact in facts
            if usable(fact) and (citation := citation_of(fact)) is not None
            if law_key(citation.name) not in _PROCEDURE
        ]
        if any(not usable(fact) and fact.status != "blank" for fact in facts):
            return _gap(document, "处罚依据识读把握不足", *facts)
        unheld = [citation for _, citation in cited if _text(citation, standards, day) is None]
        if unheld:
            return _gap(document, f"{say_citation(unheld[0])}的文本未收录于法律库", *facts)
        fining = [
            (fact, citation)
            for fact, citation in cited
            if "罚款" in _words(citation, standards, day)
        ]
        if fining:
            return fining
    return _gap(document, "未识读到规定罚款的处罚依据")


def _words(citation: Citation, standards: Standards, day: date) -> str:
    """The words of the paragraph cited, else of the article.

    With an item, its paragraph's lead is read too.
    """
    text = _text(citation, standards, day)
    if text is None or citation.article is None:
        return ""
    article = standards.laws.article(text, citation.article, citation.article_insert)
    return article.words(citation.paragraph) if article else ""


def _text(citation: Citation, standards: Standards, day: date) -> LawText | None:
    return standards.laws.text_of(citation.name, day, citation.article or 0)


def _place(citation: Citation) -> tuple[object, ...]:
    return law_key(citation.name), citation.article, citation.paragraph


def _about(case_facts: CaseFacts, document: Document) -> str:
    facts = [fact for fact in case_facts.facts_of(document, *_ABOUT) if usable(fact)]
    facts += [
        fact
        for fact in case_facts.facts_named("filing_approval", "cause_of_action")
        if usable(fact)
    ]
    return "\n".join(str(fact.value) for fact in facts)


def _gap(document: Document, why: str, *facts: Fact) -> Gap:
    places = tuple(place for fact in facts for place in fact.evidence)
    return Gap("doubtful", f"{title_at(document)}：{why}，法定罚款幅度不能确定", places)
