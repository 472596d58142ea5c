"""How long a violation may be punished (追责时效, TL-31).

**Source**: 行政处罚法 第三十六条; 治安管理处罚法 第二十五条; 税收征收管理法 第八十六条;
生态环境法典 第一千零五十四条.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.slots import mention, search
from review.checks.timeline.sheet import count_sheet, gap_sheet, make
from review.checks.trust import Gap
from review.checks.wording import say_date, title_at
from review.standards.calendar import add_months

if TYPE_CHECKING:
    from review.checks.timeline.asked import Asked
    from review.model.document import Document
    from review.model.timeline import Worksheet
    from review.standards.rows import Length

DECISIONS = ("penalty_decision", "onspot_penalty_decision")
DISCOVERED = (
    ("case_source_register", ("register_date",)),
    ("clue_transfer", ("date",)),
    ("preliminary_verification", ("start_date",)),
    ("inspection_record", ("start_time", "inspection_date")),
    ("onsite_inspection_record", ("start_time",)),
    ("filing_approval", ("filing_date", "approve_date", "apply_date")),
    ("inquiry_record", ("start_time",)),
    ("sampling_record", ("sampling_time", "doc_date")),
    ("evidence_preservation_notice", ("doc_date",)),
    ("seizure_decision", ("start_date", "doc_date")),
)
"""Whatever proves that the authority knew: the earliest day counts."""
FIVE_YEARS = 60
FIVE_YEARS_FROM = date(2021, 7, 15)
LASTING = ("连续", "持续", "继续状态", "至今", "一直", "屡次", "多次")
HARM = (
    r"(?<!未)(?<!没有)(?<!无)(?<!未发现)(?<!未发生)(?<!没有发现)(?<!未见)(?<!未曾)(?<!尚不足以)"
    r"(?<!不会)(?<!不致)(?<!可能)(?<!避免)(?<!防止)(?<!以免)造成[^未]{0,14}?"
    r"(?:伤亡|死亡|受伤|重伤|中毒|伤害|健康损害|危害后果|严重后果|环境污染|生态破坏|资金损失)"
)
POLICE_LAW = "治安管理处罚法"


def limited(asked: Asked) -> tuple[Worksheet, ...]:
    """From the end of the act to its discovery, by each decision."""
    return tuple(
        sheet
        for document in asked.case_facts.documents_of(*DECISIONS)
        if (sheet := _weigh(asked, document)) is not None
    )


def _weigh(asked: Asked, document: Document) -> Worksheet | None:
    ended = read_day(asked.case_facts, document, asked.standards, "fact.end_time")
    known_end = isinstance(ended, Dated)
    if not known_end:
        begun = read_day(asked.case_facts, document, asked.standards, "fact.time")
        ended = begun if isinstance(begun, Dated) else ended
    if isinstance(ended, Gap):
        return gap_sheet(asked, ended)
    found, gaps = _discovered(asked)
    if not found:
        length = asked.limit.length
        reason = gaps[0].reason if gaps else "卷内没有可以证明何时发现违法行为的文书"
        return make(asked.limit, length, "undetermined", reason, start=ended)
    first = min(found, key=lambda one: one.day)
    length = _length(asked, document, ended)
    sheet = count_sheet(asked, ended, first, length=length)
    if sheet is None or sheet.result != "over":
        return sheet
    why = ""
    if not known_end and ended.fact.field == "fact.time":
        why = "只读到违法行为的时间，何时终了未能确定" if _may_last(asked, document) else ""
    if gaps:
        why = gaps[0].reason
    why = why or _excuse(asked, document, ended, first)
    if why:
        return replace(sheet, result="undetermined", reason=f"{sheet.reason}，{why}")
    return sheet


def _length(asked: Asked, document: Document, ended: Dated) -> Length:
    """Two years; six months of 治安 cases, five of taxes. Harm is weighed apart."""
    own = asked.length_on(ended.day) or asked.limit.length
    police = asked.case_facts.domain == "police"
    if police and mention(asked.case_facts, document, POLICE_LAW):
        return own
    return own if asked.case_facts.domain == "tax" else asked.limit.length


def _discovered(asked: Asked) -> tuple[list[Dated], list[Gap]]:
    found: list[Dated] = []
    gaps: list[Gap] = []
    for kind, fields in DISCOVERED:
        for document in asked.case_facts.documents_of(kind):
            day = read_day(asked.case_facts, document, asked.standards, *fields)
            if isinstance(day, Gap):
                gaps.append(day)
            else:
                found.append(day)
    return found, gaps


def _may_last(asked: Asked, document: Document) -> bool:
    return mention(asked.case_facts, document, *LASTING) is not None


def _excuse(asked: Asked, document: Document, ended: Dated, first: Dated) -> str:
    """Why a longer time may hold: an act that lasted, harm to life, health, finance, nature."""
    if place := mention(asked.case_facts, document, *LASTING):
        return f"{title_at(document)}写有“{place.text}”，请核对行为是否连续、继续及何时终了"
    five = add_months(ended.day, FIVE_YEARS)
    if first.day > five or first.day < FIVE_YEARS_FROM:
        return ""
    if place := search(asked.case_facts, document, HARM):
        return f"写有“{place.text}”，请核对是否适用五年时效（至{say_date(five)}）"
    return ""
