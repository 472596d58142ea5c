"""EXE-05 代收、邮寄、电子或公告送达不合规.

**Source**: 行政处罚法 第六十一条第二款; 民事诉讼法 第八十八条、第九十条、第九十一条、第九十五条.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.delivery_execution.proxies import weigh_proxy
from review.checks.missing import no_occasion, weigh_missing
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.asked import Asked
from review.checks.timeline.weigh import places_of, weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.trust import usable
from review.checks.values import all_words
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.model.timeline import Worksheet
    from review.standards.load import Standards

ANNOUNCED = "TL-25"
RECEIPT, VOUCHER = "service_receipt", "mail_voucher"
CONFIRMATION, ANNOUNCEMENT = "service_address_confirmation", "public_service_announcement"
RETURNED = "退回"
REASON = Slot(
    "公告送达的原因和经过",
    ("reason",),
    seen=(
        r"下落不明|无法(?:直接)?(?:送达|联系|取得联系)|未能(?:送达|联系|取得联系)|无人(?:办公|居住|签收)"
        r"|查无此|搬离|退回|去向不明|失去联系|失联|联系不上|无法接通",
    ),
)
BY_POST = re.compile(r"邮寄|邮政|特快|EMS|挂号")
BY_WIRE = re.compile(r"电子|传真|短信|电子邮件|微信")
BY_NOTICE = re.compile(r"公告")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Whoever took the paper may take it; post, wire and announcement leave their proofs."""
    receipts = case_facts.documents_of(RECEIPT)
    papers = case_facts.documents_of(VOUCHER, ANNOUNCEMENT)
    if not receipts and not papers:
        return no_occasion(case_facts, "卷内没有送达回证、邮寄凭证和公告")
    tally = Tally()
    for receipt in receipts:
        weigh_proxy(case_facts, receipt, tally)
        _proof(case_facts, receipt, standards, tally)
    for voucher in case_facts.documents_of(VOUCHER):
        _posted(case_facts, voucher, standards, tally)
    for document in case_facts.documents_of(ANNOUNCEMENT):
        weigh_slots(case_facts, standards, document, (REASON,), tally)
        _stated_days(case_facts, document, standards, tally)
    for sheet in limit_worksheets(case_facts, standards, ANNOUNCED):
        _announced(sheet, tally)
    return tally.outcome("送达均为直接送达")


def _proof(case_facts: CaseFacts, receipt: Document, standards: Standards, tally: Tally) -> None:
    """What must stand beside a receipt of this way of service."""
    facts = [fact for fact in case_facts.facts_of(receipt, "method") if usable(fact)]
    method = "".join(all_words(facts))
    said = f"{title_at(receipt)}载明{method}"
    if BY_POST.search(method):
        weigh_missing(
            case_facts, standards, (VOUCHER,),
            f"{said}，卷内应有邮件收寄、签收的凭证。",
            tally, facts=facts, evidence=(case_facts.place_of(receipt),),
        )  # fmt: skip
    elif BY_WIRE.search(method):
        confirmations = weigh_missing(
            case_facts, standards, (CONFIRMATION,),
            f"{said}，卷内应有当事人同意电子送达的确认书。",
            tally, facts=facts, evidence=(case_facts.place_of(receipt),),
        )  # fmt: skip
        if confirmations:
            _consented(case_facts, receipt, confirmations, tally)
    elif BY_NOTICE.search(method):
        weigh_missing(
            case_facts, standards, (ANNOUNCEMENT,),
            f"{said}，卷内应有公告文书。",
            tally, facts=facts, evidence=(case_facts.place_of(receipt),),
        )  # fmt: skip
    else:
        tally.passed(*facts)


def _consented(
    case_facts: CaseFacts, receipt: Document, confirmations: tuple[Document, ...], tally: Tally
) -> None:
    """经受送达人同意并签订确认书 (行政处罚法 第六十一条第二款)."""
    said = [
        fact
        for document in confirmations
        for fact in case_facts.facts_of(document, "e_consent")
        if usable(fact)
    ]
    if any(fact.value is True for fact in said):
        tally.passed(*said)
    elif any(fact.value is False for fact in said):
        tally.allege(
            f"{receipt.id}:consent",
            f"{title_at(receipt)}为电子送达，{title_at(confirmations[0])}写明当事人不同意电子送达。",
            facts=said,
            evidence=(case_facts.place_of(receipt),),
        )
    else:
        place = (case_facts.place_of(confirmations[0]),)
        tally.doubt(f"{title_at(confirmations[0])}是否同意电子送达未能读出", place)


def _posted(case_facts: CaseFacts, voucher: Document, standards: Standards, tally: Tally) -> None:
    """A letter that came back was not delivered, but where the party confirmed the address."""
    status = [fact for fact in case_facts.facts_of(voucher, "tracking_status") if usable(fact)]
    arrived = [fact for fact in case_facts.facts_of(voucher, "receipt_date") if usable(fact)]
    back = [fact for fact in status if RETURNED in str(fact.value) or RETURNED in fact.raw]
    if back:
        if confirmed := case_facts.documents_of(CONFIRMATION):
            tally.passed(*back, note=f"邮件退回，卷内有{title_at(confirmed[0])}，按确认书约定处理")
        elif other := case_facts.documents_of(ANNOUNCEMENT):
            tally.passed(*back, note=f"邮件退回后以{title_at(other[0])}送达")
        else:
            weigh_missing(
                case_facts,
                standards,
                (CONFIRMATION,),
                f"{title_at(voucher)}显示邮件已退回，没有当事人确认的送达地址，不能视为送达。",
                tally,
                facts=back,
            )
    elif arrived or status:
        tally.passed(*arrived, *status)
    else:
        weigh_slots(
            case_facts,
            standards,
            voucher,
            (Slot("收件记录", ("receipt_date", "tracking_status"), ("签收", "妥投", "收件人签")),),
            tally,
        )


def _announced(sheet: Worksheet, tally: Tally) -> None:
    if sheet.result == "open":
        tally.passed(*sheet.facts, note=sheet.reason)
        return
    if sheet.start is None or sheet.end is None:
        tally.doubt(sheet.reason, places_of(sheet))
        return
    message = (
        f"{sheet.start.title}于{say_date(sheet.start.day)}发布，{say_date(sheet.end.day)}即视为送达，"
        f"公告未满{sheet.rule}：{sheet.reason}。"
    )
    weigh_sheet(sheet, tally, f"{sheet.start.document}:announced", message)


def _stated_days(
    case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally
) -> None:
    """The announcement itself sets a term shorter than the law's."""
    asked = Asked(case_facts, standards, standards.time_limits[ANNOUNCED])
    start = next((one.day for one in asked.starts if one.document.id == document.id), None)
    length = asked.length_on(start) if start else None
    stated = [
        fact
        for fact in case_facts.facts_of(document, "deemed_days")
        if usable(fact) and isinstance(fact.value, int) and not isinstance(fact.value, bool)
    ]
    if length is None or length.amount is None or not stated:
        return
    fact = stated[0]
    if int(str(fact.value)) >= length.amount:
        tally.passed(fact)
    elif length.advisory:
        tally.doubt_fact(
            f"{title_at(document)}载明的公告期为{fact.value}日，请核对本领域规定", fact
        )
    else:
        tally.allege(
            f"{document.id}:days",
            f"{title_at(document)}载明的公告期为{fact.value}日，少于{length.amount}日。",
            facts=(fact,),
            steps=(
                {
                    "time_limit": ANNOUNCED,
                    "allowed": length.amount,
                    "actual": fact.value,
                    "unit": "day",
                },
            ),
        )
