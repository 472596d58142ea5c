"""The worksheet of each fine (裁量计算表): what the checks of discretion weigh, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.cited import act_date, document_date
from review.checks.discretion.bases import bases_of
from review.checks.discretion.circumstances import circumstances_of
from review.checks.discretion.compared import compared_items
from review.checks.discretion.leniency import leniency_sheets
from review.checks.discretion.local_tiers import agency_of, local_tiers, tier_of_fine
from review.checks.discretion.statutory import DECISIONS, about_of, fined
from review.checks.discretion.tiers import chosen_tier, place_of_fine, spoken_for, tier_line
from review.checks.trust import Gap, read_fact
from review.checks.values import fen_of
from review.model.discretion import DiscretionSheet, TierLine

if TYPE_CHECKING:
    from review.checks.discretion.statutory import Fined
    from review.model.case_file import CaseFacts
    from review.model.discretion import LeniencySheet
    from review.model.document import Document
    from review.standards.load import Standards


def discretion_sheets(case_facts: CaseFacts, standards: Standards) -> tuple[DiscretionSheet, ...]:
    """One sheet a decision that punishes, in page order."""
    return tuple(
        _sheet(case_facts, document, standards) for document in case_facts.documents_of(*DECISIONS)
    )


def _sheet(case_facts: CaseFacts, document: Document, standards: Standards) -> DiscretionSheet:
    weighed = fined(case_facts, document, standards)
    about = about_of(case_facts, document)
    chosen = tier_line(chosen_tier(case_facts, document, standards))
    spoken = spoken_for(circumstances_of(case_facts))
    if weighed is None or isinstance(weighed, Gap):
        why = weighed.reason if weighed else "没有处以罚款"
        return _without_range(case_facts, document, standards, why, (chosen, spoken), about)
    span = weighed.range
    return DiscretionSheet(
        document=document.id,
        violation=_violation(about, weighed),
        act_date=act_date(case_facts),
        decision_date=weighed.decided,
        law_day=weighed.law_day,
        basis=weighed.basis.citation,
        law_version=weighed.basis.text.version,
        source="rule" if weighed.rule else "words",
        rule=weighed.rule.id if weighed.rule else None,
        fine=weighed.fine_fen,
        bases=span.bases,
        bands=span.lines,
        low=span.low,
        high=span.high,
        certain=span.narrow,
        compared=compared_items(case_facts, weighed, standards),
        tier_chosen=chosen,
        tier_spoken_for=spoken,
        tier_of_fine=_tier_of_fine(case_facts, weighed, about, standards),
        leniency=_leniency(case_facts, weighed, about, standards),
        doubts=_doubts(weighed, standards),
    )


def _without_range(
    case_facts: CaseFacts,
    document: Document,
    standards: Standards,
    why: str,
    tiers: tuple[TierLine, TierLine],
    about: str,
) -> DiscretionSheet:
    fine = read_fact(case_facts, document, standards, "fine_amount")
    return DiscretionSheet(
        document=document.id,
        violation=about.split("\n", 1)[0],
        act_date=act_date(case_facts),
        decision_date=document_date(case_facts, document),
        law_day=None,
        basis=None,
        law_version=None,
        source=None,
        rule=None,
        fine=None if isinstance(fine, Gap) else fen_of(fine),
        bases=tuple(bases_of(case_facts).values()),
        bands=(),
        low=None,
        high=None,
        certain=False,
        compared=(),
        tier_chosen=tiers[0],
        tier_spoken_for=tiers[1],
        doubts=(why,),
    )


def _violation(about: str, weighed: Fined) -> str:
    return weighed.rule.violation if weighed.rule else about.split("\n", 1)[0]


def _tier_of_fine(
    case_facts: CaseFacts, weighed: Fined, about: str, standards: Standards
) -> TierLine:
    """By the office's benchmark where it has the violation, else by the place in the range."""
    tiers = local_tiers(case_facts, weighed, about, bases_of(case_facts), standards)
    if tiers:
        return tier_of_fine(tiers, weighed.fine_fen)
    return place_of_fine(weighed.range, weighed.fine_fen)


def _leniency(
    case_facts: CaseFacts, weighed: Fined, about: str, standards: Standards
) -> tuple[LeniencySheet, ...]:
    return leniency_sheets(
        case_facts,
        standards,
        weighed.basis.citation,
        about,
        agency=agency_of(case_facts, weighed.document),
        on=weighed.decided,
    )


def _doubts(weighed: Fined, standards: Standards) -> tuple[str, ...]:
    found = [
        f"{name}未导入，未能对照"
        for kind, name in (("benchmarks", "裁量基准"), ("exemptions", "免罚轻罚清单"))
        if standards.registers.get(kind) is None
    ]
    if weighed.range.low is None or weighed.range.high is None:
        found.insert(0, weighed.range.words)
    if not weighed.basis.sure:
        found.append("所引的款没有规定罚款，幅度取自同条其他款")
    return tuple(found)
