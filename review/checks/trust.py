"""How far a fact can be trusted, and why one cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from review.checks.blank_places import surely_blank
from review.checks.wording import field_name, pages, title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Evidence, Fact
    from review.standards.load import Standards

USABLE_CONFIDENCE = 0.6
"""Facts below it decide nothing: the answer is Undetermined."""

REVIEW_CONFIDENCE = 0.9
"""Findings on facts below it are marked 待复核 in their message."""

KIND_CONFIDENCE = 0.9
"""Of the kind of a document: below it what the document lacks or says proves nothing.

From it on 95 of 100 pages are of the kind they are said to be, on files read badly on purpose
(`models/page_kinds/confidence.json`).
"""

RIVAL_MARGIN = 0.1
"""Two values of one field this close in confidence cast doubt on both."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a field of a document cannot be used.

    absent: the whole document was read and the field is not there. blank: the label is there, its
    place is empty. unread: part of the document could not be read. doubtful: something is there but
    not surely understood.
    """

    kind: Literal["absent", "blank", "unread", "doubtful"]
    reason: str
    evidence: tuple[Evidence, ...]

    @property
    def is_missing(self) -> bool:
        """The paper does not say it, as far as a full reading can tell."""
        return self.kind in ("absent", "blank")


def usable(fact: Fact) -> bool:
    """The fact is understood and its confidence is high enough to decide by."""
    return fact.status == "read" and fact.value is not None and fact.confidence >= USABLE_CONFIDENCE


def read_fact(
    case_facts: CaseFacts, document: Document, standards: Standards, *fields: str
) -> Fact | Gap:
    """The most confident usable fact under the first of the fields that has one.

    Else why there is none.
    """
    for field in fields:
        good = [fact for fact in case_facts.facts_of(document, field) if usable(fact)]
        if good:
            best = max(good, key=lambda fact: fact.confidence)
            rivals = [fact for fact in good if best.confidence - fact.confidence < RIVAL_MARGIN]
            if any(fact.value != best.value for fact in rivals):
                return _contradiction(document, standards, field, rivals)
            return best
    return gap_of(case_facts, document, standards, *fields)


def _contradiction(document: Document, standards: Standards, field: str, rivals: list[Fact]) -> Gap:
    said = "、".join(dict.fromkeys(f"“{fact.raw}”" for fact in rivals))
    name = field_name(standards, document.kind, field)
    places = tuple(place for fact in rivals for place in fact.evidence)
    return Gap("doubtful", f"{title_at(document)}的{name}读到不同的值{said}", places)


def gap_of(case_facts: CaseFacts, document: Document, standards: Standards, *fields: str) -> Gap:
    """Why none of the fields gives a usable fact."""
    name = field_name(standards, document.kind, fields[0])
    where = title_at(document)
    facts = case_facts.facts_of(document, *fields)
    doubtful = [fact for fact in facts if fact.status != "blank"]
    if doubtful:
        raw = next((fact.raw for fact in doubtful if fact.raw), "")
        seen = f"“{raw}”" if raw else ""
        return Gap(
            "doubtful",
            f"{where}的{name}{seen}识读把握不足",
            doubtful[0].evidence,
        )
    unread = case_facts.unread_pages(document)
    if unread:
        return Gap(
            "unread",
            f"{where}的{pages(unread)}无法识读，{name}不能确定",
            (case_facts.place_of(document),),
        )
    if facts and not surely_blank(case_facts, facts[0]):
        return Gap("doubtful", f"{where}的{name}旁有字迹未能识读为内容", facts[0].evidence)
    if facts:
        return Gap("blank", f"{where}的{name}为空白", facts[0].evidence)
    if has_unread_ink(case_facts, document):
        return Gap(
            "unread",
            f"{where}有未能识读的字迹，{name}不能确定",
            (case_facts.place_of(document),),
        )
    return Gap("absent", f"{where}未见{name}", (case_facts.place_of(document),))


def has_unread_ink(case_facts: CaseFacts, document: Document) -> bool:
    """A strip of the document holds ink that no line covers, or lies on a page read poorly."""
    for part in document.parts:
        page = case_facts.pages[part.page_no - 1]
        if page.grade.level == "poor":
            return True
        if any(part.top <= area.center[1] < part.bottom for area in page.unread_areas):
            return True
    return False


def least_confidence(facts: Iterable[Fact]) -> float:
    """That all these facts were read right: the least confident of them; 1 for none."""
    return min((fact.confidence for fact in facts), default=1.0)
