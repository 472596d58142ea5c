"""PRC-20 检查未记录、未告知结果或问题未闭环.

**Source**: 行政许可法 第六十一条第二款; 行政处罚法 第五十四条、第五十五条; 国办发〔2024〕54号.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.dated import Dated, days_of, read_day
from review.checks.missing import missing, settle, weigh_missing
from review.checks.slots import Slot, mention, weigh_slots
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

RECORDS = ("inspection_record", "onsite_inspection_record", "remote_inspection_record",
           "inspection_checklist")  # fmt: skip
SIGNED = Slot("被检查人签名或者拒签注明", ("party_signature",))
HANDLED = ("rectification_order", "filing_approval", "clue_transfer", "case_source_register",
           "onspot_penalty_decision", "penalty_decision")  # fmt: skip
SAID = ("conclusion", "findings", "result", "results")
NOTHING = re.compile(
    r"未发现|未见(?!.{0,6}(?:制度|记录|台账))|无异常|没有发现|不存在|均符合|符合(?:要求|规定)"
)
SOMETHING = re.compile(
    r"(?<!未)发现.{0,20}(?:问题|隐患|违法|不符|不规范)|存在|不符合|责令|违反|整改|限期"
)
TOLD_HERE = ("检查结果", "结果告知", "告知检查结果", "以上结果")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """A record signed, its result told, and every problem followed up."""
    tally = Tally()
    records = weigh_missing(case_facts, standards, RECORDS, "检查应当制作检查笔录或者表单。", tally)
    for record in records:
        _signed(case_facts, record, standards, tally)
    _told(case_facts, records, standards, tally)
    _followed_up(case_facts, records, standards, tally)
    return settle(case_facts, tally, "卷内没有检查文书")


def _signed(case_facts: CaseFacts, record: Document, standards: Standards, tally: Tally) -> None:
    refusal = case_facts.facts_of(record, "refusal_note")
    if not any(usable(fact) and fact.value for fact in refusal) and case_facts.facts_of(
        record, "party_signature"
    ):
        weigh_slots(case_facts, standards, record, (SIGNED,), tally)


def _told(
    case_facts: CaseFacts, records: tuple[Document, ...], standards: Standards, tally: Tally
) -> None:
    """The result is told in a notice, or on the spot in a record that the enterprise signed."""
    looked = missing(case_facts, standards, "inspection_result_notice")
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
    elif isinstance(looked, Absence):
        for record in records:
            signed = case_facts.facts_of(record, "party_signature")
            place = mention(case_facts, record, *TOLD_HERE)
            if (
                place
                and any(fact.value == "present" for fact in signed)
                and not _problems(case_facts, records)
            ):
                tally.passed(*signed, note=f"结果已在笔录中载明：{place.text}")
                return
        tally.allege(
            "missing:inspection_result_notice",
            f"{looked.words}，检查结果没有书面告知被检查人。",
            evidence=looked.evidence,
            confidence=looked.confidence,
        )
    else:
        _told_after(case_facts, records, looked, standards, tally)


def _told_after(
    case_facts: CaseFacts,
    records: tuple[Document, ...],
    notices: tuple[Document, ...],
    standards: Standards,
    tally: Tally,
) -> None:
    for notice in notices:
        told = read_day(case_facts, notice, standards, "service_date", "doc_date")
        for record in records:
            ended = read_day(case_facts, record, standards, "end_time", "start_time", "date")
            if not isinstance(told, Dated) or not isinstance(ended, Dated):
                continue
            if told.day >= ended.day:
                tally.passed(told.fact, ended.fact)
            else:
                tally.allege(
                    f"{notice.id}:before",
                    f"{title_at(notice)}于{say_date(told.day)}告知结果，早于{title_at(record)}的"
                    f"检查日期{say_date(ended.day)}。",
                    facts=(told.fact, ended.fact),
                    steps=({"note": "次序规则ORD-29"},),
                )


def _followed_up(
    case_facts: CaseFacts, records: tuple[Document, ...], standards: Standards, tally: Tally
) -> None:
    """A problem found leads to an order, a filing or a transfer; an order to a second look."""
    found = _problems(case_facts, records)
    orders = case_facts.documents_of("rectification_order")
    if found and not case_facts.documents_of(*HANDLED):
        fact_text, facts = found
        looked = missing(case_facts, standards, "rectification_order")
        if isinstance(looked, Absence):
            tally.allege(
                "case:follow_up",
                f"检查记载“{fact_text}”，卷内没有责令改正、立案或者移送的文书。",
                facts=facts,
                evidence=looked.evidence,
                confidence=0.8,
            )
        elif isinstance(looked, Undetermined):
            tally.doubt(looked.reason, looked.evidence)
    for order in orders:
        _reviewed(case_facts, order, standards, tally)


def _reviewed(case_facts: CaseFacts, order: Document, standards: Standards, tally: Tally) -> None:
    looked = missing(case_facts, standards, "rectification_review")
    if not isinstance(looked, Absence | Undetermined):
        tally.passed(note=f"卷内有{title_at(looked[0])}")
        return
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
        return
    term = read_day(case_facts, order, standards, "deadline")
    closed = days_of(
        case_facts,
        standards,
        tally,
        ("case_closing_report", "backup_table"),
        "closing_date",
        "create_date",
    )
    if isinstance(term, Dated) and not any(one.day > term.day for one in closed):
        tally.doubt_fact(
            f"{title_at(order)}的改正期限为{say_date(term.day)}，{looked.words}，"
            "不能确定立卷时期限是否已满",
            term.fact,
        )
        return
    facts = (term.fact,) if isinstance(term, Dated) else ()
    tally.allege(
        f"{order.id}:review",
        f"{title_at(order)}责令改正，{looked.words}。",
        facts=facts,
        evidence=(case_facts.place_of(order), *looked.evidence),
        confidence=looked.confidence,
    )


def _problems(case_facts: CaseFacts, records: tuple[Document, ...]) -> tuple[str, tuple] | None:  # type: ignore[type-arg]
    """What the records say was wrong; the conclusion before the findings."""
    for record in records:
        for field in SAID:
            facts = case_facts.facts_of(record, field)
            text = "、".join(all_words(facts))
            if not text:
                continue
            if SOMETHING.search(text) and not NOTHING.search(text):
                return text[:60], tuple(fact for fact in facts if usable(fact))
            if NOTHING.search(text):
                break
    return None
