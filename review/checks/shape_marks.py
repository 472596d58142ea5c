"""Shape `mark_present`: signatures and seals that must be on a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.blank_places import may_be_marked
from review.checks.tally import Tally
from review.checks.trust import Gap, gap_of, read_fact, usable
from review.checks.wording import field_name, title_at
from review.standards.schema.shapes import MarkPresentArguments

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards


def mark_present(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Arguments: `MarkPresentArguments`."""
    wanted = MarkPresentArguments.model_validate(defect.parameters)
    tally = Tally()
    for path in wanted.marks:
        kind, field = path.split(".", 1)
        for document in case_facts.documents_of(kind):
            if any(
                not isinstance(read_fact(case_facts, document, standards, excuse), Gap)
                for excuse in wanted.unless
            ):
                tally.passed(note=f"{title_at(document)}已注明未签章的原因")
                continue
            weigh_mark(case_facts, standards, document, field, tally)
    return tally.outcome("卷内没有须查签章的文书")


def weigh_mark(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    field: str,
    tally: Tally,
    *,
    points: float | None = None,
) -> None:
    """Allege a mark that is surely missing, pass one that is there, doubt the rest.

    Where facts say nothing of the mark nobody looked at its place: that proves no absence.
    """
    name = field_name(standards, document.kind, field)
    facts = [fact for fact in case_facts.facts_of(document, field) if usable(fact)]
    absent = [fact for fact in facts if fact.value == "absent"]
    there = [fact for fact in facts if fact.value == "present"]
    if absent and not there and any(may_be_marked(case_facts, fact) for fact in absent):
        tally.doubt_fact(f"{title_at(document)}的{name}旁有印迹，有无不能确定，请查看原页", *absent)
    elif absent and not there:
        tally.allege(
            f"{document.id}:{field}",
            f"{title_at(document)}缺{name}。",
            facts=absent,
            points=points,
        )
    elif there and not absent:
        tally.passed(*there)
    elif facts:
        tally.doubt_fact(f"{title_at(document)}的{name}有无不能确定，请查看原页", *facts)
    else:
        tally.doubt_gap(gap_of(case_facts, document, standards, field))
