"""EXE-02 送达回证要素缺失: what a receipt must state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import no_occasion
from review.checks.slots import Slot, weigh_slots
from review.checks.tally import Tally
from review.checks.values import all_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

NAME = Slot(
    "送达文书名称",
    ("doc_name",),
    ("决定书", "告知书", "通知书", "意见书", "受理单", "清单", "回执", "凭证", "函"),
)
NUMBER = Slot("送达文书文号", ("doc_no",), ("号",))
PLACE = Slot("送达地点", ("place",), ("送达地点", "送达地址", "送达处所"))
METHOD = Slot("送达方式", ("method",), ("直接送达", "留置送达", "邮寄送达", "委托送达", "电子送达"))
SERVERS = Slot("送达人签名", ("servers",), ("送达人",))
SERVERS_FIELD = "server_signatures"
SERVERS_SIGNED = Slot("送达人签名", (SERVERS_FIELD,))
SIGNATURE = Slot("受送达人签名或盖章", ("recipient_signature",))
RECEIVED = Slot("签收日期", ("receive_date",), (), points=2)
RELATION = Slot("代收人与受送达人的关系", ("recipient_relation",), ("关系",))
UNSIGNED_METHODS = ("邮寄", "邮政", "公告", "电子", "留置")
"""Their own vouchers or the server's note stand for the recipient's signature."""


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Each empty place is one allegation; mail and announcement need no signature."""
    receipts = case_facts.documents_of("service_receipt")
    if not receipts:
        return no_occasion(case_facts, "卷内没有送达回证")
    tally = Tally()
    for receipt in receipts:
        weigh_slots(case_facts, standards, receipt, _slots(case_facts, receipt), tally)
    return tally.outcome("")


def _slots(case_facts: CaseFacts, receipt: Document) -> Iterator[Slot]:
    yield from (NAME, PLACE, METHOD)
    yield SERVERS
    if case_facts.facts_of(receipt, "servers") and case_facts.facts_of(receipt, SERVERS_FIELD):
        yield SERVERS_SIGNED  # names typed into the form are no signatures
    names = "".join(all_words(case_facts.facts_of(receipt, "doc_name")))
    if not any(mark in names for mark in ("号", "〔", "[20", "(20")):
        yield NUMBER
    method = "".join(all_words(case_facts.facts_of(receipt, "method")))
    if not any(name in method for name in UNSIGNED_METHODS):
        yield from (SIGNATURE, RECEIVED)
    if "代收" in method:
        yield RELATION
