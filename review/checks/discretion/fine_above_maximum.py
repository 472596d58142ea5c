"""DIS-01: the fine is above the statutory maximum (罚款超过法定上限)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.discretion.statutory import DECISIONS, fined
from review.checks.slots import search
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from review.checks.discretion.statutory import Fined
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_RAISED = (
    r"逾期(?:未|不|仍未|拒不)?(?:改正|整改)|拒不(?:改正|整改|停止|执行)|(?:仍未|没有|未)(?:按期|按要求)?(?:改正|整改)"
    r"|情节(?:特别)?严重|(?:严重|恶劣)后果|后果严重|造成[^未]{0,10}(?:事故|伤亡|重大|严重)|再次|屡次|多次"
)
_UNSAID = 0.75
"""That a circumstance is not stated is read from the whole text."""


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
        facts = weighed.facts
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
        elif span.plain_high is not None and weighed.fine_fen > span.plain_high:
            _weigh_raised(case_facts, document, weighed, span.plain_high, tally)
        else:
            tally.passed(*facts, note=words)
    return tally.outcome("卷内没有处罚决定书")


def _weigh_raised(
    case_facts: CaseFacts, document: Document, weighed: Fined, plain_high: int, tally: Tally
) -> None:
    """A fine above what the act alone carries needs the circumstance that raises the maximum."""
    facts = weighed.facts
    words = (
        f"{title_at(document)}罚款{say_money(weighed.fine_fen)}，超过一般情形的上限"
        f"{say_money(plain_high)}"
    )
    if raised := search(case_facts, document, _RAISED):
        tally.doubt(f"{words}，请核对是否具有“{raised.text}”所述加重情形", (raised,))
    else:
        tally.allege(
            f"{document.id}:fine",
            f"{words}，决定书没有记载逾期未改正、情节严重等加重情形。",
            facts=facts,
            steps=({"note": f"{words}；{weighed.range.words}"},),
            confidence=_UNSAID,
        )
