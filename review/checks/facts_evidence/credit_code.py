"""FAC-06: a 统一社会信用代码 fails its check; codes that differ between documents are FAC-05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.facts_evidence.number_check import (
    Number,
    numbers,
    weigh_fault,
)
from review.checks.facts_evidence.number_faults import credit_fault
from review.checks.tally import Tally

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.finding import Outcome
    from review.standards.load import Standards


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found per document with a wrong code; a 15-digit 工商注册号 is left to the reviewer.

    **Needs**: `party.uscc`. **Source**: GB 32100.
    """
    tally = Tally()
    codes = numbers(case_facts, ("party.uscc",), credit_fault, tally)
    for code in codes:
        if code.fault:
            _weigh_fault(case_facts, code, codes, tally)
        else:
            tally.passed(code.fact)
    return tally.outcome("卷内文书没有记载统一社会信用代码")


def _weigh_fault(case_facts: CaseFacts, code: Number, codes: list[Number], tally: Tally) -> None:
    if len(code.value) == 15 and code.value.isdecimal():
        tally.doubt_fact(
            f"{code.where}所载“{code.value}”为15位注册号，请核对是否附有证明", code.fact
        )
        return
    weigh_fault(case_facts, code, codes, "统一社会信用代码", tally)
