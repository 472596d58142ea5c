"""Numbers of certificates against the register of certificates (执法证登记)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.registers import FROM_REGISTER, nearly_numbered, numbered, state_of, text_of
from review.checks.same_name import compare_names
from review.checks.subject.agencies import (
    agencies_named,
    is_authority,
    same_agency,
    usual_agency,
)
from review.checks.wording import fact_at, title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.load import Standards
    from review.standards.registers.register import Register, RegisterRow


def weigh_numbers(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    numbers: Iterable[Fact],
    officers: tuple[str, ...],
    tally: Tally,
) -> None:
    """Each number is in the register, of one of these officers, of this agency.

    Without the register nothing is weighed: that a number is stated is all the paper can show.
    """
    register = standards.registers.get("officer_certificates")
    if register is None:
        return
    for fact in numbers:
        rows = numbered(register, "cert_no", str(fact.value))
        if not rows:
            _unknown(document, fact, register, tally)
        elif not officers:
            tally.doubt_fact(f"{title_at(document)}的执法人员姓名未能读出，无法核对持证人", fact)
        else:
            _holder(document, fact, rows[0], officers, register, tally)
            _agency(case_facts, document, fact, rows[0], register, tally)


def _unknown(document: Document, fact: Fact, register: Register, tally: Tally) -> None:
    said = f"{fact_at(fact, document)}的执法证号在{state_of(register)}中查无"
    near = nearly_numbered(register, "cert_no", str(fact.value))
    if near:
        tally.doubt_fact(f"{said}，但有相近的“{near}”，可能为识读差异", fact)
        return
    _allege(document, fact, "unknown", f"{said}；持国务院部门统一证件的以该部门证件库为准。", tally)


def _holder(
    document: Document,
    fact: Fact,
    row: RegisterRow,
    officers: tuple[str, ...],
    register: Register,
    tally: Tally,
) -> None:
    holder = text_of(row, "name")
    likeness = {compare_names(holder, name) for name in officers}
    said = (
        f"{fact_at(fact, document)}的执法证号在{state_of(register)}中为{holder}所持，"
        f"文书记载的执法人员为{'、'.join(officers)}"
    )
    if "same" in likeness:
        tally.passed(fact)
    elif "alike" in likeness and len(holder) > 2:
        tally.doubt_fact(f"{said}，可能为识读差异", fact)
    else:
        _allege(document, fact, "holder", f"{said}，姓名不符。", tally)


def _agency(
    case_facts: CaseFacts,
    document: Document,
    fact: Fact,
    row: RegisterRow,
    register: Register,
    tally: Tally,
) -> None:
    """A team may be the agency's own: only two authorities (局、委) differ for sure."""
    usual = usual_agency(agencies_named(case_facts))
    unit = text_of(row, "agency")
    if not usual or not unit:
        return
    agency = usual[0].name
    same = same_agency(unit, agency)
    said = (
        f"{fact_at(fact, document)}的持证人在{state_of(register)}中属“{unit}”，本案机关为“{agency}”"
    )
    if same:
        tally.passed(fact, usual[0].fact)
    elif same is False and is_authority(unit) and is_authority(agency):
        _allege(document, fact, "agency", f"{said}，所属单位不符。", tally, usual[0].fact)
    else:
        tally.doubt_fact(f"{said}，是否同一单位须核对", fact, usual[0].fact)


def _allege(
    document: Document, fact: Fact, key: str, message: str, tally: Tally, *others: Fact
) -> None:
    used = (fact, *others)
    tally.allege(
        f"{document.id}:{key}:{fact.value}",
        message,
        facts=used,
        confidence=min(FROM_REGISTER, *(one.confidence for one in used)),
        source="register",
    )
