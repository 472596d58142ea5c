"""SUB-02 委托执法不合规.

**Source**: 行政处罚法 第二十条、第二十一条: in writing, with matters, powers and term; in the name
of the agency that entrusts, within the term, never passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.missing import weigh_missing
from review.checks.registers import FROM_REGISTER, state_of, text_of
from review.checks.slots import Slot, search, weigh_slots
from review.checks.subject.agencies import agencies_named, is_authority, same_agency
from review.checks.tally import Tally
from review.checks.trust import Gap, read_fact, usable
from review.checks.values import date_of
from review.checks.wording import fact_at, say_date, title_at

if TYPE_CHECKING:
    from datetime import date

    from review.checks.subject.agencies import Named
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.fact import Evidence, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards

    Acted = tuple[Document, Fact, date]

KIND = "entrustment_letter"
NAME = "执法主体名录"
DECISIONS = ("penalty_decision", "onspot_penalty_decision", "inspection_notice")
_ACTS = {
    "penalty_decision": ("decision_date", "doc_date"),
    "onspot_penalty_decision": ("decision_date", "fact.time"),
    "inspection_record": ("start_time", "inspection_date"),
    "onsite_inspection_record": ("start_time",),
    "inquiry_record": ("start_time",),
}
_SLOTS = (
    Slot("委托事项", ("matters",), ("委托事项", "委托权限", "委托范围", "委托内容")),
    Slot("委托期限", ("valid_to",), ("委托期限", "有效期", "期限")),
)
_ENTRUSTED = r"受[\u4e00-\u9fff]{2,24}?(?:局|委员会|委|厅|人民政府)的?委托"


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """An entrusted body acts under a letter, within its term, in the name of the agency.

    **Needs**: the letter of entrustment, `agency_name` and dates of the decisions and records; who
    is entrusted without a word of it in the file only the register of agencies tells.
    """
    tally = Tally()
    letters = case_facts.documents_of(KIND)
    deciding = agencies_named(case_facts, *DECISIONS)
    for letter in letters:
        weigh_slots(case_facts, standards, letter, _SLOTS, tally)
        _in_term(case_facts, standards, letter, tally)
        for named in deciding:
            _own_name(case_facts, standards, letter, named, tally)
    if not letters:
        _without_letter(case_facts, standards, deciding, tally)
    return tally.outcome("卷内没有委托执法")


def _in_term(case_facts: CaseFacts, standards: Standards, letter: Document, tally: Tally) -> None:
    """Every act lies between the first and the last day of the entrustment."""
    end = read_fact(case_facts, letter, standards, "valid_to")
    start = read_fact(case_facts, letter, standards, "valid_from")
    last = None if isinstance(end, Gap) else date_of(end)
    first = None if isinstance(start, Gap) else date_of(start)
    if isinstance(end, Gap) and not end.is_missing:
        tally.doubt_gap(end)
    for document, fact, day in _acts(case_facts):
        edge = None
        if last is not None and not isinstance(end, Gap) and day > last:
            edge, said = end, f"委托期限至{say_date(last)}"
        elif first is not None and not isinstance(start, Gap) and day < first:
            edge, said = start, f"委托期限自{say_date(first)}起"
        if edge is not None:
            tally.allege(
                f"{letter.id}:{document.id}",
                f"{title_at(letter)}载明{said}，{fact_at(fact, document)}，不在委托期限内。",
                facts=(edge, fact),
            )
            return
        if last is not None and not isinstance(end, Gap):
            tally.passed(end, fact)


def _acts(case_facts: CaseFacts) -> list[Acted]:
    """The decision first, then the records: the first act outside the term is told."""
    found = []
    for kind, fields in _ACTS.items():
        for document in case_facts.documents_of(kind):
            for field in fields:
                facts = [f for f in case_facts.facts_of(document, field) if usable(f)]
                best = max(facts, key=lambda fact: fact.confidence, default=None)
                day = date_of(best) if best else None
                if best is not None and day is not None:
                    found.append((document, best, day))
                    break
    return found


def _own_name(
    case_facts: CaseFacts, standards: Standards, letter: Document, named: Named, tally: Tally
) -> None:
    """The decision is the entrusting agency's, not the entrusted body's."""
    entrusted = read_fact(case_facts, letter, standards, "entrusted_org")
    entrusting = read_fact(case_facts, letter, standards, "agency_name")
    if isinstance(entrusted, Gap):
        tally.doubt_gap(entrusted)
        return
    agency = "" if isinstance(entrusting, Gap) else str(entrusting.value)
    used = (named.fact, entrusted)
    if agency and same_agency(named.name, agency) and named.name != entrusted.value:
        tally.passed(*used)
    elif same_agency(named.name, str(entrusted.value)) and not (
        agency and named.name.endswith(agency)
    ):
        tally.allege(
            f"{named.document.id}:name",
            f"{title_at(named.document)}以“{named.name}”的名义作出，该组织为受委托组织"
            f"（{fact_at(entrusted, letter)}），应当以委托机关名义作出。",
            facts=used,
        )
    else:
        tally.doubt_fact(
            f"{title_at(named.document)}的机关“{named.name}”与{title_at(letter)}的关系须核对", *used
        )


def _without_letter(
    case_facts: CaseFacts, standards: Standards, deciding: list[Named], tally: Tally
) -> None:
    place = _said_entrusted(case_facts)
    for named in deciding:
        if place is not None and not is_authority(named.name):
            weigh_missing(
                case_facts,
                standards,
                (KIND,),
                f"第{place.page_no}页写有“{place.text}”，{title_at(named.document)}以"
                f"“{named.name}”的名义作出。",
                tally,
                facts=(named.fact,),
                evidence=(place,),
            )
        else:
            _by_register(standards, named, tally)
    if place is not None:
        tally.doubt(
            f"第{place.page_no}页写有“{place.text}”，卷内没有委托书；执法队以机关名义执法的，"
            "是否须附委托书按本地标准",
            (place,),
        )
    if not deciding:
        tally.doubt("未能读出作出决定的机关名称，无法核对是否委托执法")


def _said_entrusted(case_facts: CaseFacts) -> Evidence | None:
    documents = case_facts.documents_of(*_ACTS, "prior_notice", "filing_approval")
    found = (search(case_facts, document, _ENTRUSTED) for document in documents)
    return next((place for place in found if place), None)


def _by_register(standards: Standards, named: Named, tally: Tally) -> None:
    register = standards.registers.get("agencies")
    if register is None:
        tally.doubt(f"未导入{NAME}，无法核对“{named.name}”是否受委托组织")
        return
    state = state_of(register)
    rows = [row for row in register.rows if same_agency(text_of(row, "name"), named.name)]
    exact = [row for row in rows if text_of(row, "name") == named.name]
    if not exact:
        tally.doubt_fact(f"{state}中没有“{named.name}”，无法核对是否受委托组织", named.fact)
    elif all(text_of(row, "kind") == "委托" for row in exact):
        tally.allege(
            f"{named.document.id}:name",
            f"{state}载明“{named.name}”为受{text_of(exact[0], 'entrusted_by') or '他机关'}"
            f"委托的组织，{title_at(named.document)}以其自己名义作出，卷内没有委托书。",
            facts=(named.fact,),
            confidence=min(FROM_REGISTER, named.fact.confidence),
            source="register",
        )
    else:
        tally.passed(named.fact, note=f"{state}载明“{named.name}”不是受委托组织")
