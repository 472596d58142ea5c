"""EXE-09 催告与强制执行不合规 (TL-19 to TL-22, ORD-31, ORD-32).

**Source**: 行政强制法 第三十五条至第三十八条、第四十三条、第四十四条、第四十六条、第五十条至
第五十四条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.delivery_execution.enforcement_time import weigh_time
from review.checks.missing import settle, weigh_missing
from review.checks.slots import Slot, mention, search, weigh_slots
from review.checks.tally import Tally
from review.checks.timeline.orders import rule_answers
from review.checks.timeline.weigh import pair_key, places_of, weigh_answer, weigh_sheet
from review.checks.timeline.worksheets import limit_worksheets
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.model.timeline import OrderAnswer, Worksheet
    from review.standards.load import Standards

DUNNING, COURT = "dunning_notice", "court_enforcement_application"
EXECUTION, SUBSTITUTE = "compulsory_execution_decision", "substitute_performance_decision"
ANNOUNCEMENT = "demolition_announcement"
LIMITS = {
    "TL-19": "催告书送达未满十个工作日即申请法院强制执行",
    "TL-20": "超过申请法院强制执行的期限",
    "TL-21": "加处罚款未满三十日即强制执行",
    "TL-22": "代履行未提前三日催告",
}
RULES = {"ORD-31": "先申请后催告", "ORD-32": "拆除前没有先行公告"}
METHOD = Slot("履行方式", ("method",))
METHOD_SAID = r"履行方式|方式|缴款|缴纳|[缴交][至入到]|银行|账[户号]|自行"
ELEMENTS = (
    Slot("履行期限", ("deadline",), ("日内", "日前", "之前", "期限")),
    Slot(
        "履行方式", ("method",), seen=("履行方式|方式|缴款|缴纳|[缴交][至入到]|银行|账[户号]|自行",)
    ),
    Slot("陈述申辩权", ("rights",), ("陈述", "申辩")),
)
"""行政强制法 第三十五条: 期限、方式、金额和给付方式、陈述权和申辩权."""
AT_ONCE = (
    "立即代履行",
    "立即清除",
    "立即实施",
    "转移或者隐匿",
    "转移、隐匿",
    "隐匿财物",
    "第五十二条",
)
AGREED = ("execution_agreement",)
DEMOLITION = ("拆除",)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Urged in writing, with all elements, early enough; executed at a lawful hour."""
    tally = Tally()
    acts = case_facts.documents_of(COURT, EXECUTION, SUBSTITUTE)
    for act in acts:
        _urged(case_facts, act, standards, tally)
    for notice in case_facts.documents_of(DUNNING):
        said = search(case_facts, notice, METHOD_SAID)
        slots = ELEMENTS if said else (*ELEMENTS, METHOD)
        weigh_slots(case_facts, standards, notice, slots, tally)
    for limit, name in LIMITS.items():
        for sheet in limit_worksheets(case_facts, standards, limit):
            _timed(case_facts, sheet, name, tally)
    for rule, name in RULES.items():
        for answer in rule_answers(case_facts, standards, rule):
            weigh_answer(answer, tally, pair_key(answer), _order_message(answer, name))
    executions = case_facts.documents_of(EXECUTION)
    for act in executions:
        weigh_time(case_facts, act, standards, tally)
    for act in [one for one in executions if mention(case_facts, one, *DEMOLITION)][:1]:
        _announced(case_facts, act, standards, tally)
    return settle(case_facts, tally, "本案没有催告和强制执行")


def _urged(case_facts: CaseFacts, act: Document, standards: Standards, tally: Tally) -> None:
    """No execution without a demand in writing, but for what brooks no delay."""
    if case_facts.documents_of(DUNNING):
        return
    if alike := next((one for one in case_facts.documents if _alike(one.title)), None):
        reason = f"{title_at(alike)}可能就是催告书，请核对"
        tally.doubt(reason, (case_facts.place_of(alike),))
        return
    if place := mention(case_facts, act, *AT_ONCE):
        tally.doubt(f"{title_at(act)}写有“{place.text}”，请核对是否可以不经催告", (place,))
        return
    weigh_missing(
        case_facts,
        standards,
        (DUNNING,),
        f"{title_at(act)}之前没有书面催告（行政强制法第三十五条、第五十四条）。",
        tally,
        evidence=(case_facts.place_of(act),),
    )


def _alike(title: str) -> bool:
    return "催告" in title or "催缴" in title


def _timed(case_facts: CaseFacts, sheet: Worksheet, name: str, tally: Tally) -> None:
    if sheet.start is None or sheet.end is None:
        if sheet.result == "undetermined":
            tally.doubt(sheet.reason, places_of(sheet))
        return
    said = (
        f"{sheet.start.title}{say_date(sheet.start.day)}，{sheet.end.title}"
        f"{say_date(sheet.end.day)}"
    )
    if sheet.result == "over":
        papers = case_facts.documents_of(COURT, EXECUTION, SUBSTITUTE)
        if place := next((p for one in papers if (p := mention(case_facts, one, *AT_ONCE))), None):
            tally.doubt(f"{said}，{name}，写有“{place.text}”，请核对是否可以立即执行", (place,))
            return
    key = f"{sheet.limit}:{sheet.start.document}:{sheet.end.document}"
    weigh_sheet(sheet, tally, key, f"{said}，{name}：{sheet.reason}。", doubt=f"{said}，")


def _order_message(answer: OrderAnswer, name: str) -> str:
    if answer.earlier is None or answer.later is None:
        return answer.reason
    return (
        f"{answer.earlier.title}{say_date(answer.earlier.day)}，{answer.later.title}"
        f"{say_date(answer.later.day)}，{name}（{answer.note}）。"
    )


def _announced(case_facts: CaseFacts, act: Document, standards: Standards, tally: Tally) -> None:
    """违法建筑: announced, with a term to demolish it oneself (行政强制法 第四十四条)."""
    place = mention(case_facts, act, *DEMOLITION)
    if place is None or case_facts.documents_of(ANNOUNCEMENT):
        return
    weigh_missing(
        case_facts,
        standards,
        (ANNOUNCEMENT,),
        f"{title_at(act)}决定强制拆除，没有公告限期自行拆除（行政强制法第四十四条）。",
        tally,
        evidence=(place,),
    )
