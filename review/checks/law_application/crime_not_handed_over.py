"""LAW-08: what looks like a crime was punished and not handed over, or handed over late (移送)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.cited import document_date
from review.checks.law_application.rules_cited import rules_penalising
from review.checks.missing import missing, settle
from review.checks.slots import mention_in
from review.checks.tally import Tally
from review.checks.timeline.orders import order_answers
from review.checks.timeline.weigh import weigh_answer, weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import usable
from review.checks.values import citation_of, fen_of
from review.checks.wording import say_date, say_money, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards
    from review.standards.rows import CriminalThreshold

LIMIT = "TL-23"
LETTER = "criminal_transfer_letter"
SAYING = (
    "legal_review_opinion",
    "collective_discussion_record",
    "investigation_report",
    "decision_approval",
    "penalty_decision",
)
"""Papers in which the agency itself may say that the act looks like a crime."""
_FIELDS = ("crime_suspected", "criminal_check")
_SUPPOSED = re.compile(r"(?:犯罪|罪)的[，,]|如果|如有|如发现|若|是否|有无|[□☐]")
_DENIED = re.compile(
    r"不构成|未构成|不涉嫌|未涉嫌|不涉及|未涉及|不属于|不存在|不足以|不需要|不符合|不予|未达|未发现|未见|没有|尚未|尚不|无需|无须|排除"
)
_SAID = re.compile(r"涉嫌|达到|移送")
_SETTLED = (
    "不予立案",
    "撤销案件",
    "退回",
    "不起诉",
    "免予刑事处罚",
    "不需要追究刑事责任",
    "已移送",
    "已经移送",
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the papers say it is a crime, or its amount reaches 刑法's own, and no letter is.

    And where the letter left more than 24 hours after its approval. What was sent back (不予立案)
    may be punished. **Needs**: `crime_suspected`, `sales_amount`, the letter's dates. **Source**:
    行政处罚法 第八条第二款、第二十七条; 行政执法机关移送涉嫌犯罪案件的规定 第五条.
    """
    tally = Tally()
    letters = case_facts.documents_of(LETTER)
    for number, sheet in enumerate(limit_worksheets(case_facts, standards, LIMIT)):
        message = sheet.reason
        if sheet.start and sheet.end:
            message = (
                f"{sheet.start.title}载明{say_date(sheet.start.day)}批准移送，"
                f"{say_date(sheet.end.day)}才移送，超过批准后{sheet.rule}。"
            )
        weigh_sheet(sheet, tally, f"{LIMIT}:{number}", message)
    for answer in order_answers(case_facts, standards, defect.code):
        if answer.result == "reversed":
            places = [place for fact in answer.facts for place in fact.evidence]
            tally.doubt("处罚决定早于移送，是否以罚代刑、罚款是否折抵须人工核对", places)
        else:
            weigh_answer(answer, tally, answer.rule, "")
    if not letters:
        for document in case_facts.documents_of("penalty_decision"):
            _weigh_suspicion(case_facts, document, standards, tally)
            _weigh_amount(case_facts, document, standards, tally)
    return settle(case_facts, tally, "卷内文书未见涉嫌犯罪的记载")


def _weigh_suspicion(
    case_facts: CaseFacts, decision: Document, standards: Standards, tally: Tally
) -> None:
    for document in case_facts.documents_of(*SAYING):
        for fact in case_facts.facts_of(document, *_FIELDS):
            words = _suspicion(str(fact.value or "")) if usable(fact) else ""
            if not words:
                continue
            said = f"{title_at(document)}载明“{words}”"
            _allege_not_sent(case_facts, decision, standards, said, (fact,), tally)
            return


def _suspicion(sentence: str) -> str:
    """The part of a sentence that says it is a crime; "" where it is denied or only supposed."""
    if _SUPPOSED.search(sentence):
        return ""
    for part in re.split(r"[，,；;、]|但", sentence):
        if part.startswith(("涉嫌", "发现涉嫌", "现涉嫌")):
            # the end of a sentence whose beginning, perhaps 未发现, stands on the line before
            continue
        if _SAID.search(part):
            return "" if _DENIED.search(part) else sentence
    return ""


def _weigh_amount(
    case_facts: CaseFacts, decision: Document, standards: Standards, tally: Tally
) -> None:
    threshold = _threshold(case_facts, decision, standards)
    if threshold is None:
        return
    for kind in ("penalty_decision", "investigation_report"):
        for fact in case_facts.facts_named(kind, "sales_amount"):
            amount = fen_of(fact) if usable(fact) else None
            if amount is None:
                tally.doubt_fact("销售金额识读把握不足，是否达到刑事追诉标准不能确定", fact)
            elif amount < threshold.fen:
                tally.passed(fact, note=f"销售金额{say_money(amount)}未达到{threshold.note}")
            elif not threshold.verified:
                tally.doubt_fact(
                    f"销售金额{say_money(amount)}似达到{threshold.note}，标准待核实", fact
                )
            else:
                said = f"销售金额{say_money(amount)}，达到{threshold.note}"
                _allege_not_sent(case_facts, decision, standards, said, (fact,), tally)
                return


def _threshold(
    case_facts: CaseFacts, decision: Document, standards: Standards
) -> CriminalThreshold | None:
    day = document_date(case_facts, decision)
    cited = [
        citation
        for fact in case_facts.facts_of(decision, "law_penalty")
        if usable(fact) and (citation := citation_of(fact)) is not None
    ]
    rules = rules_penalising(cited, standards, day) if day else ()
    found = {rule.criminal for rule in rules if rule.criminal is not None}
    return found.pop() if len(found) == 1 and len(rules) == 1 else None


def _allege_not_sent(
    case_facts: CaseFacts,
    decision: Document,
    standards: Standards,
    said: str,
    facts: tuple[Fact, ...],
    tally: Tally,
) -> None:
    if settled := mention_in(case_facts, case_facts.documents, *_SETTLED):
        tally.doubt(
            f"{said}，卷内提到“{settled.text}”而未见移送书，是否已依法移送须核对",
            (*(place for fact in facts for place in fact.evidence), settled),
        )
        return
    looked = missing(case_facts, standards, LETTER)
    if isinstance(looked, Undetermined):
        tally.doubt(f"{said}；{looked.reason}", looked.evidence)
    elif isinstance(looked, Absence):
        tally.allege(
            f"{decision.id}:not_sent",
            f"{said}，涉嫌犯罪应当移送司法机关；{looked.words}，{title_at(decision)}作出了行政处罚。",
            facts=facts,
            evidence=(case_facts.place_of(decision),),
            confidence=min(looked.confidence, *(fact.confidence for fact in facts)),
        )
