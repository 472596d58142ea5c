"""DIS-06: a lower penalty was due, or a heavier one has no ground (应轻未轻、无据从重)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.cited import act_date, document_date
from review.checks.discretion.circumstances import (
    HEAVY,
    MUST_LOWER,
    NAMES,
    circumstances_of,
    of_kinds,
    say_kinds,
    short,
)
from review.checks.discretion.party import age_on
from review.checks.discretion.said import asserted, place_of_sentence, sentences_of
from review.checks.discretion.statutory import DECISIONS, fined
from review.checks.discretion.tiers import chosen_tier, position
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact
from review.checks.values import date_of, fen_of
from review.checks.wording import say_money, title_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Evidence, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

_NOTICES = ("prior_notice", "hearing_right_notice")
_DEFENCES = (
    "statement_defense_record",
    "defense_review_opinion",
    "hearing_record",
    "hearing_report",
)
_MUST = re.compile(
    r"主动(?:消除|减轻|消除或者?减轻)(?:了)?[^，。；]{0,8}危害后果|主动供述[^，。；]{0,16}(?:尚未掌握|未掌握)"
    r"|(?:有|具有)立功表现|受(?:他人|人)?[^，。；]{0,6}(?:胁迫|诱骗)"
)
_HEAVIER = r"(?:从重|加重|提高|上调|增加)(?:处罚|罚款|幅度|裁量|档次|了)?"
_FOR_DEFENDING = re.compile(
    rf"(?:因|由于|鉴于|考虑到)[^。；]{{0,40}}?(?:陈述|申辩|辩解|要求听证|申请听证|举行听证|投诉|信访|复议|诉讼)"
    rf"[^。；]{{0,40}}?{_HEAVIER}"
    rf"|(?:陈述|申辩|辩解|听证)[^。；]{{0,24}}?(?:态度|不服|拒不认错)[^。；]{{0,24}}?{_HEAVIER}"
)
_NOT_SO = re.compile(r"不得|不(?:会|能|应|予|因)|未因|没有因|并非|是否")
_SAID_LOWER = re.compile(
    r"(?:予以|给予|依法|决定|可以|应当)?(?:从轻|减轻)(?:或者?减轻)?(?:行政)?(?:处罚|裁量|情节|情形)"
    r"|不满十八|未满十八|未成年人|第三十条"
)
_LOW_ENOUGH, _TOO_HIGH = 0.5, 0.7
_SURE = 0.85


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where a ground that must lower the penalty is shown and nothing was lowered.

    A party of 14 to 17; 主动消除危害后果, 受胁迫诱骗, 主动供述, 立功 found by the agency while the
    tier is 从重 or the fine in the upper part of the range; a fine raised after the party defended
    itself. Where grounds on both sides were weighed it is for a person. **Needs**: `fine_amount`,
    `tier`, `proposed_fine`, `party.id_no`, statements. **Source**: 行政处罚法
    第三十条、第三十二条、第四十五条第二款.
    """
    tally = Tally()
    weigh: tuple[Callable[[CaseFacts, Document, Standards, Tally], None], ...] = (
        _by_age,
        _by_grounds,
        _for_defending,
        _raised_after_defence,
    )
    for document in case_facts.documents_of(*DECISIONS):
        for one in weigh:
            one(case_facts, document, standards, tally)
    return tally.outcome("卷内没有处罚决定书，或者未见应当从轻、减轻的情形")


def _by_age(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    day = act_date(case_facts) or document_date(case_facts, document)
    aged = age_on(case_facts, document, day) if day else None
    if aged is None or not 14 <= aged[0] < 18:
        return
    said = f"{title_at(document)}的当事人行为时{aged[0]}周岁，应当从轻或者减轻行政处罚"
    if lowered := asserted(case_facts, document, _SAID_LOWER):
        tally.passed(aged[1], note=f"{said}，决定书已载明“{short(lowered[0])}”")
        return
    high = _is_high(case_facts, document, standards)
    if high is None:
        tally.doubt_fact(f"{said}，罚款所处幅度位置未能确定", aged[1])
    elif high[0]:
        tally.allege(
            f"{document.id}:age",
            f"{said}，决定书未予考虑（{high[1]}）。",
            facts=(aged[1], *high[2]),
        )
    else:
        tally.passed(aged[1], *high[2], note=f"{said}，{high[1]}")


def _by_grounds(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    found = _grounds(case_facts, document)
    if found is None:
        return
    words, places = found
    high = _is_high(case_facts, document, standards)
    heavy = of_kinds(circumstances_of(case_facts), HEAVY)
    if heavy:
        tally.doubt(f"{words}，又载明{say_kinds(heavy)}，是否已综合裁量须核对", places)
    elif high is None:
        tally.doubt(f"{words}，裁量阶次和罚款所处幅度位置未能确定", places)
    elif high[0]:
        tally.allege(
            f"{document.id}:ground",
            f"{words}，应当从轻或者减轻行政处罚，{title_at(document)}未予考虑（{high[1]}）。",
            facts=high[2],
            evidence=places,
            confidence=_SURE,
        )
    else:
        tally.passed(*high[2], note=f"{words}，{high[1]}")


def _grounds(case_facts: CaseFacts, document: Document) -> tuple[str, tuple[Evidence, ...]] | None:
    """A ground of 第三十二条 in the decision or the report, in the law's words."""
    papers = (document, *case_facts.documents_of("investigation_report", "discretion_statement"))
    for paper in papers:
        if said := asserted(case_facts, paper, _MUST):
            return f"{title_at(paper)}载明“{short(said[0])}”", said[1]
    stated = of_kinds(circumstances_of(case_facts, tuple(p.kind for p in papers)), MUST_LOWER)
    if stated:
        first = stated[0]
        return f"{first}（{NAMES[first.kind]}）", first.evidence
    return None


def _for_defending(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    papers = (
        document,
        *case_facts.documents_of(
            "defense_review_opinion", "hearing_report", "collective_discussion_record"
        ),
    )
    for paper in papers:
        for sentence in sentences_of(case_facts, paper):
            if _FOR_DEFENDING.search(sentence) and not _NOT_SO.search(sentence):
                tally.allege(
                    f"{paper.id}:defence",
                    f"{title_at(paper)}载明“{short(sentence)}”，不得因当事人陈述、申辩或者要求听证而给予"
                    "更重的处罚。",
                    evidence=place_of_sentence(case_facts, paper, sentence),
                    confidence=_SURE,
                )
                return


def _raised_after_defence(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    """The fine is above the last one told before the party spoke, and no notice came after."""
    fine = read_fact(case_facts, document, standards, "fine_amount")
    defences = case_facts.documents_of(*_DEFENCES)
    proposed = _last_proposed(case_facts)
    if isinstance(fine, Gap) or not defences or proposed is None:
        return
    decided, told = fen_of(fine), fen_of(proposed)
    if decided is None or told is None:
        return
    words = f"告知的拟罚款为{say_money(told)}，{title_at(document)}罚款{say_money(decided)}"
    if decided <= told:
        tally.passed(fine, proposed, note=words)
        return
    tally.allege(
        f"{document.id}:raised",
        f"{words}，当事人陈述、申辩或者听证（{title_at(defences[0])}）后罚款加重，且未见重新告知。",
        facts=(proposed, fine),
        evidence=(case_facts.place_of(defences[0]),),
    )


def _last_proposed(case_facts: CaseFacts) -> Fact | None:
    """The proposed fine of the last notice; None where notices differ and have no sure order."""
    dated: list[tuple[str, Fact]] = []
    for notice in case_facts.documents_of(*_NOTICES):
        fine = case_facts.fact_of(notice, "proposed_fine")
        day = case_facts.fact_of(notice, "doc_date")
        if fine is None or fine.confidence < _SURE:
            return None
        when = date_of(day) if day else None
        dated.append((when.isoformat() if when else "", fine))
    if not dated:
        return None
    if len({fine.value for _, fine in dated}) > 1 and any(not when for when, _ in dated):
        return None
    return max(dated, key=lambda item: item[0])[1]


def _is_high(
    case_facts: CaseFacts, document: Document, standards: Standards
) -> tuple[bool, str, tuple[Fact, ...]] | None:
    """Whether the penalty was surely not lowered, in words, on which facts; None: not sure."""
    chosen = chosen_tier(case_facts, document, standards)
    weighed = fined(case_facts, document, standards)
    if weighed is None:
        return False, "没有处以罚款", ()
    at = None if isinstance(weighed, Gap) else position(weighed.range, weighed.fine_fen)
    facts = () if isinstance(weighed, Gap) else weighed.facts
    place = "" if at is None else f"罚款处于法定幅度的{at:.0%}处"
    if isinstance(chosen, Gap):
        if at is None or _LOW_ENOUGH < at <= _TOO_HIGH:
            return None
        return at > _TOO_HIGH, place, facts
    words = f"认定阶次为“{chosen.written}”" + (f"，{place}" if place else "")
    if chosen.rank in ("从轻", "减轻") and (at is None or at <= _LOW_ENOUGH):
        return False, words, (*facts, chosen.fact)
    if chosen.rank == "从重" or (at is not None and at > _LOW_ENOUGH):
        return True, words, (*facts, chosen.fact)
    return None if at is None else (False, words, (*facts, chosen.fact))
