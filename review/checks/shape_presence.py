"""Shape `present`: a document is in the file, or its fields are filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.checks.absence import Absence, look_for
from review.checks.tally import Tally, not_concerned
from review.checks.trust import Gap, read_fact
from review.checks.wording import field_name, title_at
from review.model.finding import Undetermined
from review.standards.schema.shapes import PresentArguments

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.defect import Defect
    from review.model.document import Document
    from review.model.finding import Outcome
    from review.standards.load import Standards


def present(case_facts: CaseFacts, defect: Defect, standards: Standards) -> Outcome:
    """Arguments: `PresentArguments`. Message names: {documents}, {document}, {field}."""
    wanted = PresentArguments.model_validate(defect.parameters)
    if wanted.when and not case_facts.documents_of(*wanted.when):
        names = "、".join(f"《{standards.kind_name(kind)}》" for kind in wanted.when)
        return not_concerned(f"卷内无{names}，不涉及该项")
    excuse = case_facts.documents_of(*wanted.unless) if wanted.unless else ()
    if excuse:
        return not_concerned(f"卷内有{title_at(excuse[0])}，不涉及该项")
    looked = look_for(case_facts, standards, *wanted.documents)
    if isinstance(looked, Undetermined):
        return looked
    tally = Tally()
    if isinstance(looked, Absence):
        tally.allege(
            f"missing:{'|'.join(wanted.documents)}",
            f"{looked.words}。{defect.message}" if defect.message else looked.words,
            evidence=looked.evidence,
            confidence=looked.confidence,
        )
        return tally.outcome("")
    for document in looked:
        _fields(case_facts, standards, document, wanted, tally)
        if not wanted.fields:
            tally.passed(note=f"卷内有{title_at(document)}")
    return tally.outcome("")


def _fields(
    case_facts: CaseFacts,
    standards: Standards,
    document: Document,
    wanted: PresentArguments,
    tally: Tally,
) -> None:
    for field in wanted.fields:
        options = field.split("|")
        fact = read_fact(case_facts, document, standards, *options)
        if not isinstance(fact, Gap):
            tally.passed(fact)
        elif fact.is_missing:
            name = field_name(standards, document.kind, options[0])
            state = "为空白" if fact.kind == "blank" else "未记载"
            tally.allege(
                f"{document.id}:{field}",
                f"{title_at(document)}的{name}{state}。",
                evidence=fact.evidence,
                confidence=0.95 if fact.kind == "blank" else 0.85,
            )
        else:
            tally.doubt_gap(fact)
