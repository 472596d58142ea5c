"""DIS-03: the fine does not stand in the tier that the papers find (裁量阶次与认定情节不符)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.discretion.bases import bases_of
from review.checks.discretion.circumstances import HEAVY, circumstances_of, of_kinds, say_kinds
from review.checks.discretion.local_tiers import local_tiers, tier_of_fine, tiers_named
from review.checks.discretion.statutory import DECISIONS, about_of, fined
from review.checks.discretion.tiers import chosen_tier, position
from review.checks.slots import search
from review.checks.tally import Tally
from review.checks.trust import Gap
from review.checks.wording import say_citation, say_money, title_at

if TYPE_CHECKING:
    from review.checks.discretion.local_tiers import LocalTier
    from review.checks.discretion.statutory import Fined
    from review.checks.discretion.tiers import ChosenTier
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.fact import Evidence
    from review.model.finding import Outcome
    from review.standards.load import Standards

LIGHT_TO, NORMAL_TO, HEAVY_FROM = 0.5, 0.85, 0.3
"""从轻 above the middle, 一般 near the maximum, 从重 in the lower three tenths: sure by any rule.

Between them, where ministries and regions draw their lines, only a benchmark decides.
"""
_BOTTOM = 0.02
_SURELY_HEAVY = re.compile(
    r"(?<![未没有无不])(?:再次|第[二三四五]次|屡[次教罚]|拒不|抗拒|逾期未|造成[^，。]{0,8}严重后果|伪造|隐匿|销毁)"
)
_ADJUSTED = (
    r"调整适用[^。；]{0,20}(?:裁量|基准)|(?:裁量|基准)[^。；]{0,20}(?:调整适用|不予适用|突破)|突破[^。；]{0,12}(?:阶次|基准)"
    r"|(?:裁量)?基准[^。；]{0,8}(?:未(?:作)?规定|未覆盖|没有规定)"
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where the fine stands in another tier than the one the papers name, for sure.

    With the office's benchmark by its own ranges; without it by the place of the fine in the
    statutory range, leaving a margin. Where the benchmark's application was adjusted with reasons
    it is for a person. **Needs**: `fine_amount`, `tier`, `law_penalty`, the amounts of multiples;
    the register benchmarks (裁量基准).
    """
    tally = Tally()
    for document in case_facts.documents_of(*DECISIONS):
        weighed = fined(case_facts, document, standards)
        if weighed is None:
            tally.passed(note=f"{title_at(document)}没有处以罚款")
        elif isinstance(weighed, Gap):
            tally.doubt_gap(weighed)
        else:
            _weigh(case_facts, weighed, standards, tally)
    return tally.outcome("卷内没有处罚决定书")


def _weigh(case_facts: CaseFacts, weighed: Fined, standards: Standards, tally: Tally) -> None:
    document, span = weighed.document, weighed.range
    if span.plain is not None and span.plain[0] == span.plain[1]:
        tally.passed(weighed.fine, note=f"{span.words}，没有裁量空间")
        return
    chosen = chosen_tier(case_facts, document, standards)
    if isinstance(chosen, Gap):
        if not chosen.is_missing:
            tally.doubt_gap(chosen)
        else:
            _without_tier(case_facts, weighed, standards, tally)
        return
    about = about_of(case_facts, document)
    tiers = local_tiers(case_facts, weighed, about, bases_of(case_facts), standards)
    if tiers:
        _by_benchmark(case_facts, weighed, chosen, tiers, tally)
    else:
        _by_place(case_facts, weighed, chosen, standards, tally)


def _by_benchmark(
    case_facts: CaseFacts,
    weighed: Fined,
    chosen: ChosenTier,
    tiers: tuple[LocalTier, ...],
    tally: Tally,
) -> None:
    named = tiers_named(tiers, chosen.written)
    facts = (*weighed.facts, chosen.fact)
    said = f"{title_at(weighed.document)}认定阶次为“{chosen.written}”，罚款{_say(weighed)}"
    if not named:
        tally.doubt_fact(f"{said}，裁量基准没有该阶次或有几个相近阶次，请人工核对", *facts)
        return
    ranges = "、".join(dict.fromkeys(f"{item.tier}为{item.line.steps}" for item in named))
    if any(item.holds(weighed.fine_fen) for item in named):
        tally.passed(*facts, note=f"{said}，裁量基准{ranges}")
    elif any(item.open for item in named):
        tally.doubt_fact(f"{said}，裁量基准{ranges}，不能计算", *facts)
    elif chosen.rank == "减轻" or _is_adjusted(case_facts):
        tally.doubt_fact(f"{said}，裁量基准{ranges}，是否经论证调整适用须核对", *facts)
    else:
        falls = tier_of_fine(tiers, weighed.fine_fen)
        into = f"落入“{falls.tier}”阶次" if falls.tier else falls.why
        tally.allege(
            f"{weighed.document.id}:tier",
            f"{said}，按裁量基准{ranges}，实际{into}。",
            facts=facts,
            steps=({"note": f"裁量基准：{ranges}；{into}"},),
            source="register",
        )


def _by_place(
    case_facts: CaseFacts,
    weighed: Fined,
    chosen: ChosenTier,
    standards: Standards,
    tally: Tally,
) -> None:
    facts = (*weighed.facts, chosen.fact)
    said = f"{title_at(weighed.document)}认定阶次为“{chosen.written}”，罚款{_say(weighed)}"
    at = position(weighed.range, weighed.fine_fen)
    if at is None:
        why = "法定幅度未能完全确定" if standards.registers.get("benchmarks") else "未导入裁量基准"
        tally.doubt_fact(f"{said}，{weighed.range.words}，{why}，无法核对阶次", *facts)
        return
    words = f"{said}，{_span(weighed)}，处于幅度的{at:.0%}处"
    wrong = {
        "从轻": (at > LIGHT_TO, "情节较轻而罚款高于幅度中值"),
        "一般": (at > NORMAL_TO, "情节一般而罚款接近顶格"),
        "从重": (at < HEAVY_FROM, "情节较重而罚款处于幅度下段"),
    }.get(chosen.rank or "", (False, ""))
    if at < 0 or at > 1 or chosen.rank in (None, "减轻"):
        tally.doubt_fact(f"{words}，阶次须对照裁量基准核对", *facts)
    elif wrong[0] and _is_adjusted(case_facts):
        tally.doubt_fact(f"{words}，已写明调整适用裁量基准，理由是否成立须核对", *facts)
    elif wrong[0]:
        tally.allege(
            f"{weighed.document.id}:tier",
            f"{words}，{wrong[1]}。",
            facts=facts,
            steps=(_step(words),),
        )
    elif contrary := _contrary(case_facts, weighed, chosen):
        tally.allege(
            f"{weighed.document.id}:tier",
            f"{words}，但卷内载明{contrary[0]}，与认定的阶次不符。",
            facts=facts,
            evidence=contrary[1],
            steps=(_step(words),),
            confidence=min(contrary[2], *(fact.confidence for fact in facts)),
        )
    else:
        tally.passed(*facts, note=f"{words}，未见阶次与数额明显不符（未导入裁量基准，按幅度核对）")


def _contrary(
    case_facts: CaseFacts, weighed: Fined, chosen: ChosenTier
) -> tuple[str, tuple[Evidence, ...], float] | None:
    """Heavy circumstances in the decision itself, beside a light tier and the lowest fine."""
    heavy = tuple(
        item
        for item in of_kinds(circumstances_of(case_facts, (weighed.document.kind,)), HEAVY)
        if _SURELY_HEAVY.search(item.sentence)
    )
    at = position(weighed.range, weighed.fine_fen)
    if not heavy or chosen.rank != "从轻" or at is None or at > _BOTTOM:
        return None
    places = tuple(place for item in heavy for place in item.evidence)
    return say_kinds(heavy), places, min(item.confidence for item in heavy)


def _without_tier(
    case_facts: CaseFacts, weighed: Fined, standards: Standards, tally: Tally
) -> None:
    """No tier is named: with the benchmark the fine's own tier is told, nothing is alleged."""
    about = about_of(case_facts, weighed.document)
    tiers = local_tiers(case_facts, weighed, about, bases_of(case_facts), standards)
    where = f"{title_at(weighed.document)}未写明裁量阶次"
    if tiers:
        falls = tier_of_fine(tiers, weighed.fine_fen)
        into = f"罚款{_say(weighed)}落入裁量基准“{falls.tier}”阶次" if falls.tier else falls.why
        tally.doubt_fact(f"{where}，{into}，情节是否相符须核对", *weighed.facts)
    else:
        tally.doubt_fact(f"{where}，未导入裁量基准或其中没有该违法行为，无法核对", *weighed.facts)


def _is_adjusted(case_facts: CaseFacts) -> bool:
    papers = case_facts.documents_of(
        *DECISIONS, "discretion_statement", "collective_discussion_record", "investigation_report"
    )
    return any(search(case_facts, paper, _ADJUSTED) for paper in papers)


def _span(weighed: Fined) -> str:
    """The range that governs where nothing raises it, where another one may."""
    span = weighed.range
    if span.plain is None or span.plain == (span.low, span.high):
        return span.words
    low, high = span.plain
    lowest = f"{say_money(low)}以上" if low else ""
    return (
        f"{say_citation(weighed.basis.citation)}一般情形的罚款幅度为{lowest}{say_money(high)}以下"
    )


def _say(weighed: Fined) -> str:
    return say_money(weighed.fine_fen)


def _step(words: str) -> dict[str, object]:
    return {"note": words}
