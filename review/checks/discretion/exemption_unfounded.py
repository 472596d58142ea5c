"""DIS-08: no penalty, without what that needs (免罚轻罚适用条件不足或程序缺失)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.discretion.circumstances import circumstances_of, of_kinds
from review.checks.discretion.said import sentences_of
from review.checks.missing import no_occasion, weigh_missing
from review.checks.slots import mention_in, search
from review.checks.tally import Tally
from review.checks.trust import gap_of, usable
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Evidence
    from review.model.finding import Outcome
    from review.standards.load import Standards

_NOT_PROVED = re.compile(
    r"违法(?:事实|行为)不(?:能)?成立|证据不足|不构成违法|已过(?:追究|处罚)时效|超过二年"
)
_FIRST = re.compile(r"初次违法|首次违法|首违|第一次违法|初次被(?:发现|查)")
_BLAMELESS = re.compile(r"主观过错|不满十四|未满十四|精神病人|智力残疾")
_NEEDED = (
    ("违法行为轻微", re.compile(r"轻微|较轻|较小|不大")),
    ("及时改正", re.compile(r"改正|整改|纠正|停止|消除|清理|下架|撤除|补办|恢复")),
    ("没有造成危害后果", re.compile(r"危害|后果|影响|损害|损失")),
)
_EVIDENCE_OF_CORRECTION = (
    "整改报告",
    "整改情况",
    "整改照片",
    "改正照片",
    "复查",
    "整改完成",
    "改正情况",
    "整改后",
)
_EDUCATION = (
    r"批评教育|[予进给]?[以行予]了?教育|教育当事人|对(?:其|当事人|你[^，。]{0,4})[^，。]{0,6}教育|说服教育|宣传教育|法[治制]教育"
    r"|教育(?:完毕|引导|提醒)|约谈|告诫|警示谈话|普法|释法|(?:讲解|宣讲|宣读|讲明|学习)[^，。]{0,10}(?:法律|法规|规定)"
    r"|承诺[^，。]{0,6}(?:守法|依法|合法|今后|不再)"
)
_UNSAID = 0.8


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where 不予处罚 lacks a condition, its evidence, the approval or the education.

    Not where the violation was not proved: that is no exemption. **Needs**: `circumstances`,
    `education_record` of the 不予行政处罚决定书, the 复查 record, the approval, statements.
    **Source**: 行政处罚法 第三十三条.
    """
    decisions = case_facts.documents_of("no_penalty_decision")
    if not decisions:
        return no_occasion(case_facts, "卷内没有不予行政处罚决定书")
    tally = Tally()
    for document in decisions:
        said = "。".join(sentences_of(case_facts, document))
        if _NOT_PROVED.search(said):
            tally.passed(note=f"{title_at(document)}以违法事实不成立等为由，不属免罚")
            continue
        _weigh_repeat(case_facts, document, said, tally)
        if not _BLAMELESS.search(said):
            _weigh_conditions(case_facts, standards, document, said, tally)
            _weigh_correction(case_facts, standards, document, tally)
        _weigh_education(case_facts, standards, document, tally)
    weigh_missing(
        case_facts,
        standards,
        ("decision_approval",),
        "作出不予行政处罚决定应当经负责人审查批准。",
        tally,
        evidence=(case_facts.place_of(decisions[0]),),
    )
    return tally.outcome("不予行政处罚决定书的条件和程序未见欠缺", checked=True)


def _weigh_repeat(case_facts: CaseFacts, document: Document, said: str, tally: Tally) -> None:
    """初次违法 is the ground, and a paper tells of an earlier one."""
    if not _FIRST.search(said):
        return
    repeats = of_kinds(circumstances_of(case_facts), ("repeat",))
    if repeats:
        tally.allege(
            f"{document.id}:first",
            f"{title_at(document)}以初次违法为由不予处罚，但{repeats[0]}。",
            evidence=(*repeats[0].evidence, case_facts.place_of(document)),
            confidence=repeats[0].confidence,
        )


def _weigh_conditions(
    case_facts: CaseFacts, standards: Standards, document: Document, said: str, tally: Tally
) -> None:
    lacking = [name for name, words in _NEEDED if not words.search(said)]
    facts = [f for f in case_facts.facts_of(document, "circumstances") if usable(f)]
    if not lacking:
        tally.passed(*facts, note=f"{title_at(document)}写明了轻微、及时改正、没有危害后果")
        return
    gap = gap_of(case_facts, document, standards, "circumstances")
    if not facts and not gap.is_missing:
        tally.doubt_gap(gap)
    elif len(lacking) == len(_NEEDED) and not said:
        tally.doubt(f"{title_at(document)}的理由未能读出", (case_facts.place_of(document),))
    else:
        tally.allege(
            f"{document.id}:conditions",
            f"{title_at(document)}未写明{'、'.join(lacking)}，不予处罚的条件不足。",
            facts=facts,
            evidence=(case_facts.place_of(document),),
            confidence=_UNSAID,
        )


def _weigh_correction(
    case_facts: CaseFacts, standards: Standards, document: Document, tally: Tally
) -> None:
    others = [paper for paper in case_facts.documents if paper.id != document.id]
    if case_facts.documents_of("rectification_review"):
        tally.passed(note="卷内有整改复查记录")
    elif place := mention_in(case_facts, others, *_EVIDENCE_OF_CORRECTION):
        tally.passed(note=f"卷内载明“{place.text}”")
    else:
        weigh_missing(
            case_facts,
            standards,
            ("rectification_review",),
            f"{title_at(document)}以及时改正为由不予处罚，没有证明已经改正的材料。",
            tally,
            evidence=(case_facts.place_of(document),),
        )


def _search_all(case_facts: CaseFacts, pattern: str) -> Evidence | None:
    """The first place in the file that says so."""
    for paper in case_facts.documents:
        if found := search(case_facts, paper, pattern):
            return found
    return None


def _weigh_education(
    case_facts: CaseFacts, standards: Standards, document: Document, tally: Tally
) -> None:
    """**Source**: 行政处罚法 第三十三条第三款."""
    told = [fact for fact in case_facts.facts_of(document, "education_record") if usable(fact)]
    if told:
        tally.passed(*told)
        return
    gap = gap_of(case_facts, document, standards, "education_record")
    if place := _search_all(case_facts, _EDUCATION):
        tally.passed(note=f"卷内载明“{place.text}”")
    elif not gap.is_missing:
        tally.doubt_gap(gap)
    elif unread := case_facts.unread_pages():
        tally.doubt(f"未见对当事人的教育，但第{unread[0]}页等无法识读")
    else:
        tally.allege(
            f"{document.id}:education",
            f"{title_at(document)}和其他文书均未见对当事人进行教育的内容。",
            evidence=gap.evidence,
            confidence=_UNSAID,
        )
