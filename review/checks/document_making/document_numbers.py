"""DOC-04.

Document and case numbers are missing, of another year, or of another case (文号、案号错误).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from review.checks.misreading import may_be_misread
from review.checks.shape_values import plain_text
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import date_of
from review.checks.wording import fact_at, say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

_CERTAIN_READING = 0.97
_AGENCY_LENGTH = 2
_MIN_NUMBERS = 3
_FROM_OTHERS = ("jurisdiction_transfer_letter",)
"""Letters that another body numbered with characters of its own."""
NUMBERED = ("penalty_decision", "onspot_penalty_decision", "prior_notice", "seizure_decision")
_YEAR = re.compile(r"[\[(（〔]?((?:19|20)\d\d)[\])）〕]?")
_SERIAL = re.compile(r"\d+\s*号?$")
_SURE_READING = 0.9
"""One wrong digit makes another number: what was read with less confidence contradicts nothing."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where a number is missing or without year, its year is not the document's.

    Or case numbers differ.

    **Needs**: `doc_no`, the documents' dates, `case_no`.
    """
    tally = Tally()
    for document in case_facts.documents_of(*NUMBERED):
        number = read_fact(case_facts, document, standards, "doc_no")
        if not isinstance(number, Gap):
            _weigh_number(case_facts, document, number, tally)
        elif number.is_missing:
            state = "为空白" if number.kind == "blank" else "未见"
            tally.allege(
                f"{document.id}:doc_no",
                f"{title_at(document)}的文号{state}。",
                evidence=number.evidence,
                confidence=0.95 if number.kind == "blank" else 0.8,
            )
        else:
            tally.doubt_gap(number)
    _weigh_case_numbers(case_facts, standards, tally)
    _weigh_agency_words(case_facts, tally)
    return tally.outcome("卷内没有须编号的文书")


def _weigh_number(case_facts: CaseFacts, document: Document, number: Fact, tally: Tally) -> None:
    written = plain_text(str(number.value))
    year = _YEAR.search(written)
    if year is None or not _SERIAL.search(written):
        what = "没有年份" if year is None else "没有序号"
        if number.confidence < _SURE_READING:
            tally.doubt_fact(
                f"{title_at(document)}的文号“{number.value}”{what}，识读把握不足", number
            )
        else:
            tally.allege(
                f"{document.id}:doc_no",
                f"{title_at(document)}的文号“{number.value}”{what}。",
                facts=(number,),
            )
        return
    dated = _date(case_facts, document)
    if dated is None:
        tally.doubt(f"{title_at(document)}的日期未能确定，文号年份无从核对", number.evidence)
        return
    fact, day = dated
    if int(year.group(1)) == day.year:
        tally.passed(number, fact)
    elif min(number.confidence, fact.confidence) < _SURE_READING:
        tally.doubt_fact(f"{title_at(document)}的文号年份与日期不符，但识读把握不足", number, fact)
    else:
        tally.allege(
            f"{document.id}:year",
            f"{title_at(document)}的文号“{number.value}”为{year.group(1)}年，"
            f"落款日期为{say_date(day)}，年份不符。",
            facts=(number, fact),
        )


def _date(case_facts: CaseFacts, document: Document) -> tuple[Fact, date] | None:
    fact = case_facts.fact_of(document, "doc_date", "decision_date")
    day = date_of(fact) if fact and usable(fact) else None
    return (fact, day) if fact and day else None


def _weigh_case_numbers(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """Every 案号 is that of the filing approval."""
    filed = [
        (document, fact)
        for document in case_facts.documents_of("filing_approval")
        if (fact := case_facts.fact_of(document, "case_no")) and usable(fact)
    ]
    if not filed:
        return
    filing, case_no = filed[0]
    for document in case_facts.documents:
        fact = case_facts.fact_of(document, "case_no")
        own = standards.document_kinds.get(document.kind)
        named = own is not None and any(field.id == "case_no" for field in own.fields)
        if not named or document.id == filing.id or fact is None or not usable(fact):
            continue
        one, other = plain_text(str(case_no.value)), plain_text(str(fact.value))
        if one == other or one in other or other in one:
            tally.passed(case_no, fact)
            continue
        words = f"案号不一致：{fact_at(case_no, filing)}，{fact_at(fact, document)}"
        sure = min(case_no.confidence, fact.confidence) >= _SURE_READING
        same_number = re.findall(r"\d+", one) == re.findall(r"\d+", other)
        if not sure or same_number or may_be_misread(one, other):
            tally.doubt_fact(f"{words}，可能是识读误差", case_no, fact)
        else:
            tally.allege(f"{filing.id}:{document.id}:case_no", f"{words}。", facts=(case_no, fact))


def _weigh_agency_words(case_facts: CaseFacts, tally: Tally) -> None:
    """All numbers of a case begin with the agency's own characters (机关代字)."""
    numbers = [
        (document, fact, plain_text(str(fact.value))[:_AGENCY_LENGTH])
        for document in case_facts.documents
        if document.kind not in _FROM_OTHERS
        and (fact := case_facts.fact_of(document, "doc_no"))
        and usable(fact)
    ]
    counts = Counter(words for _, _, words in numbers)
    if not counts:
        return
    usual, count = counts.most_common(1)[0]
    if count < _MIN_NUMBERS or count * 2 <= len(numbers):
        return
    example = next((item, fact) for item, fact, words in numbers if words == usual)
    for document, fact, words in numbers:
        if words == usual:
            continue
        message = f"机关代字不一致：{fact_at(example[1], example[0])}，{fact_at(fact, document)}"
        alike = any(a == b for a, b in zip(words, usual, strict=False)) and len(words) == len(usual)
        if fact.confidence < _SURE_READING or (alike and fact.confidence < _CERTAIN_READING):
            tally.doubt_fact(f"{message}，可能是识读误差", fact)
        else:
            tally.allege(f"{document.id}:agency", f"{message}。", facts=(example[1], fact))
