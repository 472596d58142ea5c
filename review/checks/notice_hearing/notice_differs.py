"""HRG-03 告知书与决定书内容不一致: fine, kinds of penalty and articles against the last notice.

**Source**: 行政处罚法 第四十四条、第四十五条第二款、第六十二条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.decision.penalty_kinds import penalty_kinds
from review.checks.missing import settle
from review.checks.notice_hearing.cited_articles import articles_of, say_articles
from review.checks.notice_hearing.notices import notices
from review.checks.slots import mention
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

NOTICE_FINE = ("proposed_fine", "fine_amount")
NOTICE_KINDS = ("proposed_kinds", "proposed_penalty")
NOTICE_LAWS = ("law_cited", "law_penalty", "law_violated")
HEARD = ("statement_defense_record", "defense_review_opinion", "hearing_record", "hearing_report")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Only what is heavier or new accuses; a lighter decision needs a reason."""
    tally = Tally()
    for decision in case_facts.documents_of("penalty_decision"):
        for notice in _last_notices(case_facts, standards, decision):
            _fine(case_facts, notice, decision, tally)
            _kinds(case_facts, notice, decision, tally)
            _laws(case_facts, notice, decision, tally)
    return settle(case_facts, tally, "卷内没有可以比较的告知书和处罚决定书")


def _last_notices(
    case_facts: CaseFacts, standards: Standards, decision: Document
) -> list[Document]:
    """Told again (重新告知): the last notice of each kind is the one that counts."""
    last: dict[str, Document] = {}
    for notice in notices(case_facts):
        day = read_day(case_facts, notice, standards, "doc_date")
        known = last.get(notice.kind)
        before = read_day(case_facts, known, standards, "doc_date") if known else None
        if isinstance(day, Dated) and isinstance(before, Dated) and day.day < before.day:
            continue
        last[notice.kind] = notice
    return list(last.values())


def _amounts(case_facts: CaseFacts, document: Document, *fields: str) -> list[Fact]:
    facts = case_facts.facts_of(document, *fields)
    return [fact for fact in facts if usable(fact) and fen_of(fact) is not None]


def _fine(case_facts: CaseFacts, notice: Document, decision: Document, tally: Tally) -> None:
    told = _amounts(case_facts, notice, *NOTICE_FINE)
    decided = _amounts(case_facts, decision, "fine_amount")
    if len({fact.value for fact in told}) > 1 or len({fact.value for fact in decided}) > 1:
        tally.doubt_fact("告知书或者决定书读到不同的罚款数额，请核对", *told, *decided)
        return
    if not told or not decided:
        return
    before, after = fen_of(told[0]) or 0, fen_of(decided[0]) or 0
    said = (
        f"{title_at(notice)}拟罚款{say_money(before)}，{title_at(decision)}罚款{say_money(after)}"
    )
    if before == after:
        tally.passed(told[0], decided[0])
    elif after > before:
        tally.allege(
            f"{notice.id}:{decision.id}:fine",
            f"{said}，加重处罚而没有重新告知。",
            facts=(told[0], decided[0]),
        )
    elif _explained(case_facts, decision):
        tally.passed(told[0], decided[0], note=f"{said}，卷内有陈述申辩或者听证材料")
    else:
        tally.doubt_fact(f"{said}，减轻处罚的理由未见说明，请核对", told[0], decided[0])


def _explained(case_facts: CaseFacts, decision: Document) -> bool:
    answered = case_facts.facts_of(decision, "defense_response")
    return bool(case_facts.documents_of(*HEARD)) or any(usable(fact) for fact in answered)


def _kinds(case_facts: CaseFacts, notice: Document, decision: Document, tally: Tally) -> None:
    told = [fact for fact in case_facts.facts_of(notice, *NOTICE_KINDS) if usable(fact)]
    decided = [fact for fact in case_facts.facts_of(decision, "penalty_items") if usable(fact)]
    before, after = penalty_kinds(told), penalty_kinds(decided)
    if not before or not after:
        return
    added = sorted(after - before)
    if not added:
        tally.passed(*told, *decided)
        return
    said = (
        f"{title_at(notice)}拟处{'、'.join(sorted(before))}，{title_at(decision)}处"
        f"{'、'.join(sorted(after))}"
    )
    if place := next((one for kind in added if (one := mention(case_facts, notice, kind))), None):
        tally.doubt(f"{said}，告知书写有“{place.text}”，请核对", (place,))
    else:
        tally.allege(
            f"{notice.id}:{decision.id}:kinds",
            f"{said}，{'、'.join(added)}没有告知。",
            facts=(*told, *decided),
        )


def _laws(case_facts: CaseFacts, notice: Document, decision: Document, tally: Tally) -> None:
    """The clause that the penalty rests on must have been told; clauses on discretion need not."""
    told = articles_of(case_facts, notice, *NOTICE_LAWS)
    decided = articles_of(case_facts, decision, "law_penalty")
    if not told or not decided:
        return
    added = {place: fact for place, fact in decided.items() if place not in told}
    if not added:
        tally.passed(*told.values(), *decided.values())
        return
    same_law = [place for place in added if any(place.law == one.law for one in told)]
    said = (
        f"{title_at(decision)}的处罚依据{say_articles(added)}，{title_at(notice)}没有告知"
        f"（告知的依据为{say_articles(told)}）"
    )
    if not same_law or mention(
        case_facts, notice, *(fact.raw for fact in added.values() if fact.raw)
    ):
        tally.doubt_fact(f"{said}，请核对", *added.values())
    else:
        tally.allege(
            f"{notice.id}:{decision.id}:laws",
            f"{said}。",
            facts=(*added.values(), *told.values()),
        )
