"""PRC-06 调查程序次序倒置: order rules of the investigation, approvals before applications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.dated import read_day
from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.timeline.orders import order_answers
from review.checks.timeline.weigh import pair_key, weigh_answer
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.model.timeline import OrderAnswer
    from review.standards.load import Standards


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Days that stand in the wrong order; the same day is no reversal."""
    tally = Tally()
    for answer in order_answers(case_facts, standards, defect.code):
        weigh_answer(answer, tally, pair_key(answer), _message(answer))
    _approvals(case_facts, standards, tally)
    return settle(case_facts, tally, "没有可以比较先后的文书")


def _message(answer: OrderAnswer) -> str:
    if answer.earlier is None or answer.later is None:
        return answer.reason
    return (
        f"次序倒置：{answer.earlier.title}的日期{say_date(answer.earlier.day)}，晚于"
        f"{answer.later.title}的日期{say_date(answer.later.day)}（{answer.note}）。"
    )


def _approvals(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    for document in case_facts.documents:
        if not case_facts.facts_of(document, "apply_date"):
            continue
        applied = read_day(case_facts, document, standards, "apply_date")
        approved = read_day(case_facts, document, standards, "approve_date")
        if isinstance(applied, Gap) or isinstance(approved, Gap):
            continue
        if approved.day >= applied.day:
            tally.passed(applied.fact, approved.fact)
        else:
            tally.allege(
                f"{document.id}:approved_before",
                f"{title_at(document)}的审批日期{say_date(approved.day)}，早于呈报日期"
                f"{say_date(applied.day)}。",
                facts=(approved.fact, applied.fact),
            )
