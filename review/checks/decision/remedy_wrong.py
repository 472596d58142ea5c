"""DEC-07 救济途径或期限告知错误.

**Source**: 行政复议法 (in force 2024-01-01) 第二十条、第二十三条、第二十四条; 行政诉讼法
第四十六条.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.checks.dated import Dated, read_day
from review.checks.decision.reconsideration_body import wrong_body
from review.checks.missing import settle
from review.checks.slots import mention
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

NEW_LAW = date(2024, 1, 1)
RECONSIDERATION_LIMIT, LITIGATION_LIMIT = "TL-17", "TL-18"
DOCUMENTS = (
    "penalty_decision", "no_penalty_decision", "onspot_penalty_decision", "seizure_decision",
    "compulsory_execution_decision", "license_decision",
)  # fmt: skip
OTHER_TERMS = (
    "计量法",
    "土地管理法",
    "专利法",
    "商标法",
    "森林法",
    "海关法",
    "税收征收管理法",
    "集会游行示威法",
)
"""Laws with terms of their own for going to court, or with reconsideration first."""
FIRST = (
    "先申请行政复议",
    "先向",
    "应当先",
    "复议决定之日起",
    "收到复议决定",
    "复议决定不服",
    "先行申请",
)
DIRECT = ("也可以", "或者直接", "或直接", "也可直接", "或者在六个月内", "或者六个月内", "直接向")


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Days, months, body, and on the spot reconsideration first."""
    tally = Tally()
    for document in case_facts.documents_of(*DOCUMENTS):
        if _granted(case_facts, document):
            tally.passed(note=f"{title_at(document)}准予许可，没有告知救济途径的必要")
            continue
        decided = read_day(
            case_facts, document, standards, "decision_date", "doc_date", "deliver_time"
        )
        _days(case_facts, document, standards, tally)
        _body(case_facts, document, decided, standards, tally)
        if document.kind == "onspot_penalty_decision":
            _reconsideration_first(case_facts, document, decided, tally)
        else:
            _months(case_facts, document, standards, tally)
    return settle(case_facts, tally, "卷内没有应当告知救济途径的决定书")


def _granted(case_facts: CaseFacts, document: Document) -> bool:
    """A licence granted burdens nobody; what it says of remedies is weighed all the same."""
    if mention(case_facts, document, "复议", "诉讼"):
        return False
    if document.kind != "license_decision" or case_facts.facts_of(
        document,
        "remedy.reconsideration_days",
        "remedy.reconsideration_org",
        "remedy.litigation_months",
    ):
        return False
    said = document.title + "".join(all_words(case_facts.facts_of(document, "decision")))
    return "准予" in said and "不" not in said


def _days(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    days = read_fact(case_facts, document, standards, "remedy.reconsideration_days")
    allowed = standards.time_limits[RECONSIDERATION_LIMIT].length.amount or 60
    if isinstance(days, Gap):
        tally.doubt_gap(days)
    elif days.value == allowed:
        tally.passed(days)
    elif isinstance(days.value, int | float) and days.value > allowed:
        reason = f"{title_at(document)}告知的复议申请期限为{days.value}日，请核对单行法是否另有规定"
        tally.doubt_fact(reason, days)
    else:
        tally.allege(
            f"{document.id}:days",
            f"{title_at(document)}告知的行政复议申请期限为{days.value}日，应为{allowed}日"
            "（行政复议法第二十条第一款）。",
            facts=(days,),
            steps=(_step(RECONSIDERATION_LIMIT, allowed, days, "day"),),
        )


def _months(case_facts: CaseFacts, document: Document, standards: Standards, tally: Tally) -> None:
    months = read_fact(case_facts, document, standards, "remedy.litigation_months")
    allowed = standards.time_limits[LITIGATION_LIMIT].length.amount or 6
    if isinstance(months, Gap):
        if document.kind == "penalty_decision" or not months.is_missing:
            tally.doubt_gap(months)
    elif months.value == allowed:
        tally.passed(months)
    elif place := mention(case_facts, document, *OTHER_TERMS):
        tally.doubt_fact(
            f"{title_at(document)}告知的起诉期限为{months.value}个月，引用了“{place.text}”，"
            "请核对该法的起诉期限",
            months,
        )
    else:
        tally.allege(
            f"{document.id}:months",
            f"{title_at(document)}告知的起诉期限为{months.value}个月，应为{allowed}个月"
            "（行政诉讼法第四十六条第一款）。",
            facts=(months,),
            steps=(_step(LITIGATION_LIMIT, allowed, months, "month"),),
        )


def _body(
    case_facts: CaseFacts,
    document: Document,
    decided: Dated | Gap,
    standards: Standards,
    tally: Tally,
) -> None:
    """Since 2024 the people's government of the same level, except in vertical systems."""
    body = read_fact(case_facts, document, standards, "remedy.reconsideration_org")
    if isinstance(body, Gap):
        tally.doubt_gap(body)
        return
    agency = read_fact(case_facts, document, standards, "agency_name")
    wrong = wrong_body(str(body.value), "" if isinstance(agency, Gap) else str(agency.value))
    if not wrong:
        tally.passed(body)
    elif isinstance(decided, Gap):
        tally.doubt(f"{wrong}，但{decided.reason}", (*body.evidence, *decided.evidence))
    elif decided.day < NEW_LAW:
        tally.passed(body, decided.fact, note="决定作出于2024年1月1日前，可以选择上一级主管部门")
    else:
        tally.allege(
            f"{document.id}:body",
            f"{title_at(document)}告知的行政复议机关为“{body.value}”，2024年1月1日起应为本级人民政府"
            "（行政复议法第二十四条第一款）。",
            facts=(body, decided.fact),
        )


def _reconsideration_first(
    case_facts: CaseFacts, document: Document, decided: Dated | Gap, tally: Tally
) -> None:
    """当场处罚: reconsideration must come before the court since 2024."""
    said = [fact for fact in case_facts.facts_of(document, "reconsider_first") if usable(fact)]
    if any(fact.value is True for fact in said):
        tally.passed(*said)
        return
    if isinstance(decided, Gap):
        tally.doubt_gap(decided)
        return
    if decided.day < NEW_LAW:
        tally.passed(decided.fact, note="决定作出于2024年1月1日前，当场处罚不须先申请复议")
        return
    direct = mention(case_facts, document, *DIRECT)
    if not said and not direct:
        first = mention(case_facts, document, *FIRST)
        if first:
            tally.passed(note=f"{title_at(document)}写有“{first.text}”")
        else:
            place = (case_facts.place_of(document),)
            tally.doubt(f"{title_at(document)}是否告知先申请行政复议未能读出", place)
        return
    tally.allege(
        f"{document.id}:first",
        f"{title_at(document)}没有告知应当先申请行政复议，当场处罚不服的应先复议再起诉"
        "（行政复议法第二十三条第一款第一项）。",
        facts=said,
        evidence=(direct or case_facts.place_of(document),),
        confidence=min([0.9, *(fact.confidence for fact in said)]),
    )


def _step(limit: str, allowed: int, fact: Fact, unit: str) -> dict[str, object]:
    return {"time_limit": limit, "allowed": allowed, "actual": fact.value, "unit": unit}
