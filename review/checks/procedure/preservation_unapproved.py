"""PRC-10 先行登记保存未经批准或文书要素缺失.

**Source**: 行政处罚法 第五十六条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.blank_places import surely_blank
from review.checks.dated import Dated, read_day
from review.checks.filled import weigh_filled
from review.checks.misreading import may_be_one
from review.checks.missing import settle, weigh_missing
from review.checks.party_signed import weigh_signature
from review.checks.period import measure
from review.checks.slots import Slot, mention, search
from review.checks.tally import Tally
from review.checks.trust import Gap, usable
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-03"
PAPERS = (
    "evidence_preservation_notice",
    "evidence_preservation_list",
    "evidence_preservation_disposal",
)
SIGNED = Slot("负责人签名", ("approver_signature",))
APPROVED = Slot("批准日期", ("approve_date",))
NOTICE = (Slot("保存地点", ("place",)), Slot("登记保存理由", ("reason",)))
GOODS = (("物品名称", "items.name"), ("物品数量", "items.quantity"))
URGENT = r"(?<!是否)(?:情况紧急|紧急情况)(?!否)|补办(?:批准|审批|手续)|事后补批"
SEIZING = r"(?:予以|实施|进行|决定|采取)(?:扣押|扣留|查封)|(?:扣押|扣留|查封)期限"
COLUMNS = ("品名", "物品名称", "证据名称", "规格", "数量")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Approved before, with a notice and a list that say what the law asks.

    **Needs**: evidence_preservation_approval, _notice, _list.
    """
    tally = Tally()
    papers = case_facts.documents_of(*PAPERS)
    if not papers:
        return settle(case_facts, tally, "本案没有先行登记保存")
    here = (case_facts.place_of(papers[0]),)
    approvals = weigh_missing(
        case_facts,
        standards,
        ("evidence_preservation_approval",),
        f"{title_at(papers[0])}所载先行登记保存没有负责人批准的材料。",
        tally,
        evidence=here,
    )
    notices = weigh_missing(
        case_facts,
        standards,
        ("evidence_preservation_notice",),
        "先行登记保存没有通知书。",
        tally,
        evidence=here,
    )
    for approval in approvals:
        marked = case_facts.facts_of(approval, *SIGNED.fields)
        slots = (SIGNED, APPROVED) if marked else (APPROVED,)
        weigh_filled(case_facts, standards, approval, slots, tally)
    for notice in notices:
        _notice(case_facts, standards, notice, tally)
        _approved_before(case_facts, standards, approvals, notice, tally)
    _list(case_facts, standards, notices, tally)
    return settle(case_facts, tally, "先行登记保存经批准，文书齐备")


def _notice(case_facts: CaseFacts, standards: Standards, notice: Document, tally: Tally) -> None:
    weigh_filled(case_facts, standards, notice, NOTICE, tally)
    if place := search(case_facts, notice, SEIZING):
        tally.doubt(
            f"{title_at(notice)}写有“{place.text}”，是否把登记保存当作查封、扣押使用请核对",
            (place,),
        )
    begun = read_day(case_facts, notice, standards, "doc_date")
    until = read_day(case_facts, notice, standards, "deadline")
    if isinstance(begun, Gap) or isinstance(until, Gap):
        return
    limit = standards.time_limits[LIMIT]
    measured = measure(begun.fact, until.fact, limit, case_facts.domain, standards.calendar)
    if measured is None:
        tally.doubt_fact("没有该年度的放假安排，登记保存期限不能计算", begun.fact, until.fact)
    elif measured.kept or measured.actual <= measured.allowed:  # a day off after the seventh
        tally.passed(begun.fact, until.fact, note=measured.words)
    else:
        tally.allege(
            f"{notice.id}:deadline",
            f"{title_at(notice)}载明的登记保存期限至{say_date(until.day)}，超过七个工作日："
            f"{measured.words}。",
            facts=(begun.fact, until.fact),
            steps=(measured.step(LIMIT),),
        )


def _approved_before(
    case_facts: CaseFacts,
    standards: Standards,
    approvals: tuple[Document, ...],
    notice: Document,
    tally: Tally,
) -> None:
    if not approvals:
        return
    days = [read_day(case_facts, item, standards, "approve_date") for item in approvals]
    approved = [day for day in days if isinstance(day, Dated)]
    begun = read_day(case_facts, notice, standards, "doc_date")
    if isinstance(begun, Gap):
        tally.doubt_gap(begun)
        return
    if not approved:
        return
    first = min(approved, key=lambda one: one.day)
    said = (
        f"{title_at(notice)}于{say_date(begun.day)}登记保存，{title_at(first.document)}于"
        f"{say_date(first.day)}批准"
    )
    if first.day <= begun.day:
        tally.passed(first.fact, begun.fact, note=said)
    elif may_be_one(case_facts, first.fact, begun.fact):
        tally.doubt_fact(f"{said}，只差一个易误读的数字，请核对", first.fact, begun.fact)
    elif any(search(case_facts, item, URGENT) for item in (notice, first.document)):
        tally.doubt_fact(f"{said}，属于紧急情况先保存后补批，是否在规定时限内请核对", first.fact)
    else:
        tally.allege(
            f"{notice.id}:approved",
            f"{said}，批准晚于登记保存，未载明情况紧急。",
            facts=(begun.fact, first.fact),
        )


def _list(
    case_facts: CaseFacts, standards: Standards, notices: tuple[Document, ...], tally: Tally
) -> None:
    lists = case_facts.documents_of("evidence_preservation_list")
    if not lists and notices:
        columns = [word for word in COLUMNS if mention(case_facts, notices[0], word)]
        if len(columns) > 1:
            place = (case_facts.place_of(notices[0]),)
            tally.doubt(f"未见清单，{title_at(notices[0])}上似列有物品明细，请核对", place)
            return
        weigh_missing(
            case_facts,
            standards,
            ("evidence_preservation_list",),
            f"{title_at(notices[0])}没有登记保存物品清单。",
            tally,
            evidence=(case_facts.place_of(notices[0]),),
        )
    for document in lists:
        _goods(case_facts, document, tally)
        weigh_signature(case_facts, document, tally)


def _goods(case_facts: CaseFacts, document: Document, tally: Tally) -> None:
    """Every row of the list is one value: only a column with none at all is left out."""
    for name, field in GOODS:
        facts = case_facts.facts_of(document, field)
        read = [fact for fact in facts if usable(fact)]
        blank = [fact for fact in facts if fact.status == "blank"]
        if read:
            tally.passed(*read)
        elif blank and surely_blank(case_facts, blank[0]):
            tally.allege(
                f"{document.id}:{field}",
                f"{title_at(document)}的{name}没有填写。",
                facts=blank[:1],
            )
        else:
            place = (case_facts.place_of(document),)
            tally.doubt(f"{title_at(document)}的{name}未能读出", place)
