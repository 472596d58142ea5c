"""HRG-07 陈述申辩意见未复核或未回应.

**Source**: 行政处罚法 第四十五条第一款; order rule ORD-20.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.dated import Dated, read_day
from review.checks.missing import missing, settle
from review.checks.slots import mention
from review.checks.statements import doubtful, quoted, stated
from review.checks.tally import Tally
from review.checks.trust import gap_of, usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

NO_OPINION = re.compile(
    r"(?:无|没有|不提出|未提出|不作|放弃)(?:任何|其他)?(?:异议|意见|陈述|申辩)|(?:无|没有)需要|放弃.{0,8}权利|表示认可|自愿接受处罚"
)
PLEA = re.compile(
    r"从轻|减轻|免予|不予处罚|希望|请求|恳请|要求|申请|不服|不同意|过重|困难|(?<!没)(?<!无)有异议|但"
)
"""What shows that a party that admits the facts still asks for something."""
DENIES = re.compile(
    r"(?:未|没有|并未|均未)(?:在[^，。；]{0,20})?(?:提出|提交|作出?|进行|行使)[^，。；]{0,12}(?:陈述|申辩|意见|异议)|放弃"
)
"""A decision that says so of a party that did speak has not answered it."""
ANSWERED = ("采纳", "复核", "不予支持", "不能成立", "不成立", "意见成立", "予以支持")
"""A decision that only says that the party was told of its rights answers nothing."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Every statement of defence is reviewed, and the decision answers it."""
    tally = Tally()
    statements = [
        statement
        for statement in case_facts.documents_of("statement_defense_record")
        if not _without_opinion(case_facts, statement, tally)
    ]
    if statements:
        _reviewed(case_facts, statements, standards, tally)
        for decision in case_facts.documents_of("penalty_decision"):
            _answered(case_facts, statements, decision, standards, tally)
    return settle(case_facts, tally, "卷内没有当事人的陈述申辩意见")


def _without_opinion(case_facts: CaseFacts, statement: Document, tally: Tally) -> bool:
    facts = case_facts.facts_of(statement, "content")
    text = "".join(all_words(facts))
    if NO_OPINION.search(text) and not PLEA.search(text):
        tally.passed(*(fact for fact in facts if usable(fact)), note="当事人没有提出陈述申辩意见")
        return True
    return False


def _reviewed(
    case_facts: CaseFacts, statements: list[Document], standards: Standards, tally: Tally
) -> None:
    looked = missing(case_facts, standards, "defense_review_opinion")
    said = "、".join(title_at(statement) for statement in statements)
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
        return
    if isinstance(looked, Absence):
        tally.allege(
            "missing:defense_review_opinion",
            f"当事人提出了{said}，{looked.words}，意见没有复核。",
            evidence=[*(case_facts.place_of(one) for one in statements), *looked.evidence],
            confidence=looked.confidence,
        )
        return
    for review in looked:
        _before_decision(case_facts, review, standards, tally)


def _before_decision(
    case_facts: CaseFacts, review: Document, standards: Standards, tally: Tally
) -> None:
    reviewed = read_day(case_facts, review, standards, "review_date")
    for decision in case_facts.documents_of("penalty_decision"):
        decided = read_day(case_facts, decision, standards, "decision_date", "doc_date")
        if not isinstance(reviewed, Dated) or not isinstance(decided, Dated):
            tally.passed(note=f"卷内有{title_at(review)}")
        elif reviewed.day <= decided.day:
            tally.passed(reviewed.fact, decided.fact)
        else:
            tally.allege(
                f"{review.id}:late",
                f"{title_at(review)}于{say_date(reviewed.day)}复核，晚于{title_at(decision)}的决定日期"
                f"{say_date(decided.day)}。",
                facts=(reviewed.fact, decided.fact),
                steps=({"note": "次序规则ORD-20"},),
            )


def _answered(
    case_facts: CaseFacts,
    statements: list[Document],
    decision: Document,
    standards: Standards,
    tally: Tally,
) -> None:
    said = stated(case_facts, decision, "defence.answered")
    if said:
        tally.passed(note=f"{title_at(decision)}写有“{quoted(said[0])}”")
        return
    answers = [
        fact
        for fact in case_facts.facts_of(decision, "defense_response")
        if usable(fact) and fact.value
    ]
    denied = [fact for fact in answers if DENIES.search(str(fact.value))]
    if answers and len(denied) < len(answers):
        tally.passed(*answers)
        return
    if place := mention(case_facts, decision, *ANSWERED):
        tally.passed(note=f"{title_at(decision)}写有“{place.text}”")
        return
    gap = gap_of(case_facts, decision, standards, "defense_response")
    if not denied and not gap.is_missing:
        tally.doubt_gap(gap)
        return
    unsure = doubtful(case_facts, decision, "是否回应陈述申辩", "defence.answered")
    if unsure and not denied:
        tally.doubt(*unsure)
        return
    papers = "、".join(title_at(statement) for statement in statements)
    wrong = f"却写当事人“{denied[0].value}”，" if denied else ""
    tally.allege(
        f"{decision.id}:defense_response",
        f"当事人提出了{papers}，{title_at(decision)}{wrong}没有回应是否采纳。",
        evidence=(
            *(place for fact in denied for place in fact.evidence),
            case_facts.place_of(decision),
            *(case_facts.place_of(one) for one in statements),
        ),
        confidence=0.85,
    )
