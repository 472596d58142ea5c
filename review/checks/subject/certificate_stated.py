"""SUB-04: the number of the officers' certificates is not stated (未载明执法证号).

Whether a number is somebody's, and whose, the register of certificates tells (执法证登记).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.names import split_names
from review.checks.subject.certificate_register import weigh_numbers
from review.checks.tally import Tally
from review.checks.trust import gap_of, has_unread_ink, usable
from review.checks.values import all_words
from review.checks.wording import title_at

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards

RECORDS = (
    "onsite_inspection_record",
    "inquiry_record",
    "inspection_record",
    "coercive_scene_record",
    "onspot_penalty_decision",
)
_NOT_BLANK_CONFIDENCE = 0.85


def check(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Found where a record leaves its certificate numbers empty, names none.

    Or fewer than officers.

    **Needs**: `officers.cert_no`, `officers.name`. A copy of the certificates in the file
    (执法证件复印件) makes up for a form that has no place for the number.
    """
    tally = Tally()
    copies = _copied_certificates(case_facts)
    for document in case_facts.documents_of(*RECORDS):
        _weigh(case_facts, standards, document, copies, tally)
    return tally.outcome("卷内没有应载明执法证号的笔录")


def _weigh(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    copies: tuple[Document, ...],
    tally: Tally,
) -> None:
    facts = case_facts.facts_of(document, "officers.cert_no")
    good = tuple(fact for fact in facts if usable(fact))
    numbers = split_names(all_words(good))
    officers = split_names(all_words(case_facts.facts_of(document, "officers.name")))
    where = title_at(document)
    if numbers and len(numbers) >= min(2, len(officers)):
        tally.passed(*good, note=f"{where}已载明执法证号，证件是否有效须在执法人员库核对")
        weigh_numbers(case_facts, standards, document, good, officers, tally)
        return
    if numbers:
        names = "、".join(officers)
        short = f"{where}载有{len(officers)}名执法人员（{names}），只写明{len(numbers)}个执法证号"
        blank = any(fact.status == "blank" for fact in facts)
        if not blank or any(fact.status == "unclear" for fact in facts):
            tally.doubt_fact(f"{short}，另一证号的位置未能读出，请核对", *good)
        elif has_unread_ink(case_facts, document):
            tally.doubt_fact(f"{short}，另有字迹不能确定", *good)
        elif copies:
            tally.passed(*good, note=f"{short}，卷内附{title_at(copies[0])}")
        else:
            tally.allege(
                f"{document.id}:cert_no",
                f"{short}。",
                facts=(*case_facts.facts_of(document, "officers.name"), *good),
            )
        return
    gap = gap_of(case_facts, document, standards, "officers.cert_no")
    if not gap.is_missing:
        tally.doubt_gap(gap)
    elif gap.kind == "absent" and copies:
        tally.passed(note=f"{where}未设执法证号栏，卷内附{title_at(copies[0])}")
    else:
        named = f"（{'、'.join(officers)}）" if officers else ""
        state = "的执法证号栏为空白" if gap.kind == "blank" else "未载明执法证号"
        tally.allege(
            f"{document.id}:cert_no",
            f"{where}{state}，执法人员{named}的资格无从核对。",
            evidence=gap.evidence,
            confidence=0.95 if gap.kind == "blank" else _NOT_BLANK_CONFIDENCE,
        )


def _copied_certificates(case_facts: CaseFacts) -> tuple[Document, ...]:
    """Copies of certificates in the file, where their number is not known to be empty."""
    return tuple(
        document
        for document in case_facts.documents_of("officer_certificate_copy")
        if not any(
            fact.status == "blank" for fact in case_facts.facts_of(document, "officers.cert_no")
        )
    )
