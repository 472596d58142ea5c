"""DEC-02 法制审核人员不适格或与承办人同一.

**Source**: 行政处罚法 第五十八条. Qualifications are for a register to say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.missing import settle
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

HANDLERS = (
    ("inquiry_record", ("officers.name", "officers")),
    ("onsite_inspection_record", ("officers.name", "officers")),
    ("filing_approval", ("handlers",)),
    ("investigation_report", ("handlers",)),
    ("decision_approval", ("handlers",)),
    ("penalty_decision", ("handlers",)),
)
UNIT = (("filing_approval", "handling_unit"),)
NAME = re.compile(r"[\u3400-\u9fff·]{2,8}")
MARKS = ("present", "absent", "uncertain")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The reviewer is none of the officers of the case, nor of their unit."""
    tally = Tally()
    for review in case_facts.documents_of("legal_review_opinion"):
        _by_another(case_facts, review, standards, tally)
        _by_another_unit(case_facts, review, tally)
    return settle(case_facts, tally, "卷内没有法制审核意见")


def _by_another(
    case_facts: CaseFacts, review: Document, standards: Standards, tally: Tally
) -> None:
    reviewer = read_fact(case_facts, review, standards, "reviewer.name")
    if isinstance(reviewer, Gap):
        tally.doubt_gap(reviewer)
        return
    reviewers = set(names_in(reviewer))
    handlers = list(case_handlers(case_facts))
    same = [(doc, fact) for doc, fact in handlers if reviewers & set(names_in(fact))]
    if not handlers:
        tally.doubt_fact("承办人员姓名未能读出，不能与法制审核人员比较", reviewer)
    elif not same:
        tally.passed(reviewer, *(fact for _, fact in handlers))
    else:
        document, fact = same[0]
        name = sorted(reviewers & set(names_in(fact)))[0]
        tally.allege(
            f"{review.id}:reviewer",
            f"{title_at(review)}的审核人{name}，也是{title_at(document)}的承办人员，"
            "审核人员与承办人员同一。",
            facts=(reviewer, fact),
        )


def case_handlers(case_facts: CaseFacts) -> Iterator[tuple[Document, Fact]]:
    """Who handled the case, on each document that names them."""
    for kind, fields in HANDLERS:
        for document in case_facts.documents_of(kind):
            for fact in case_facts.facts_of(document, *fields):
                if usable(fact) and fact.value not in MARKS and names_in(fact):
                    yield document, fact


def names_in(fact: Fact) -> list[str]:
    """Names in a list or in a line such as 张三（证号…）、李四."""
    return [name for word in all_words([fact]) for name in NAME.findall(word)]


def _by_another_unit(case_facts: CaseFacts, review: Document, tally: Tally) -> None:
    own = [fact for fact in case_facts.facts_of(review, "reviewer.unit") if usable(fact)]
    theirs = [
        fact for kind, field in UNIT for fact in case_facts.facts_named(kind, field) if usable(fact)
    ]
    if not own or not theirs:
        return
    if own[0].value == theirs[0].value:
        tally.allege(
            f"{review.id}:unit",
            f"{title_at(review)}的审核机构“{own[0].value}”就是办案机构，由办案机构自行审核。",
            facts=(own[0], theirs[0]),
        )
    else:
        tally.passed(own[0], theirs[0])
