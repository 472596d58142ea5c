"""Codes of inspections against the platform's register (检查备案码登记)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.registers import FROM_REGISTER, nearly_numbered, numbered, state_of, text_of
from review.checks.same_name import compare_names
from review.checks.trust import Gap, read_fact
from review.checks.wording import fact_at

if TYPE_CHECKING:
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.standards.load import Standards


def weigh_code(case_facts: CaseFacts, standards: Standards, code: Document, tally: Tally) -> None:
    """The code is registered, for this enterprise. Without the register nothing is weighed."""
    register = standards.registers.get("inspection_codes")
    number = read_fact(case_facts, code, standards, "code")
    if register is None or isinstance(number, Gap):
        return
    state = state_of(register)
    rows = numbered(register, "code", str(number.value))
    if not rows:
        said = f"{fact_at(number, code)}的检查码在{state}中查无"
        near = nearly_numbered(register, "code", str(number.value))
        if near:
            tally.doubt_fact(f"{said}，但有相近的“{near}”，可能为识读差异", number)
        else:
            tally.allege(
                f"{code.id}:unregistered",
                f"{said}。",
                facts=(number,),
                confidence=min(FROM_REGISTER, number.confidence),
                source="register",
            )
        return
    target = read_fact(case_facts, code, standards, "target.name")
    if isinstance(target, Gap):
        return
    registered = text_of(rows[0], "party")
    said = f"{state}中检查码“{number.value}”的被检查单位为“{registered}”，{fact_at(target, code)}"
    match compare_names(registered, str(target.value)):
        case "same":
            tally.passed(number, target)
        case "alike":
            tally.doubt_fact(f"{said}，可能为简称或识读差异", number, target)
        case "different":
            tally.allege(
                f"{code.id}:party",
                f"{said}，不是同一单位。",
                facts=(number, target),
                confidence=min(FROM_REGISTER, number.confidence, target.confidence),
                source="register",
            )
