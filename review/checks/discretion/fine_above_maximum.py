"""DIS-01: the fine is above the statutory maximum (罚款超过法定上限)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.discretion.statutory import DECISIONS, fined
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the fine is above every range that may govern it.

    **Needs**: `fine_amount`, `law_penalty`, the decision's date, and the base amounts
    (货值、违法所得) of multiples.
    """
    tally = Tally()
    for document in case_facts.documents_of(*DECISIONS):
        weighed = fined(case_facts, document, standards)
        if weighed is None:
            tally.passed(note=f"{title_at(document)}没有处以罚款")
            continue
        if isinstance(weighed, Gap):
            tally.doubt_gap(weighed)
            continue
        span = weighed.range
        facts = (weighed.fine, weighed.basis, *span.used)
        words = f"罚款{say_money(weighed.fine_fen)}，{span.words}"
        if span.high is None:
            tally.doubt_fact(f"{title_at(document)}：{words}", *facts)
        elif weighed.fine_fen > span.high:
            over = say_money(weighed.fine_fen - span.high)
            tally.allege(
                f"{document.id}:fine",
                f"{title_at(document)}{words}，超出上限{over}。",
                facts=facts,
                steps=({"note": words},),
            )
        else:
            tally.passed(*facts, note=words)
    return tally.outcome("卷内没有处罚决定书")
