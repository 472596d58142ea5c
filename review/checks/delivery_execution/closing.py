"""EXE-10 结案缺失、提前结案或改正未复查."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence
from review.checks.delivery_execution.fine_sum import UNPAID, closing_says
from review.checks.missing import missing, weigh_missing
from review.checks.slots import Slot, mention, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.orders import rule_answers
from review.checks.timeline.weigh import pair_key, weigh_answer
from review.checks.trust import usable
from review.checks.wording import say_date, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

BEFORE_CLOSING = {"ORD-22": "缴款日期", "ORD-23": "物品处理日期", "ORD-24": "复查日期"}
REVIEWED = ("复查", "已改正", "整改完毕", "改正完毕", "已整改", "整改到位", "改正到位")
LIMITED = ("日内", "限期", "之前", "日前")
SIGNED = Slot("负责人签名", ("approver_signature",))
OPEN = ("installment_approval", "court_enforcement_application")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Closing follows payment, disposal of goods and the second inspection, and is there."""
    closings = case_facts.documents_of("case_closing_report")
    tally = Tally()
    if not closings:
        _not_closed(case_facts, standards, tally)
        return tally.outcome("")
    _closed_last(case_facts, standards, tally)
    for closing in closings:
        if case_facts.facts_of(closing, *SIGNED.fields):
            weigh_slots(case_facts, standards, closing, (SIGNED,), tally)
    _paid(case_facts, closings[-1], standards, tally)
    _reviewed(case_facts, closings[-1], standards, tally)
    return tally.outcome(f"卷内有{title_at(closings[-1])}", checked=True)


def _closed_last(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    for rule, name in BEFORE_CLOSING.items():
        for answer in rule_answers(case_facts, standards, rule):
            message = answer.reason
            if answer.earlier and answer.later:
                message = (
                    f"{answer.later.title}结案日期为{say_date(answer.later.day)}，早于"
                    f"{answer.earlier.title}的{name}{say_date(answer.earlier.day)}，提前结案。"
                )
            weigh_answer(answer, tally, pair_key(answer), message)


def _not_closed(case_facts: CaseFacts, standards: Standards, tally: Tally) -> None:
    """A closing report is missing only once what was ordered is done."""
    done = case_facts.documents_of(
        "fine_receipt", "confiscated_goods_disposal", "rectification_review"
    )
    if case_facts.kind == "coercive":
        done = done or case_facts.documents_of("seizure_release_decision")
    if not done:
        tally.doubt("卷内没有结案文书，也没有缴款、物品处理、复查等履行材料，不能认定应当结案")
    elif waiting := case_facts.documents_of(*OPEN):
        tally.doubt(f"卷内没有结案文书，有{title_at(waiting[0])}，可能尚未执行完毕")
    else:
        weigh_missing(
            case_facts,
            standards,
            ("case_closing_report",),
            f"{'、'.join(title_at(document) for document in done)}表明决定已经履行，"
            "卷内应有结案审批表或者结案报告。",
            tally,
            evidence=[case_facts.place_of(document) for document in done],
        )


def _paid(case_facts: CaseFacts, closing: Document, standards: Standards, tally: Tally) -> None:
    """A fine was set and the file closed: something must show that it was paid."""
    fines = [
        fact for fact in case_facts.facts_named("penalty_decision", "fine_amount") if usable(fact)
    ]
    if not fines or case_facts.documents_of("fine_receipt", *OPEN):
        return
    if why := closing_says(case_facts, *UNPAID):
        tally.doubt_fact(f"未见缴款凭证，{why}", *fines)
        return
    weigh_missing(
        case_facts,
        standards,
        ("fine_receipt",),
        f"{title_at(closing)}已结案，罚款没有缴清的凭证。",
        tally,
        facts=fines[:1],
        evidence=(case_facts.place_of(closing),),
    )


def _reviewed(case_facts: CaseFacts, closing: Document, standards: Standards, tally: Tally) -> None:
    """责令限期改正: somebody must have looked again (行政处罚法第二十八条第一款)."""
    for order in case_facts.documents_of("rectification_order"):
        deadlines = [fact for fact in case_facts.facts_of(order, "deadline") if usable(fact)]
        if not deadlines and not mention(case_facts, order, *LIMITED):
            continue
        looked = missing(case_facts, standards, "rectification_review")
        said = f"{title_at(order)}责令限期改正，{title_at(closing)}已结案"
        if isinstance(looked, Undetermined):
            tally.doubt(looked.reason, looked.evidence)
        elif not isinstance(looked, Absence):
            tally.passed(*deadlines, note=f"卷内有{title_at(looked[0])}")
        elif place := mention(case_facts, closing, *REVIEWED):
            tally.doubt(f"{said}，{looked.words}，结案文书写有“{place.text}”，请核对", (place,))
        else:
            tally.allege(
                f"{order.id}:review",
                f"{said}，{looked.words}。",
                facts=deadlines,
                evidence=(case_facts.place_of(order), case_facts.place_of(closing)),
                confidence=looked.confidence,
            )
