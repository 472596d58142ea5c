"""The agency in the register of agencies (执法主体名录): listed, and with the power."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.checks.names import plain_name
from review.checks.registers import FROM_REGISTER, state_of, text_of
from review.checks.same_name import compare_names
from review.checks.trust import usable
from review.checks.values import citation_of, date_of
from review.checks.wording import title_at
from review.model.fact import Citation
from review.standards.registers.register import in_force

if TYPE_CHECKING:
    from datetime import date

    from review.checks.subject.agencies import Named
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.fact import Fact
    from review.standards.load import Standards
    from review.standards.registers.register import Register, RegisterRow

NAME = "执法主体名录"
_A_LAW = re.compile(r"(?:法|条例|办法|规定|细则|法典)$")
_GENERAL = ("行政处罚法", "行政强制法", "行政许可法")
"""Laws of procedure: they give no power over a matter."""
_DATES = ("decision_date", "doc_date", "start_date", "service_date")


def weigh_register(case_facts: CaseFacts, standards: Standards, named: Named, tally: Tally) -> None:
    """Weighs one decision's agency against the register, or says that it was not imported."""
    register = standards.registers.get("agencies")
    where = title_at(named.document)
    if register is None:
        tally.doubt(f"未导入{NAME}，无法核对{where}的“{named.name}”的主体资格和职权")
        return
    day = _day(case_facts, named)
    rows = _rows(register, named.name)
    speaking = [row for row in rows if day is None or in_force(row, day)]
    state = state_of(register)
    if not rows:
        near = [
            r for r in register.rows if compare_names(text_of(r, "name"), named.name) == "alike"
        ]
        said = f"{state}中没有{where}的落款机关“{named.name}”"
        if near or (day is not None and day > register.as_of):
            hint = f"，但有相近的“{text_of(near[0], 'name')}”" if near else "，但名录截止于决定之前"
            tally.doubt_fact(f"{said}{hint}，请核对", named.fact)
        else:
            _allege(named, "unlisted", f"{said}。", tally)
    elif not speaking:
        tally.doubt_fact(f"{state}中“{named.name}”的有效期不含本案日期，请核对", named.fact)
    else:
        _powers(case_facts, named, speaking, state, tally)


def _powers(
    case_facts: CaseFacts, named: Named, rows: list[RegisterRow], state: str, tally: Tally
) -> None:
    """Each law under which the penalty was set is among those the register names."""
    powers = [power for row in rows for power in _list(row, "powers")]
    laws = [power for power in powers if _A_LAW.search(_plain_law(power))]
    cited = _cited(case_facts, named)
    if not powers or not cited:
        tally.passed(named.fact, note=f"{state}载有“{named.name}”，未列职权依据的不作比对")
        return
    without = [(fact, law) for fact, law in cited if not any(_covers(p, law) for p in powers)]
    if len(without) < len(cited):
        tally.passed(named.fact, *(fact for fact, _ in cited))
        return
    names = "、".join(dict.fromkeys(f"《{law}》" for _, law in without))
    said = f"{state}所列“{named.name}”的职权依据不含{title_at(named.document)}适用的{names}"
    facts = [fact for fact, _ in without]
    if len(laws) == len(powers):
        _allege(named, "powers", f"{said}。", tally, *facts)
    else:
        tally.doubt_fact(f"{said}，名录按事项列明，请人工核对", named.fact, *facts)


def _allege(named: Named, key: str, message: str, tally: Tally, *facts: Fact) -> None:
    used = (named.fact, *facts)
    tally.allege(
        f"{named.document.id}:{key}",
        message,
        facts=used,
        confidence=min(FROM_REGISTER, *(fact.confidence for fact in used)),
        source="register",
    )


def _rows(register: Register, name: str) -> list[RegisterRow]:
    wanted = plain_name(name)
    return [row for row in register.rows if plain_name(text_of(row, "name")) == wanted]


def _cited(case_facts: CaseFacts, named: Named) -> list[tuple[Fact, str]]:
    """The laws of the penalty, without those of procedure."""
    found = []
    for fact in case_facts.facts_of(named.document, "law_penalty"):
        citation = citation_of(fact) if usable(fact) else None
        if isinstance(citation, Citation):
            law = _plain_law(citation.name)
            if law not in _GENERAL:
                found.append((fact, law))
    return found


def _covers(power: str, law: str) -> bool:
    one = _plain_law(power)
    return one == law or one in law or law in one


def _plain_law(name: str) -> str:
    return re.sub(r"[《》\s]", "", name).removeprefix("中华人民共和国")


def _list(row: RegisterRow, column: str) -> tuple[str, ...]:
    value = row.get(column, ())
    return value if isinstance(value, tuple) else ()


def _day(case_facts: CaseFacts, named: Named) -> date | None:
    for fact in case_facts.facts_of(named.document, *_DATES):
        day = date_of(fact) if usable(fact) else None
        if day is not None:
            return day
    return None
