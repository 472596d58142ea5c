"""DOC-05.

Dates missing or only to the month, times not to the minute, figures and capitals of a fine that
differ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.document_making.capital_amount import capital_fen
from review.checks.document_making.receipts import unsigned_method
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import fen_of, moment_of
from review.checks.wording import field_name, say_date, say_money, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

DATED = {
    "penalty_decision": ("decision_date", "doc_date"),
    "onspot_penalty_decision": ("decision_date",),
    "prior_notice": ("doc_date",),
    "hearing_right_notice": ("doc_date",),
    "seizure_decision": ("doc_date",),
    "service_receipt": ("receive_date",),
}
"""Documents that must bear a date: the first field, or the next that has it."""
TIMED = ("inquiry_record", "onsite_inspection_record", "inspection_record", "coercive_scene_record")
_MONTH_ONLY = re.compile(r"年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*(日|_+日?)?\s*$")
_NO_MONTH = re.compile(r"年\s*(_*\s*月\s*_*\s*日?)?\s*$")
_DAY_ONLY = re.compile(r"日\s*(上午|下午|晚上?|夜间|凌晨|中午)?\s*$")
_HOUR_ONLY = re.compile(r"[\d一二三四五六七八九十]+\s*[时点]\s*(许|左右|_*\s*分)?\s*$")
_SURE_READING = 0.8


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per date, time or amount.

    **Needs**: dates of `DATED`, `start_time` and `end_time` of records, `fine_amount` and
    `fine_amount_cn`.
    """
    tally = Tally()
    for document in case_facts.documents_of(*DATED):
        if unsigned_method(case_facts, document) is None:
            _weigh_date(case_facts, document, standards, tally)
    for document in case_facts.documents_of(*TIMED):
        _weigh_times(case_facts, document, standards, tally)
    for document in case_facts.documents_of("penalty_decision"):
        _weigh_capitals(case_facts, document, tally)
    return tally.outcome("卷内没有须查日期、金额的文书")


def _weigh_date(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    fields = DATED[document.kind]
    fact = read_fact(case_facts, document, standards, *fields)
    if not isinstance(fact, Gap):
        tally.passed(fact)
        return
    name = field_name(standards, document.kind, fields[0])
    torn = _only_to_month(case_facts, document, fields)
    if torn is not None:
        tally.allege(
            f"{document.id}:{fields[0]}",
            f"{title_at(document)}的{name}写作“{torn.raw}”，未写明到日。",
            facts=(torn,),
        )
    elif fact.kind == "blank":
        tally.allege(
            f"{document.id}:{fields[0]}",
            f"{title_at(document)}的{name}为空白。",
            evidence=fact.evidence,
            confidence=0.95,
        )
    else:
        tally.doubt_gap(fact)


def _only_to_month(
    case_facts: CaseFacts, document: Document, fields: tuple[str, ...]
) -> Fact | None:
    """A date whose day, or month and day, is left out: 2025年3月 日."""
    for fact in case_facts.facts_of(document, *fields):
        torn = _MONTH_ONLY.search(fact.raw) or _NO_MONTH.search(fact.raw)
        if fact.status == "unclear" and torn and fact.confidence >= _SURE_READING:
            return fact
    return None


def _weigh_times(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    start = read_fact(case_facts, document, standards, "start_time")
    end = read_fact(case_facts, document, standards, "end_time")
    for field, fact in (("start_time", start), ("end_time", end)):
        name = field_name(standards, document.kind, field)
        if isinstance(fact, Gap):
            vague = _vague_time(case_facts, document, field)
            if vague is not None:
                _allege_vague(document, field, name, vague, tally)
            elif fact.kind == "blank":
                tally.allege(
                    f"{document.id}:{field}",
                    f"{title_at(document)}的{name}为空白。",
                    evidence=fact.evidence,
                    confidence=0.95,
                )
            else:
                tally.doubt_gap(fact)
        elif _not_to_minute(fact):
            _allege_vague(document, field, name, fact, tally)
    if isinstance(start, Gap) or isinstance(end, Gap):
        return
    begun, ended = moment_of(start), moment_of(end)
    if begun and ended and begun > ended:
        tally.allege(
            f"{document.id}:times",
            f"{title_at(document)}的开始时间{say_date(begun)}"
            f"晚于结束时间{say_date(ended)}，自相矛盾。",
            facts=(start, end),
        )
    else:
        tally.passed(start, end)


def _vague_time(case_facts: CaseFacts, document: Document, field: str) -> Fact | None:
    """A time of which only the day or the hour is written."""
    for fact in case_facts.facts_of(document, field):
        vague = _DAY_ONLY.search(fact.raw) or _HOUR_ONLY.search(fact.raw)
        if fact.status == "unclear" and vague and fact.confidence >= _SURE_READING:
            return fact
    return None


def _allege_vague(document: Document, field: str, name: str, fact: Fact, tally: Tally) -> None:
    tally.allege(
        f"{document.id}:{field}",
        f"{title_at(document)}的{name}写作“{fact.raw}”，未记到分。",
        facts=(fact,),
    )


def _not_to_minute(fact: Fact) -> bool:
    if moment_of(fact) is None:
        return fact.confidence >= _SURE_READING
    return bool(_HOUR_ONLY.search(fact.raw)) and ":" not in fact.raw and "：" not in fact.raw


def _weigh_capitals(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    capitals = case_facts.fact_of(document, "fine_amount_cn")
    figures = case_facts.fact_of(document, "fine_amount")
    if capitals is None or figures is None or not (usable(capitals) and usable(figures)):
        return
    said = fen_of(capitals) if fen_of(capitals) is not None else capital_fen(str(capitals.value))
    fen = fen_of(figures)
    if said is None or fen is None:
        tally.doubt_fact(
            f"{title_at(document)}的大写金额“{capitals.raw}”未能换算", capitals, figures
        )
    elif said == fen:
        tally.passed(capitals, figures)
    elif min(capitals.confidence, figures.confidence) < _SURE_READING:
        tally.doubt_fact(f"{title_at(document)}的大小写金额不符，但识读把握不足", capitals, figures)
    else:
        tally.allege(
            f"{document.id}:capitals",
            f"{title_at(document)}的罚款大小写不一致：小写{say_money(fen)}，"
            f"大写“{capitals.raw}”（{say_money(said)}）。",
            facts=(figures, capitals),
        )
