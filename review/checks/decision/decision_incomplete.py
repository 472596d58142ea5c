"""DEC-06 处罚(强制)决定书法定要素缺失: one allegation for each element.

**Source**: 行政处罚法 第五十九条; 行政强制法 第二十四条第二款.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import settle
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
    "当事人姓名或者名称", ("party.name", "party"), ("当事人", "被处罚人", "被处罚单位", "名称")
)
ADDRESS = Slot("当事人地址", ("party.address",), ("住所", "地址", "住址", "经营场所"))
FACT = Slot(
    "违法事实",
    ("fact", "fact.behavior"),
    (
        "经查",
        "查明",
        "违法事实",
        "现查",
        "违法行为",
        "发现",
        "实施了",
        "上述行为",
        "以上事实",
        "调查",
    ),
)
EVIDENCE = Slot("证据", ("evidence_list",), ("证据", "证实", "为证", "佐证", "笔录"))
PENALTY = Slot(
    "处罚的种类", ("penalty_items", "fine_amount"), ("罚款", "警告", "没收", "吊销", "停产停业")
)
LAW = Slot(
    "处罚依据", ("law_penalty", "law_cited", "law_violated"), ("依据", "根据", "依照", "按照")
)
PERFORMANCE = Slot(
    "履行方式和期限",
    ("performance_method", "payment_days", "performance_deadline", "bank"),
    ("缴至", "银行", "账号", "户名", "代收", "履行方式", "履行期限"),
    hollow=("起日内.{0,30}(?:缴|银行|履行)",),
)
RECONSIDERATION = Slot(
    "申请行政复议的途径和期限",
    ("remedy.reconsideration_org", "remedy.reconsideration_days"),
    ("复议",),
    hollow=("起日内.{0,20}复议", "向申请(?:行政)?复议"),
)
LITIGATION = Slot(
    "提起行政诉讼的途径和期限",
    ("remedy.court", "remedy.litigation_months"),
    ("诉讼", "起诉", "人民法院"),
    hollow=("起个?月内.{0,20}诉讼", "向提起(?:行政)?诉讼"),
)
AGENCY = Slot(
    "作出决定的机关名称", ("agency_name",), ("局", "委员会", "大队", "支队", "政府", "厅")
)
DATE = Slot("作出决定的日期", ("decision_date", "doc_date"), ("年", "月"))
SEAL = Slot("机关印章", ("seal",))
REASON = Slot("查封、扣押的理由", ("reason",), ("因", "涉嫌", "理由", "经查"))
TERM = Slot("查封、扣押的期限", ("deadline",), ("期限为", "期限自", "起至"), seen=("[封押结]期限",))
ITEMS = Slot("查封、扣押物品的名称、数量", ("items",), ("清单", "物品", "财物", "设施"))
PENALTY_SLOTS = (
    NAME, ADDRESS, FACT, EVIDENCE, PENALTY, LAW, RECONSIDERATION, LITIGATION, AGENCY, DATE,
)  # fmt: skip
SEIZURE_SLOTS = (NAME, REASON, LAW, TERM, RECONSIDERATION, LITIGATION, AGENCY)
SEIZURE_DATE = Slot("作出决定的日期", ("doc_date", "start_date"), ("年", "月"))


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """The elements the law lists, for penalty decisions and for seizures."""
    tally = Tally()
    for document in case_facts.documents_of("penalty_decision", "seizure_decision"):
        slots = tuple(_slots(case_facts, document))
        weigh_slots(case_facts, standards, document, slots, tally)
    return settle(case_facts, tally, "卷内没有处罚决定书或者查封扣押决定书")


def _slots(case_facts: CaseFacts, document: Document) -> Iterator[Slot]:
    if document.kind == "penalty_decision":
        yield from PENALTY_SLOTS
        items = all_words(case_facts.facts_of(document, "penalty_items"))
        if not items or any("罚款" in item or "没收" in item for item in items):
            yield PERFORMANCE
    else:
        yield from SEIZURE_SLOTS
        yield SEIZURE_DATE
        if not case_facts.documents_of("property_list"):
            yield ITEMS
    if case_facts.facts_of(document, "seal"):
        yield SEAL  # where no fact speaks of the seal nobody looked for it
