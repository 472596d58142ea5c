"""DEC-03 审核、讨论、决定次序倒置或未采纳即作出.

**Source**: 行政处罚法 第五十七条、第五十八条、第六十五条; order rules ORD-10 to ORD-14, TL-32.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.timeline.orders import order_answers
from review.checks.timeline.weigh import pair_key, places_of, weigh_answer, weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.model.timeline import WorksheetEnd
    from review.standards.load import Standards

NAMES = {
    "ORD-10": ("听证", "集体讨论"),
    "ORD-11": ("法制审核", "作出决定"),
    "ORD-12": ("集体讨论", "作出决定"),
    "ORD-13": ("法制审核", "集体讨论"),
    "ORD-14": ("负责人审批", "作出决定"),
    "TL-32": ("听证", "作出决定"),
}
HEARD_FIRST = "TL-32"
REFUSED = re.compile(r"不(?:予)?(?:通过|同意)|退回|补充(?:调查|证据|材料)|(?:^|[^不])纠正")
AGREED = re.compile(r"(?:^|[^不])(?:同意|通过)")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Hearing, review, discussion, approval, decision; after a refusal another review.

    Every later step has an earlier one before it; of several one is enough (补充审核).
    """
    tally = Tally()
    for answer in order_answers(case_facts, standards, defect.code):
        message = _message(answer.rule, answer.earlier, answer.later)
        weigh_answer(answer, tally, pair_key(answer), message)
    for sheet in limit_worksheets(case_facts, standards, HEARD_FIRST):
        if sheet.start and sheet.end:
            key = f"{HEARD_FIRST}:{sheet.start.document}:{sheet.end.document}"
            weigh_sheet(sheet, tally, key, _message(HEARD_FIRST, sheet.start, sheet.end))
        elif sheet.result == "undetermined":
            tally.doubt(sheet.reason, places_of(sheet))
    _refused(case_facts, standards, tally)
    return settle(case_facts, tally, "卷内没有可以比较的审核、讨论、审批和决定")


def _message(rule: str, earlier: WorksheetEnd | None, later: WorksheetEnd | None) -> str:
    if earlier is None or later is None:
        return ""
    first, then = NAMES[rule]
    one, two = (say_date(end.moment or end.day) for end in (earlier, later))
    return f"{earlier.title}的{first}时间{one}，晚于{later.title}的{then}时间{two}，次序倒置。"


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
