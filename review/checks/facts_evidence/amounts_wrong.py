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
    weigh_calculations(case_facts, standards, tally)
    for name, places in _COMPARED:
        _compare(case_facts, name, places, tally)
    weigh_base(case_facts, standards, tally)
    weigh_confiscation(case_facts, standards, tally)
    return tally.outcome("卷内没有以货值金额或者违法所得为基数的处罚，也没有记载金额")


def _compare(
    case_facts: CaseFacts, name: str, places: tuple[tuple[str, str], ...], tally: Tally
) -> None:
    """The amount of the decision against that of the report and of the statement."""
    stated = [
        (document, fact)
        for kind, field in places
        for document in case_facts.documents_of(kind)
        for fact in case_facts.facts_of(document, field)
        if usable(fact) and fen_of(fact) is not None
    ]
    by_document: dict[str, tuple[Document, list[Fact]]] = {}
    for document, fact in stated:
        by_document.setdefault(document.id, (document, []))[1].append(fact)
    if len(by_document) < 2:
        tally.passed(*(fact for _, fact in stated))
        return
    first, others = next(iter(by_document.values())), list(by_document.values())[1:]
    for other in others:
        _compare_two(case_facts, name, first, other, tally)


def _compare_two(
    case_facts: CaseFacts,
    name: str,
    one: tuple[Document, list[Fact]],
    other: tuple[Document, list[Fact]],
    tally: Tally,
) -> None:
    values = {fen_of(fact) for fact in one[1]}, {fen_of(fact) for fact in other[1]}
    facts = (one[1][0], other[1][0])
    if values[0] & values[1]:
        tally.passed(*facts)
        return
    said = [f"{title_at(document)}为{_say(found)}" for document, found in (one, other)]
    words = f"{name}前后不一致：{'，'.join(said)}"
    if len(values[0]) > 1 or len(values[1]) > 1:
        tally.doubt_fact(f"{words}，须核对各数额所指", *one[1], *other[1])
    elif _on_scan(case_facts, facts) and may_be_misread(_digits(facts[0]), _digits(facts[1])):
        tally.doubt_fact(f"{words}，相差一字，可能是识读误差", *facts)
    else:
        tally.allege(f"{name}:{one[0].id}:{other[0].id}", f"{words}。", facts=facts)


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
