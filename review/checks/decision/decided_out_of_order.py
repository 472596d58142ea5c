"""DEC-03 审核、讨论、决定次序倒置或未采纳即作出.

**Source**: 行政处罚法 第五十七条、第五十八条、第六十五条; order rules ORD-10 to ORD-14, TL-32.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from review.checks.dated import Dated, days_of
from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards

REVIEWED = ("legal_review_opinion", ("review_date",), "法制审核")
DISCUSSED = ("collective_discussion_record", ("meeting_time",), "集体讨论")
HEARD = ("hearing_record", ("end_time", "date", "start_time"), "听证")
APPROVED = ("decision_approval", ("approve_date",), "负责人审批")
DECIDED = ("penalty_decision", ("decision_date", "doc_date"), "作出决定")
ORDER = (
    ("ORD-10", HEARD, DISCUSSED),
    ("ORD-11", REVIEWED, DECIDED),
    ("ORD-12", DISCUSSED, DECIDED),
    ("ORD-13", REVIEWED, DISCUSSED),
    ("ORD-14", APPROVED, DECIDED),
    ("TL-32", HEARD, DECIDED),
)
REFUSED = re.compile(r"不(?:予)?(?:通过|同意)|退回|补充(?:调查|证据|材料)|(?:^|[^不])纠正")
AGREED = re.compile(r"(?:^|[^不])(?:同意|通过)")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Hearing, review, discussion, approval, decision; after a refusal another review."""
    tally = Tally()
    for rule, first, then in ORDER:
        earlier = days_of(case_facts, standards, tally, (first[0],), *first[1])
        later = days_of(case_facts, standards, tally, (then[0],), *then[1])
        if earlier and later:
            _weigh(rule, earlier, later, first[2], then[2], tally)
    _refused(case_facts, standards, tally)
    return settle(case_facts, tally, "卷内没有可以比较的审核、讨论、审批和决定")


def _weigh(
    rule: str, earlier: list[Dated], later: list[Dated], first: str, then: str, tally: Tally
) -> None:
    """Every later step has an earlier one before it; of several one is enough (补充审核)."""
    start = min(earlier, key=lambda one: one.day)
    for end in later:
        if not _after(start, end):
            tally.passed(start.fact, end.fact)
            continue
        tally.allege(
            f"{rule}:{start.document.id}:{end.document.id}",
            f"{title_at(start.document)}的{first}时间{_said(start)}，晚于{title_at(end.document)}的"
            f"{then}时间{_said(end)}，次序倒置。",
            facts=(start.fact, end.fact),
            steps=({"note": f"次序规则{rule}"},),
        )


def _after(start: Dated, end: Dated) -> bool:
    """Later by the clock where both tell the time; else by the day."""
    one, two = start.fact.value, end.fact.value
    if isinstance(one, datetime) and isinstance(two, datetime):
        return one > two
    return start.day > end.day


def _said(day: Dated) -> str:
    value = day.fact.value
    return say_date(value) if isinstance(value, datetime) else say_date(day.day)


def _refused(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    decisions = case_facts.documents_of("penalty_decision")
    reviews = case_facts.documents_of("legal_review_opinion")
    if len(reviews) != 1 or not decisions:
        return
    facts = [
        fact
        for fact in case_facts.facts_of(reviews[0], "conclusion")
        if usable(fact) and all_words([fact])
    ]
    text = "、".join(all_words(facts))
    if not text:
        return
    if REFUSED.search(text) and not AGREED.search(text):
        tally.allege(
            f"{reviews[0].id}:refused",
            f"{title_at(reviews[0])}的结论为“{text}”，卷内没有再次审核通过的意见，{title_at(decisions[0])}已作出。",
            facts=facts,
            evidence=(case_facts.place_of(decisions[0]),),
            confidence=min(0.9, *(fact.confidence for fact in facts)),
        )
    else:
        tally.passed(*facts)
