"""ARC-03 处罚(检查)结果未公示、超期或公示内容不符.

**Source**: 行政处罚法 第四十八条; 市场监督管理行政处罚信息公示规定 第九条 (20 working days).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import look_for
from review.checks.archive.published import Publication, publications
from review.checks.dated import Dated, read_day
from review.checks.misreading import may_be_misread
from review.checks.period import measure_days
from review.checks.registers import FROM_REGISTER, nearly_numbered
from review.checks.same_name import compare_names
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact
from review.checks.values import all_words, fen_of
from review.checks.wording import say_date, say_money, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-24"
USUAL_DAYS = 20
"""Shorter terms are policy: they are only pointed out."""
_LIGHT = {"警告", "通报批评"}


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The decision published in time, and as it was made.

    **Needs**: `penalty_decision.decision_date`, `publicity_record.publish_date`, or the register
    of publications. Only decisions 具有一定社会影响 must be published: which those are is for the
    place to say, so a decision that was never published is alleged only on the register's word.
    """
    decisions = case_facts.documents_of("penalty_decision")
    if not decisions:
        return _no_decision(case_facts)
    tally = Tally()
    for decision in decisions:
        _weigh(case_facts, standards, decision, tally)
    return tally.outcome("没有应当公示的处罚决定")


def _no_decision(case_facts: CaseFacts) -> Outcome:
    if case_facts.kind == "inspection":
        return Undetermined("本地是否要求公示检查结果、以何日起算期限须由单位填写，未作判断")
    return Undetermined("卷内未见可用于核对的处罚决定书，不能核对公示")


def _weigh(case_facts: CaseFacts, standards: Standards, decision: Document, tally: Tally) -> None:
    found, doubts = publications(case_facts, standards, decision)
    for doubt in doubts:
        tally.doubt_gap(doubt)
    if not found:
        _not_published(case_facts, standards, decision, tally, in_file=bool(doubts))
    decided = read_day(case_facts, decision, standards, "decision_date", "doc_date")
    for publication in found:
        if isinstance(decided, Gap):
            tally.doubt_gap(decided)
        else:
            _in_time(case_facts, standards, decided, publication, tally)
        _as_decided(case_facts, standards, decision, publication, tally)


def _in_time(
    case_facts: CaseFacts,
    standards: Standards,
    decided: Dated,
    publication: Publication,
    tally: Tally,
) -> None:
    used = (decided.fact, *publication.facts)
    said = f"{publication.where}公示日期为{say_date(publication.day)}，{decided}"
    length = standards.time_limits[LIMIT].length_for(case_facts.domain, decided.day)
    spent = measure_days(decided.day, publication.day, length, "max", standards.calendar)
    if publication.day < decided.day:
        tally.doubt_fact(f"{said}，公示早于决定，请核对日期", *used)
    elif spent is None:
        tally.doubt_fact(f"{said}，公示期限不能计算", *used)
    elif spent.kept:
        tally.passed(*used, note=f"{said}，{spent.words}")
    elif spent.advisory and spent.allowed < USUAL_DAYS:
        tally.doubt_fact(f"{said}，{spent.words}，超过政策口径的期限，请人工判断", *used)
    else:
        tally.allege(
            f"{decided.document.id}:late",
            f"{said}，超过公示期限：{spent.words}。",
            facts=used,
            steps=(spent.step(LIMIT),),
            source=publication.source,
        )


def _as_decided(
    case_facts: CaseFacts,
    standards: Standards,
    decision: Document,
    publication: Publication,
    tally: Tally,
) -> None:
    """What the public reads is what was decided; masked names are as they should be."""
    fine = read_fact(case_facts, decision, standards, "fine_amount")
    if publication.fine is not None and not isinstance(fine, Gap):
        _same_fine(decision, fine, publication, publication.fine, tally)
    name = read_fact(case_facts, decision, standards, "party.name")
    if not publication.party or isinstance(name, Gap):
        return
    used = (name, *publication.facts)
    said = (
        f"{publication.where}公示的当事人“{publication.party}”与{title_at(decision)}的"
        f"“{name.value}”不同"
    )
    likeness = compare_names(publication.party, str(name.value))
    if likeness == "same":
        tally.passed(*used)
    elif likeness == "alike":
        tally.doubt_fact(f"{said}，可能为简称或识读差异", *used)
    else:
        tally.allege(f"{decision.id}:party", f"{said}。", facts=used, source=publication.source)


def _same_fine(
    decision: Document, fine: Fact, publication: Publication, published: int, tally: Tally
) -> None:
    used = (fine, *publication.facts)
    decided = fen_of(fine)
    if decided is None:
        return
    said = (
        f"{publication.where}公示的罚款金额{say_money(published)}与{title_at(decision)}的罚款"
        f"{say_money(decided)}不符"
    )
    if decided == published:
        tally.passed(*used)
    elif may_be_misread(str(decided // 100), str(published // 100)):
        tally.doubt_fact(f"{said}，可能为识读差异", *used)
    else:
        tally.allege(f"{decision.id}:fine", f"{said}。", facts=used, source=publication.source)


def _not_published(
    case_facts: CaseFacts,
    standards: Standards,
    decision: Document,
    tally: Tally,
    *,
    in_file: bool,
) -> None:
    kinds = set(all_words(case_facts.facts_of(decision, "penalty_items")))
    if kinds and kinds <= _LIGHT:
        tally.passed(note=f"{title_at(decision)}只有{'、'.join(sorted(kinds))}，可以不公示")
        return
    place = (case_facts.place_of(decision),)
    register = standards.registers.get("publications")
    if register is None:
        if not in_file:
            tally.doubt("卷内没有公示记录，未导入公示平台登记，无法核对是否公示", place)
        return
    number = read_fact(case_facts, decision, standards, "doc_no")
    decided = read_day(case_facts, decision, standards, "decision_date", "doc_date")
    for gap in (number, decided):
        if isinstance(gap, Gap):
            tally.doubt_gap(gap)
    if isinstance(number, Gap) or isinstance(decided, Gap):
        return
    last = standards.calendar.add_workdays(decided.day, USUAL_DAYS)
    looked = look_for(case_facts, standards, "publicity_record")
    near = nearly_numbered(register, "doc_no", str(number.value))
    said = f"公示平台登记（截至{say_date(register.as_of)}）中没有文号“{number.value}”"
    if near:
        tally.doubt_fact(f"{said}，但有相近的“{near}”，请核对文号", number)
    elif isinstance(looked, Undetermined):
        tally.doubt_fact(f"{said}；{looked.reason}", number)
    elif last is None or register.as_of <= last:
        tally.doubt_fact(f"{said}，但登记截止时公示期限尚未届满或不能计算", number)
    else:
        tally.allege(
            f"{decision.id}:unpublished",
            f"{title_at(decision)}作出已超过{USUAL_DAYS}个工作日，{said}，卷内也没有公示记录。"
            "本地规定不公示的除外。",
            facts=(number, decided.fact),
            confidence=min(FROM_REGISTER, number.confidence, decided.fact.confidence),
            source="register",
        )
