"""LAW-04: cause, article violated and article of the penalty speak of different acts (定性错误)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.citations.look_up import look_up
from review.checks.cited import Cited, act_date, document_date
from review.checks.law_application.rules_cited import (
    DECISIONS,
    acts_cited,
    nearness,
    rules_penalising,
    rules_violated,
)
from review.checks.missing import settle
from review.checks.statements import why_silence_proves_nothing
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import words_of
from review.checks.wording import numeral, pages, say_citation, title_at
from review.language.numerals import parse_numeral
from review.standards.laws import law_key

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Citation, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule

NOTICES = ("prior_notice", "hearing_right_notice")
_CAUSE = ("cause_of_action", "violation_desc", "fact.behavior")
_CAUSE_ELSEWHERE = ("filing_approval", "investigation_report", "decision_approval", *NOTICES)
_LONGEST_CAUSE = 60
_VIOLATING = re.compile(
    r"违反(?:了)?本(?:法典|法|条例)"
    r"((?:、|和|或者|以及|至|到|第[零一二三四五六七八九十百千]+[条款项]){1,24})"
)
_ARTICLE = re.compile(r"第([零一二三四五六七八九十百千]+)条")
NEAR, APART = 0.5, 0.3
"""A cause is of a rule from this share of its words on, and more by that much than of the other."""


@dataclass(frozen=True, slots=True)
class _Charged:
    """What a document says was violated and what it punishes it by."""

    document: Document
    day: date
    violated: tuple[tuple[Fact, Citation], ...]
    penalty: tuple[tuple[Fact, Citation], ...]
    breaking: tuple[PenaltyRule, ...]
    punishing: tuple[PenaltyRule, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact, _ in (*self.violated, *self.penalty))

    @property
    def shared(self) -> bool:
        return bool({rule.id for rule in self.breaking} & {rule.id for rule in self.punishing})


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the two articles belong to different rules and the cause fits only one of them.

    Also where the penal article itself names the articles it punishes and another was violated, and
    where the notice told another act than the decision punishes. What no rule knows is for the
    reviewer. **Needs**: `law_violated`, `law_penalty`, `cause_of_action`. **Source**: 行政处罚法
    第五条第二款、第五十七条.
    """
    tally = Tally()
    for document in case_facts.documents_of(*DECISIONS):
        charged = _charged(case_facts, document, standards, tally)
        if charged is not None:
            _weigh(case_facts, charged, standards, tally)
            _weigh_notices(case_facts, charged, standards, tally)
    return settle(case_facts, tally, "卷内没有处罚决定书")


def _charged(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> _Charged | None:
    day = document_date(case_facts, document)
    if day is None:
        tally.doubt(f"{title_at(document)}的日期未能确定，定性与依据未能核对")
        return None
    violated = _read(case_facts, document, "law_violated")
    penalty = _read(case_facts, document, "law_penalty")
    if violated is None or penalty is None or not violated or not penalty:
        what = "违反条款" if not violated else "处罚条款"
        tally.doubt(
            f"{title_at(document)}的{what}未读到或识读把握不足，定性与依据未能核对",
            (case_facts.place_of(document),),
        )
        return None
    act = act_date(case_facts)
    breaking = rules_violated([one for _, one in violated], standards, day)
    punishing = rules_penalising([one for _, one in penalty], standards, day)
    if act is not None and not (breaking and punishing):
        breaking = breaking or rules_violated([one for _, one in violated], standards, act)
        punishing = punishing or rules_penalising([one for _, one in penalty], standards, act)
    return _Charged(document, day, violated, penalty, breaking, punishing)


def _read(
    case_facts: CaseFacts, document: Document, field: str
) -> tuple[tuple[Fact, Citation], ...] | None:
    """The citations of a field; None where one was read with doubt."""
    facts = case_facts.facts_of(document, field)
    if any(not usable(fact) and fact.status != "blank" for fact in facts):
        return None
    return acts_cited(facts)


def _weigh(case_facts: CaseFacts, charged: _Charged, standards: Standards, tally: Tally) -> None:
    if charged.shared:
        tally.passed(*charged.facts)
        return
    if why := why_silence_proves_nothing(case_facts, charged.document):
        tally.doubt_fact(f"{why}，所引条款可能未读全，定性与依据未能核对", *charged.facts)
        return
    named = _named_by_penalty(case_facts, charged, standards)
    if named is not None:
        _weigh_named(charged, named, tally)
        return
    if not charged.breaking or not charged.punishing:
        side = "违反条款" if not charged.breaking else "处罚条款"
        tally.doubt_fact(
            f"{title_at(charged.document)}的{side}不在处罚规则库中，定性与依据是否对应须人工核对",
            *charged.facts,
        )
        return
    _weigh_apart(case_facts, charged, standards, tally)


def _weigh_apart(
    case_facts: CaseFacts, charged: _Charged, standards: Standards, tally: Tally
) -> None:
    """The two articles belong to different rules: the cause must fit one of them alone."""
    document = charged.document
    breaking, punishing = charged.breaking[0].violation, charged.punishing[0].violation
    said = (
        f"{title_at(document)}认定违反{_say(charged.violated)}（{breaking}），"
        f"却依据{_say(charged.penalty)}（{punishing}）处罚"
    )
    cause, gap, near = _nearest_cause(case_facts, charged, standards)
    laws = {law_key(one.name) for _, one in (*charged.violated, *charged.penalty)}
    if len(laws) > 1 or abs(gap) < APART or near < NEAR:
        tally.doubt_fact(
            f"{said}，二者在规则库中不对应，案由未能说明何者有误，须核对", *charged.facts
        )
        return
    wrong = "处罚条款" if gap > 0 else "违反条款"
    tally.allege(
        f"{document.id}:apart",
        f"{said}；案由为“{_short(cause)}”，{wrong}与之不对应。",
        facts=charged.facts,
        steps=({"note": f"违反条款对应“{breaking}”，处罚条款对应“{punishing}”"},),
    )


def _named_by_penalty(
    case_facts: CaseFacts, charged: _Charged, standards: Standards
) -> set[int] | None:
    """Articles that the penal articles say they punish; None where one of them does not say it."""
    named: set[int] = set()
    act = act_date(case_facts)
    for fact, citation in charged.penalty:
        looked = look_up(Cited(charged.document, fact, citation), charged.day, act, standards)
        paragraph = looked.article.paragraph(citation.paragraph or 1) if looked.article else None
        if paragraph is None:
            return None
        words = looked.words if citation.item is not None else paragraph.text
        matches = _VIOLATING.findall(words)
        if not matches or any("至" in match or "到" in match for match in matches):
            return None
        numbers = [parse_numeral(one) for match in matches for one in _ARTICLE.findall(match)]
        named |= {number for number in numbers if number is not None}
    return named or None


def _weigh_named(charged: _Charged, named: set[int], tally: Tally) -> None:
    laws = {law_key(one.name) for _, one in charged.penalty}
    violated = {one.article for _, one in charged.violated if law_key(one.name) in laws}
    if not violated or violated & named:
        tally.passed(*charged.facts)
        return
    articles = "、".join(f"第{numeral(number)}条" for number in sorted(named))
    tally.allege(
        f"{charged.document.id}:named",
        f"{title_at(charged.document)}认定违反{_say(charged.violated)}，而处罚依据"
        f"{_say(charged.penalty)}针对的是违反{articles}的行为，二者不对应。",
        facts=charged.facts,
    )


def _weigh_notices(
    case_facts: CaseFacts, charged: _Charged, standards: Standards, tally: Tally
) -> None:
    """The act told in the only notice and the act punished belong to different rules."""
    notices = case_facts.documents_of(*NOTICES)
    told = [_charged(case_facts, notice, standards, Tally()) for notice in notices]
    if not charged.shared or len({one.kind for one in notices}) != len(notices):
        return
    for one in told:
        if one is None or not one.shared:
            continue
        if unread := case_facts.unread_pages():
            tally.doubt(f"{pages(unread)}无法识读，告知书与决定书的定性是否一致未能核对")
            continue
        ids = {rule.id for rule in (*one.breaking, *one.punishing)}
        if ids & {rule.id for rule in (*charged.breaking, *charged.punishing)}:
            tally.passed(*one.facts)
            continue
        tally.allege(
            f"{one.document.id}:{charged.document.id}:notice",
            f"{title_at(one.document)}告知的是“{one.punishing[0].violation}”"
            f"（{_say(one.penalty)}），{title_at(charged.document)}认定的是"
            f"“{charged.punishing[0].violation}”（{_say(charged.penalty)}），定性改变而没有重新告知。",
            facts=(*one.facts, *charged.facts),
        )


def _nearest_cause(
    case_facts: CaseFacts, charged: _Charged, standards: Standards
) -> tuple[str, float, float]:
    """The cause that says most plainly which of the two acts it was.

    With how much nearer it is to what was violated than to what is punished, and how near at all.
    """
    best = ("", 0.0, 0.0)
    for cause in _causes(case_facts, charged.document):
        breaking = nearness(cause, charged.breaking, standards)
        punishing = nearness(cause, charged.punishing, standards)
        if max(breaking, punishing) > best[2]:
            best = (cause, breaking - punishing, max(breaking, punishing))
    return best


def _causes(case_facts: CaseFacts, document: Document) -> list[str]:
    """What was done, in the short words of the decision and of the papers before it."""
    facts = [*case_facts.facts_of(document, *_CAUSE)]
    for kind in _CAUSE_ELSEWHERE:
        facts += case_facts.facts_named(kind, "cause_of_action")
    words = ("，".join(words_of(fact)) for fact in facts if usable(fact))
    return [text for text in dict.fromkeys(words) if 0 < len(text) <= _LONGEST_CAUSE]


def _say(cited: tuple[tuple[Fact, Citation], ...]) -> str:
    return "、".join(say_citation(citation) for _, citation in cited)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}……"
