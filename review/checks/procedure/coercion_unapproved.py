"""PRC-13 行政强制措施未经批准或未补办 (TL-08, ORD-04).

**Source**: 行政强制法 第十八条第一项、第十九条、第二十条.
The 24 hours are natural ones, no holiday moves them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from review.checks.filled import weigh_filled
from review.checks.misreading import is_scanned, may_be_misread, may_be_one
from review.checks.missing import settle, weigh_missing
from review.checks.slots import Slot, mention, search
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact
from review.checks.values import date_of, moment_of
from review.checks.wording import say_date, title_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIMIT = "TL-08"
HOURS = timedelta(hours=24)
ACTS = ("coercive_scene_record", "seizure_decision")
ACT_FIELDS = {
    "coercive_scene_record": ("start_time",),
    "seizure_decision": ("start_date", "doc_date"),
}
SIGNED = Slot("负责人签名", ("approver_signature",))
URGENT = r"(?<!是否)(?<!是否属于)(?:情况紧急|紧急情况)(?!否)|补办(?:批准|审批|手续)"
REFUSED = ("不同意", "不予批准", "不应当采取", "不批准")


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was done: a bare day may mean any hour of it."""

    document: Document
    fact: Fact
    earliest: datetime
    latest: datetime

    @property
    def said(self) -> str:
        known = self.earliest if self.earliest == self.latest else self.earliest.date()
        return say_date(known)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Approved before it was carried out, in urgent cases within twenty-four hours.

    **Needs**: coercive_approval.approve_time, coercive_scene_record.start_time.
    """
    tally = Tally()
    acts = case_facts.documents_of(*ACTS)
    if not acts:
        return settle(case_facts, tally, "本案没有采取行政强制措施")
    approvals = weigh_missing(
        case_facts,
        standards,
        ("coercive_approval",),
        f"{title_at(acts[0])}所载强制措施没有负责人批准的材料，也没有补办批准。",
        tally,
        evidence=(case_facts.place_of(acts[0]),),
    )
    for approval in approvals:
        _signed(case_facts, standards, approval, tally)
        _refused(case_facts, approval, tally)
    if approvals:
        _in_time(case_facts, standards, approvals, acts, tally)
    return settle(case_facts, tally, "强制措施经负责人批准")


def _signed(case_facts: CaseFacts, standards: Standards, approval: Document, tally: Tally) -> None:
    """A place for the leader's name that stayed empty; other forms are read by DOC-01."""
    if case_facts.facts_of(approval, *SIGNED.fields):
        weigh_filled(case_facts, standards, approval, (SIGNED,), tally)


def _refused(case_facts: CaseFacts, approval: Document, tally: Tally) -> None:
    if place := mention(case_facts, approval, *REFUSED):
        tally.doubt(
            f"{title_at(approval)}写有“{place.text}”，措施是否获批并及时解除请核对", (place,)
        )


def _in_time(
    case_facts: CaseFacts,
    standards: Standards,
    approvals: tuple[Document, ...],
    acts: tuple[Document, ...],
    tally: Tally,
) -> None:
    """Each act against the approvals."""
    times: list[Moment] = []
    for approval in approvals:
        moment = _moment(case_facts, standards, approval, "approve_time", "approve_date")
        if isinstance(moment, Gap):
            tally.doubt_gap(moment)
            return
        times.append(moment)
    for begun in _begun(case_facts, standards, acts, tally):
        before = [one for one in times if one.earliest <= begun.latest]
        if before:
            tally.passed(before[-1].fact, begun.fact)
        else:
            _approved_after(case_facts, begun, min(times, key=_start), tally)


def _begun(
    case_facts: CaseFacts, standards: Standards, acts: tuple[Document, ...], tally: Tally
) -> list[Moment]:
    """When the measures were carried out: the hour the records tell, else the decisions' day."""
    gaps: list[Gap] = []
    for kind in ACTS:
        found: list[Moment] = []
        for act in (act for act in acts if act.kind == kind):
            moment = _moment(case_facts, standards, act, *ACT_FIELDS[kind])
            if isinstance(moment, Gap):
                gaps.append(moment)
            else:
                found.append(moment)
        if found:
            return found
    for gap in gaps:
        tally.doubt_gap(gap)
    return []


def _approved_after(case_facts: CaseFacts, begun: Moment, approved: Moment, tally: Tally) -> None:
    said = (
        f"{title_at(begun.document)}于{begun.said}实施强制措施，{title_at(approved.document)}于"
        f"{approved.said}批准"
    )
    shortest = approved.earliest - begun.latest
    longest = approved.latest - begun.earliest
    if _misread_perhaps(case_facts, begun, approved):
        tally.doubt_fact(f"{said}，数字可能误读，请核对原件", begun.fact, approved.fact)
        return
    urgent = _urgent(case_facts, begun.document, approved.document)
    hours = shortest.total_seconds() / 3600
    if not urgent:
        tally.allege(
            f"{begun.document.id}:{approved.document.id}",
            f"{said}，批准晚于实施，卷内未载明属于情况紧急当场实施。",
            facts=(begun.fact, approved.fact),
            steps=({"note": "次序规则ORD-04"},),
        )
    elif shortest > HOURS:
        tally.allege(
            f"{begun.document.id}:{approved.document.id}",
            f"{said}，情况紧急当场实施的，应当在二十四小时内补办批准，相隔超过{int(hours)}小时。",
            facts=(begun.fact, approved.fact),
            steps=(_step(hours),),
        )
    elif longest <= HOURS:
        tally.passed(begun.fact, approved.fact, note=f"{said}，二十四小时内补办批准")
    else:
        tally.doubt_fact(
            f"{said}，缺少时刻，是否在二十四小时内补办不能确定", begun.fact, approved.fact
        )


def _misread_perhaps(case_facts: CaseFacts, begun: Moment, approved: Moment) -> bool:
    """On a scan: another day, or an hour before the act, that is easily taken for the one read."""
    if may_be_one(case_facts, begun.fact, approved.fact):
        return True
    if approved.earliest.date() != begun.earliest.date():
        return False
    hour = f"{approved.earliest.hour:02d}"
    return is_scanned(case_facts, approved.fact) and any(
        may_be_misread(hour, f"{other:02d}") for other in range(begun.latest.hour + 1)
    )


def _urgent(case_facts: CaseFacts, act: Document, approval: Document) -> bool:
    """The papers say that it had to be done on the spot."""
    told = case_facts.fact_of(approval, "is_emergency")
    if told is not None and isinstance(told.value, bool):
        return told.value
    decisions = case_facts.documents_of("seizure_decision")
    papers = dict.fromkeys((act, approval, *decisions))
    return any(search(case_facts, paper, URGENT) is not None for paper in papers)


def _moment(
    case_facts: CaseFacts, standards: Standards, document: Document, *fields: str
) -> Moment | Gap:
    fact = read_fact(case_facts, document, standards, *fields)
    if isinstance(fact, Gap):
        return fact
    moment, day = moment_of(fact), date_of(fact)
    if moment is not None:
        return Moment(document, fact, moment, moment)
    if day is None:
        return Gap("doubtful", f"{title_at(document)}的“{fact.raw}”不是日期", fact.evidence)
    return Moment(document, fact, datetime.combine(day, time.min), datetime.combine(day, time.max))


def _start(moment: Moment) -> datetime:
    return moment.earliest


def _step(hours: float) -> Mapping[str, object]:
    return {"time_limit": LIMIT, "allowed": 24, "actual": int(hours), "unit": "hour"}
