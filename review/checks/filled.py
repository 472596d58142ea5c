"""Places of a form whose label is printed and whose place is empty (印有栏目而未填)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.trust import Gap, read_fact
from review.checks.wording import title_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.checks.slots import Slot
    from review.checks.tally import Tally
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.standards.load import Standards

_BLANK = 0.92
_NO = ("absent", "", (), False)


def weigh_filled(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    slots: Iterable[Slot],
    tally: Tally,
) -> None:
    """Alleges each slot that the form prints and nobody filled.

    Forms differ between systems: a slot of which no label was found is a doubt, unlike in
    `weigh_slots`, which holds its lack against the document.
    """
    for slot in slots:
        fact = read_fact(case_facts, document, standards, *slot.fields)
        if not isinstance(fact, Gap) and fact.value == "uncertain":
            tally.doubt_fact(f"{title_at(document)}的{slot.name}看不清", fact)
        elif not isinstance(fact, Gap) and fact.value not in _NO:
            tally.passed(fact)
        elif not isinstance(fact, Gap) or fact.kind == "blank":
            tally.allege(
                f"{document.id}:{slot.fields[0]}",
                f"{title_at(document)}的{slot.name}没有填写。",
                evidence=fact.evidence,
                confidence=_BLANK if isinstance(fact, Gap) else min(_BLANK, fact.confidence),
                points=slot.points,
            )
        else:
            tally.doubt_gap(fact)
