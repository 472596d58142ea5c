"""FAC-04: illegal gains or goods value not found, wrongly worked out, or told differently."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.facts_evidence.base_amounts import weigh_base, weigh_confiscation
from review.checks.facts_evidence.calculations import weigh_calculations
from review.checks.misreading import may_be_misread
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import fen_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

_COMPARED = (
    (
        "货值金额",
        (
            ("penalty_decision", "goods_value"),
            ("investigation_report", "goods_value"),
            ("illegal_gains_statement", "total"),
        ),
    ),
    (
        "违法所得",
        (
            ("penalty_decision", "illegal_gains"),
            ("investigation_report", "illegal_gains"),
            ("illegal_gains_statement", "illegal_gains"),
        ),
    ),
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where a product or a sum is wrong, papers name other amounts, or one is missing.

    Missing: the range of the fine goes by an amount that no paper states; or illegal gains are
    found and not confiscated. **Needs**: `price_rows`, `goods_value`, `illegal_gains`, `total`,
    `penalty_items`, the words of the article. **Source**: 行政处罚法 第二十八条第二款.
    """
    tally = Tally()
    wrong = weigh_calculations(case_facts, tally)
    for name, places in _COMPARED:
        _compare(case_facts, name, places, wrong, tally)
    weigh_base(case_facts, standards, tally)
    weigh_confiscation(case_facts, standards, tally)
    return tally.outcome("卷内没有以货值金额或者违法所得为基数的处罚，也没有记载金额")


def _compare(
    case_facts: CaseFacts,
    name: str,
    places: tuple[tuple[str, str], ...],
    wrong: frozenset[str],
    tally: Tally,
) -> None:
    """The amount of the decision against that of the report and of the statement.

    `wrong`: ids of documents whose calculation is alleged already.
    """
    stated = [
        (document, fact)
        for kind, field in places
        for document in case_facts.documents_of(kind)
        if document.id not in wrong
        for fact in case_facts.facts_of(document, field)
        if usable(fact) and fen_of(fact) is not None
    ]
    by_document: dict[str, tuple[Document, list[Fact]]] = {}
    for document, fact in stated:
        by_document.setdefault(document.id, (document, []))[1].append(fact)
    papers = list(by_document.values())
    facts = tuple(found[0] for _, found in papers)
    if len(papers) < 2 or _agree(papers):
        tally.passed(*(fact for _, fact in stated))
        return
    words = f"{name}前后不一致：" + "，".join(
        f"{title_at(document)}为{_say(found)}" for document, found in papers
    )
    if any(len({fen_of(fact) for fact in found}) > 1 for _, found in papers):
        tally.doubt_fact(f"{words}，须核对各数额所指", *(fact for _, fact in stated))
    elif _on_scan(case_facts, facts) and _maybe_one(facts):
        tally.doubt_fact(f"{words}，相差一字，可能是识读误差", *facts)
    else:
        tally.allege(f"{name}:{papers[0][0].id}", f"{words}。", facts=facts)


def _agree(papers: list[tuple[Document, list[Fact]]]) -> bool:
    """Every paper has an amount that the first one has too."""
    first = {fen_of(fact) for fact in papers[0][1]}
    return all(first & {fen_of(fact) for fact in found} for _, found in papers)


def _maybe_one(facts: tuple[Fact, ...]) -> bool:
    """All differing amounts may be the first one, misread."""
    first = facts[0]
    others = [fact for fact in facts if fen_of(fact) != fen_of(first)]
    return all(may_be_misread(_digits(first), _digits(fact)) for fact in others)


def _say(facts: list[Fact]) -> str:
    return "、".join(dict.fromkeys(say_money(fen_of(fact) or 0) for fact in facts))


def _on_scan(case_facts: CaseFacts, facts: tuple[Fact, ...]) -> bool:
    return any(
        case_facts.pages[place.page_no - 1].reading != "text"
        for fact in facts
        for place in fact.evidence
    )


def _digits(fact: Fact) -> str:
    return str(fen_of(fact))
