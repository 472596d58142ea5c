"""SUB-06: the right to ask for recusal not told, or a request not decided (回避).

**Source**: 行政处罚法 第四十三条, 第六十四条第四项.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.missing import missing, settle
from review.checks.slots import mention
from review.checks.statements import (
    doubtful,
    least_sure,
    places_of,
    quoted,
    stated,
    why_silence_proves_nothing,
)
from review.checks.tally import Tally
from review.checks.trust import KIND_CONFIDENCE, usable
from review.checks.values import all_words
from review.checks.wording import title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

_NOT_TOLD_POINTS = 1.0
"""询问笔录未告知 alone weighs less than a request left undecided."""
_SILENCE = 0.85
_UNDERSTOOD = ("rights_notice", "cert_shown", "person.name", "start_time", "answers")
_FEWEST_UNDERSTOOD = 2
_OUTSIDER = re.compile(r"证人|举报|投诉|见证|目击|消费者|顾客|邻居|群众|受害|被侵权")
_DECIDED = re.compile(r"准许|驳回|不予|予以|同意|决定")
_APPLICATION = re.compile(r"申请书?$")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where an inquiry record does not tell of recusal, a request has no decision.

    And where an officer's tie to the party is on record without one. A witness need not be told.
    **Needs**: `rights_notice.recusal`; statements `recusal.*`; 回避决定书.
    """
    tally = Tally()
    for record in case_facts.documents_of("inquiry_record"):
        _weigh_told(case_facts, record, tally)
    _weigh_requests(case_facts, standards, tally)
    return settle(case_facts, tally, "卷内没有询问笔录，也没有回避申请")


def _weigh_told(case_facts: CaseFacts, record: Document, tally: Tally) -> None:
    role = "".join(all_words(case_facts.facts_of(record, "person.role")))
    if _OUTSIDER.search(role or record.title):
        return
    told = [
        fact
        for fact in case_facts.facts_of(record, "rights_notice.recusal")
        if usable(fact) and fact.value is True
    ]
    said = stated(case_facts, record, "recusal.told", "recusal.asked")
    if told or said:
        words = f"：“{quoted(said[0])}”" if said else ""
        tally.passed(*told, note=f"{title_at(record)}已告知申请回避的权利{words}")
        return
    place = (case_facts.place_of(record),)
    if silent := why_silence_proves_nothing(case_facts, record):
        tally.doubt(f"{silent}，是否告知回避权不能确定", place)
    elif seen := mention(case_facts, record, "回避", "利害关系"):
        tally.doubt(f"{title_at(record)}写有“{seen.text}”，是否告知回避权须核对", (seen,))
    elif unsure := doubtful(case_facts, record, "是否告知回避权", "recusal.told"):
        tally.doubt(*unsure)
    elif _poorly_understood(case_facts, record):
        tally.doubt(f"未能读懂{title_at(record)}的告知部分", place)
    else:
        tally.allege(
            f"{record.id}:told",
            f"{title_at(record)}没有告知当事人有权申请执法人员回避。",
            evidence=place,
            confidence=min(_SILENCE, record.confidence or 1.0),
            points=_NOT_TOLD_POINTS,
        )


def _poorly_understood(case_facts: CaseFacts, record: Document) -> bool:
    facts = case_facts.facts_of(record, *_UNDERSTOOD)
    return len({fact.field for fact in facts if usable(fact)}) < _FEWEST_UNDERSTOOD


def _weigh_requests(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    asked = [
        said
        for document in case_facts.documents
        for said in stated(case_facts, document, "recusal.asked", "recusal.interest")
        if document.kind != "recusal_decision"
    ]
    papers = case_facts.documents_of("recusal_decision")
    applications = [paper for paper in papers if _is_application(case_facts, paper)]
    decisions = [paper for paper in papers if paper not in applications]
    if not asked and not applications:
        return
    what = (
        f"{title_at(applications[0])}申请回避" if applications else f"笔录记有“{quoted(asked[0])}”"
    )
    places = (*map(case_facts.place_of, applications), *places_of(asked))
    if decisions:
        tally.passed(note=f"{what}，卷内有{title_at(decisions[0])}")
        return
    looked = missing(case_facts, standards, "recusal_decision")
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, (*places, *looked.evidence))
    else:
        read = looked.words if isinstance(looked, Absence) else "卷内未见《回避决定书》"
        tally.allege(
            "recusal_decision",
            f"{what}，{read}，是否应当回避没有审查决定。",
            evidence=places,
            confidence=min(_SILENCE, least_sure(asked)),
        )


def _is_application(case_facts: CaseFacts, paper: Document) -> bool:
    """回避申请书 shares its kind with the decision on it."""
    if not _APPLICATION.search(paper.title) or (paper.confidence or 1.0) < KIND_CONFIDENCE:
        return False
    decided = "".join(all_words(case_facts.facts_of(paper, "decision")))
    return not _DECIDED.search(decided)
