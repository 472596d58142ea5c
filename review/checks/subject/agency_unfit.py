"""SUB-01 执法主体不适格、超越职权或管辖错误.

**Source**: 行政处罚法 第十七条至第二十四条; 行政强制法 第十七条第一款.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import look_for
from review.checks.missing import settle
from review.checks.subject.agencies import (
    DECISIONS,
    agencies_named,
    district_of,
    same_agency,
    usual_agency,
)
from review.checks.subject.agency_register import weigh_register
from review.checks.tally import Tally
from review.checks.trust import usable
from review.checks.values import words_of
from review.checks.wording import fact_at, title_at
from review.model.finding import Undetermined

if TYPE_CHECKING:
    from review.checks.absence import Absence
    from review.checks.subject.agencies import Named
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

    Looked = tuple[Document, ...] | Absence | Undetermined
    Place = tuple[Document, Fact, tuple[str, str]]

LETTERS = ("jurisdiction_transfer_letter", "entrustment_letter")
"""What explains another agency or another district."""
PLACES = ("fact.place", "violation_place", "place")
_WITH_PLACE = (
    *("penalty_decision", "onspot_penalty_decision", "filing_approval", "prior_notice"),
    *("onsite_inspection_record", "inspection_record", "coercive_scene_record"),
)


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """One agency acts through the whole file, in its own district, within its powers.

    **Needs**: `agency_name` of the decisions and notices, the places of the act; for the powers
    the register of agencies. A letter of transfer or designation (移送、指定管辖) in the file
    or of entrustment explains another agency or another district.
    """
    tally = Tally()
    deciding = agencies_named(case_facts, *DECISIONS)
    letters = case_facts.documents_of(*LETTERS)
    for named in deciding:
        if letters:
            tally.passed(named.fact, note=f"卷内有{title_at(letters[0])}")
        else:
            no_letter = look_for(case_facts, standards, *LETTERS)
            _one_agency(named, agencies_named(case_facts), no_letter, tally)
            _own_district(case_facts, named, no_letter, tally)
        weigh_register(case_facts, standards, named, tally)
    if not deciding:
        tally.doubt("未能读出作出决定的机关名称，无法核对执法主体")
    return settle(case_facts, tally, "卷内没有以机关名义作出的决定")


def _one_agency(named: Named, everyone: list[Named], no_letter: Looked, tally: Tally) -> None:
    """The agency of the decision is that of the notices and orders before it."""
    others = [one for one in everyone if one.document.id != named.document.id]
    usual = usual_agency(others)
    if len(usual) < 2 or 2 * len(usual) <= len(others):
        return
    same = same_agency(named.name, usual[0].name)
    said = (
        f"{title_at(named.document)}落款机关为“{named.name}”，而{title_at(usual[0].document)}等"
        f"{len(usual)}份文书的机关为“{usual[0].name}”"
    )
    used = (named.fact, usual[0].fact)
    if same:
        tally.passed(*used)
    elif same is None:
        tally.doubt_fact(f"{said}，可能为简称或识读差异", *used)
    elif isinstance(no_letter, Undetermined):
        tally.doubt_fact(f"{said}；{no_letter.reason}", *used)
    else:
        tally.allege(
            f"{named.document.id}:agency",
            f"{said}，卷内没有移送、指定管辖或者委托的文书。",
            facts=used,
        )


def _own_district(case_facts: CaseFacts, named: Named, no_letter: Looked, tally: Tally) -> None:
    """The act was done where the agency has power; a city's agency has it in all its districts."""
    own = district_of(named.name)
    places = _places(case_facts)
    if own is None or not places:
        return
    outside = [place for place in places if place[2][0] == own[0] and place[2][1] != own[1]]
    if len(outside) < len(places):
        tally.passed(named.fact, *(place[1] for place in places if place not in outside))
        return
    document, fact, (city, district) = outside[0]
    said = (
        f"{title_at(named.document)}由“{named.name}”作出，而违法行为发生地在{city}{district}："
        f"{fact_at(fact, document)}"
    )
    if len({place[0].id for place in outside}) < 2 and case_facts.kind != "penalty_summary":
        tally.doubt_fact(f"{said}，只有一处文书写明地点，请核对管辖", named.fact, fact)
        return
    if isinstance(no_letter, Undetermined):
        tally.doubt_fact(f"{said}；{no_letter.reason}", named.fact, fact)
        return
    home = _party_at_home(case_facts, own)
    if home is not None:
        tally.doubt_fact(
            f"{said}，但当事人住所在本机关辖区，请核对管辖依据", named.fact, fact, home
        )
        return
    tally.allege(
        f"{named.document.id}:district",
        f"{said}，卷内没有指定管辖或者移送的文书。",
        facts=(named.fact, *(place[1] for place in outside[:2])),
    )


def _places(case_facts: CaseFacts) -> list[Place]:
    found = []
    for document in case_facts.documents_of(*_WITH_PLACE):
        for fact in case_facts.facts_of(document, *PLACES):
            district = district_of(next(iter(words_of(fact)), "")) if usable(fact) else None
            if district:
                found.append((document, fact, district))
    return found


def _party_at_home(case_facts: CaseFacts, own: tuple[str, str]) -> Fact | None:
    """An address of the party in the agency's own district (网络交易等由住所地管辖)."""
    for fact in case_facts.facts:
        if fact.field == "party.address" and usable(fact):
            words = next(iter(words_of(fact)), "")
            if district_of(words) == own:
                return fact
    return None
