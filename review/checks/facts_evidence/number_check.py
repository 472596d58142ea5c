"""What FAC-06 and FAC-07 share.

Numbers with a check character, in all documents, with doubt of the scan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.misreading import may_be_misread
from review.checks.shape_values import plain_text
from review.checks.trust import usable
from review.checks.wording import title_at
from review.language.distance import distance

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Fact

SURE_READING = 0.9
"""A number read with less confidence proves no wrong digit."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number on a document, in plain writing; `fault`: what its check says."""

    document: Document
    fact: Fact
    value: str
    fault: str

    @property
    def where(self) -> str:
        return title_at(self.document)


def numbers(
    case_facts: CaseFacts, fields: tuple[str, ...], fault: Callable[[str], str], tally: Tally
) -> list[Number]:
    """All usable numbers of these fields; masked ones are left out, unclear ones are doubts."""
    found: list[Number] = []
    for document in case_facts.documents:
        for fact in case_facts.facts_of(document, *fields):
            known = usable(fact) or _surely_printed(case_facts, fact)
            if known and isinstance(fact.value, str):
                value = plain_text(fact.value)
                if "*" not in value and "×" not in value:
                    found.append(Number(document, fact, value, fault(value)))
            elif fact.status != "blank" and not _right_within(fact.raw, fault):
                tally.doubt_fact(
                    f"{title_at(document)}的号码“{fact.raw}”识读把握不足，请核对原页", fact
                )
    return found


def _surely_printed(case_facts: CaseFacts, fact: Fact) -> bool:
    """A whole number on a born-digital page, doubted only because scans confuse its characters."""
    pages = [case_facts.pages[place.page_no - 1] for place in fact.evidence]
    number = plain_text(str(fact.value))
    whole = re.fullmatch(r"[0-9A-Z]{18}", number) and plain_text(fact.raw) == number
    mixed = re.search(r"[A-Z]", number[:17]) is not None
    read = fact.status == "read" and all(page.reading == "text" for page in pages)
    return bool(pages and read and whole and mixed)


def _right_within(raw: str, fault: Callable[[str], str]) -> bool:
    """The writing holds a number that passes its check, with other words around it."""
    runs = re.findall(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])", plain_text(raw))
    return any(not fault(run) for run in runs)


def weigh_fault(
    case_facts: CaseFacts, number: Number, others: list[Number], kind: str, tally: Tally
) -> None:
    """A number that fails its check: alleged, or doubted where the scan may be to blame.

    `kind`: what sort of number it is, for the message.
    """
    what = f"{number.where}的{kind}“{number.value}”{number.fault}"
    if doubt := _scan_doubt(case_facts, number, others):
        tally.doubt_fact(f"{what}，但{doubt}，可能是识读误差", number.fact)
        return
    right = _right_number_nearby(number, others)
    beside = f"；{right.where}为“{right.value}”" if right else ""
    tally.allege(
        f"{number.document.id}:{number.value}",
        f"{what}{beside}。",
        facts=(number.fact, right.fact) if right else (number.fact,),
        steps=({"note": number.fault},),
    )


def _scan_doubt(case_facts: CaseFacts, number: Number, others: list[Number]) -> str:
    """Why a wrong check character may be the scan's, in words; "" where the paper surely says so.

    Born-digital pages are what the paper says. On a scan, a low confidence or a right number
    elsewhere that differs by a character scans confuse speaks for a misreading, unless two
    documents read the same.
    """
    pages = [case_facts.pages[place.page_no - 1] for place in number.fact.evidence]
    if pages and all(page.reading == "text" for page in pages):
        return ""
    if number.fact.confidence < SURE_READING:
        return f"识读置信度{number.fact.confidence:.2f}"
    if any(
        other.value == number.value and other.document.id != number.document.id for other in others
    ):
        return ""
    for other in others:
        if not other.fault and may_be_misread(number.value, other.value):
            return f"{other.where}的号码“{other.value}”校验正确且仅差一个易混字符"
    return ""


def _right_number_nearby(number: Number, others: list[Number]) -> Number | None:
    """A number elsewhere that passes its check and is almost the same."""
    return next(
        (
            other
            for other in others
            if not other.fault and 0 < distance(number.value, other.value) <= 2
        ),
        None,
    )
