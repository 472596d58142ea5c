"""When the lack of a document may be held against a case file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence, look_for
from review.checks.tally import not_concerned
from review.checks.wording import pages
from review.model.finding import Clear, Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.model.fact import Evidence, Fact
    from review.model.finding import Outcome
    from review.standards.load import Standards


TWO_VOLUMES = ("penalty_ordinary", "coercive")
"""Kinds of case files that offices bind as 正卷 and 副卷."""


def missing(
    case_facts: CaseFacts, standards: Standards, *kinds: str
) -> tuple[Document, ...] | Absence | Undetermined:
    """As `look_for`; a document of a volume of which nothing was handed in is not missing.

    Offices often hand in the 正卷 alone: then nothing of the 副卷 may be alleged to be missing.
    """
    looked = look_for(case_facts, standards, *kinds)
    two_volumes = case_facts.kind in TWO_VOLUMES
    if (
        isinstance(looked, Absence)
        and two_volumes
        and not _has_volume(case_facts, standards, kinds[0])
    ):
        volume = standards.document_kinds[kinds[0]].volume
        name = standards.kind_name(kinds[0])
        return Undetermined(
            f"未见《{name}》，但所评材料中没有其他{volume}文书，可能只送评了部分案卷",
            (case_facts.place_of_absence(),),
        )
    return looked


def weigh_missing(
    case_facts: CaseFacts,
    standards: Standards,
    kinds: tuple[str, ...],
    message: str,
    tally: Tally,
    *,
    facts: Iterable[Fact] = (),
    evidence: Iterable[Evidence] = (),
    points: float | None = None,
) -> tuple[Document, ...]:
    """The documents of these kinds; where there are none their absence is alleged, or doubted."""
    looked = missing(case_facts, standards, *kinds)
    if isinstance(looked, Undetermined):
        tally.doubt(looked.reason, looked.evidence)
        return ()
    if isinstance(looked, Absence):
        facts = tuple(facts)
        sure = [looked.confidence, case_facts.kind_confidence, *(f.confidence for f in facts)]
        tally.allege(
            f"missing:{kinds[0]}",
            f"{looked.words}。{message}",
            facts=facts,
            evidence=(*looked.evidence, *evidence),
            confidence=min(sure),
            points=points,
        )
        return ()
    return looked


def no_occasion(case_facts: CaseFacts, note: str) -> Outcome:
    """The case gives no occasion for the check, as far as every page could be read."""
    if unread := case_facts.unread_pages():
        return Undetermined(f"{note}，但{pages(unread)}无法识读，不能排除")
    return not_concerned(note)


def settle(case_facts: CaseFacts, tally: Tally, nothing: str) -> Outcome:
    """The tally's outcome; where there was nothing to check, as far as every page could be read."""
    outcome = tally.outcome(nothing)
    if isinstance(outcome, Clear) and not outcome.evidence and case_facts.unread_pages():
        return no_occasion(case_facts, nothing)
    return outcome


def _has_volume(case_facts: CaseFacts, standards: Standards, kind: str) -> bool:
    volume = standards.document_kinds[kind].volume
    return any(
        found.volume == volume and found.stage != "归档"
        for document in case_facts.documents
        if (found := standards.document_kinds.get(document.kind))
    )
