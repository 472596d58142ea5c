"""The papers of a penalty case of the ordinary procedure (普通程序)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from corpora.aftermath import can_wait_for_the_court
from corpora.papers import (
    archive,
    decision,
    delays,
    evidence,
    extras,
    hearing,
    measures,
    no_penalty,
    special,
)
from corpora.papers.delays import CASE_DAYS, EXTENSION_DAYS
from corpora.story import Citation, Money
from corpora.teller import Teller, goods_of, place_of
from corpora.timeline import Acts, first_day, ordinary_acts

_TIER_TRAITS = {
    "轻微": "tier_light",
    "一般": "tier_usual",
    "较重": "tier_grave",
    "严重": "tier_grave",
}
"""Traits by which the wording of the reasons goes with the tier."""


def tell(teller: Teller) -> tuple[str, str]:
    """Writes all papers; gives title and number of the case."""
    plan, cause, notes, traits = teller.plan, teller.plan.cause, teller.notes, teller.traits
    _, _, value = goods_of(teller)
    fine = cause.fine(teller.chance, plan.tier, value // 100)
    low, high = (edge * (value / 100 if cause.multiple else 1) for edge in cause.band)
    if plan.fine == "over":
        fine = int(high * 1.5 // 100 * 100 + 500)
    elif plan.fine == "under":
        fine = max(100, int(low * 0.5 // 100 * 100))
    elif plan.fine == "top":
        fine = int(high - (high - low) * 0.03)
    elif plan.fine == "bottom":
        fine = int(low + (high - low) * 0.03)
    large = fine >= (5000 if plan.party == "个人" else 50_000)
    if "hearing_right" in traits or (large and "no_hearing_right" not in traits):
        traits.add("hearing_right")
    else:
        traits.discard("hearing")
    if large or "hearing_right" in traits:
        traits.update(("legal_review", "discussion"))
    traits.difference_update({"discussion"} if "no_discussion" in traits else ())
    traits.difference_update({"legal_review"} if "no_review" in traits else ())
    if "hearing" in traits:
        traits -= {"seizure", "waiver"}
    traits.add(_TIER_TRAITS[plan.tier])
    spared = "no_penalty" in traits
    if spared:
        traits -= no_penalty.UNFIT
        traits.add("direct")
    acts = _acts(teller)
    _settle_measures(teller, acts)
    day = acts["register"].date()
    notes |= {
        "fine_amount": Money(fine * 100),
        "law_violated": cause.violated,
        "law_penalty": (cause.penalty,),
        "fact.time": day,
        "fact.place": place_of(teller),
        "filing_date": acts["filing"].date(),
        "tier": plan.tier,
        "found": cause.found,
        "act": cause.act,
        "demand": cause.demand,
        "done": cause.done,
        "answers": cause.answers,
        "discretion_standard_ref": f"《{teller.agency.name[:3]}行政处罚裁量权基准》"
        f"第{teller.chance.randrange(3, 88)}项",
        "low": Money(int(low) * 100),
        "high": Money(int(high) * 100),
        "law_procedure": Citation("《中华人民共和国行政处罚法》", 54, 1),
        "decision_no": teller.doc_no("不罚" if spared else "罚", acts["decide"].date()),
        "decision_day": acts["decide"].date(),
        "notice_day": acts["notice"].date(),
        "told_day": acts["tell"].date(),
        "confiscate": cause.confiscate,
    }
    if cause.confiscate and cause.goods and not spared and "no_confiscation" not in traits:
        traits.add("confiscation")
    if "entrusted" in traits:
        unit = f"{teller.agency.place[3:]}综合执法服务中心"
        notes |= {"unit": unit, "entrusted_unit": unit}
    title = f"{teller.party.name}{cause.name}案"
    case_no = teller.doc_no("案", acts["filing"].date())
    evidence.write(teller, acts)
    measures.write(teller, acts)
    if spared:
        no_penalty.write(teller, acts)
    else:
        decision.write_before(teller, acts)
        hearing.write(teller, acts)
        decision.write(teller, acts)
    extras.write(teller, acts)
    delays.write(teller, acts)
    special.write(teller, acts)
    archive.write(teller, acts, "不予行政处罚" if spared else f"罚款{fine}元")
    return title, case_no


def _acts(teller: Teller) -> Acts:
    """Moments within the time of a case, by approval beyond it, unless it is to be overdue."""
    plan, traits = teller.plan, teller.traits
    start, hearing = first_day(plan), "hearing_right" in traits
    acts = ordinary_acts(plan, start, hearing)
    if "court" in traits and not can_wait_for_the_court(acts["decide"].date()):
        traits.remove("court")
        traits.add("unpaid")
    most = CASE_DAYS + (EXTENSION_DAYS if "extended" in traits else 0)
    while "overdue" not in traits and plan.gaps["report"] and _taken(teller, acts) > most:
        plan = plan.with_gaps(report=max(0, plan.gaps["report"] - 5))
        acts = ordinary_acts(plan, start, hearing)
    if _taken(teller, acts) <= CASE_DAYS:
        traits.discard("extended")
    return ordinary_acts(replace(plan, traits=frozenset(traits)), start, hearing)


def _taken(teller: Teller, acts: Acts) -> int:
    """Days from filing to decision in which the case did not stand still."""
    still = acts["resume"] - acts["suspend"] if "suspended" in teller.traits else timedelta()
    return (acts["decide"].date() - acts["filing"].date() - still).days


def _settle_measures(teller: Teller, acts: Acts) -> None:
    """Seizure only where it can end within the law's 30 or 60 days."""
    traits, end = teller.traits, acts["decide"].date()
    if "seizure" not in traits:
        return
    if end > acts["seizure_extended"].date() and "late_release" not in traits:
        traits.discard("seizure")
    elif end > acts["seizure_deadline"].date() and "late_release" not in traits:
        traits.add("extension")
