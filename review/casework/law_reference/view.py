"""法律适用参考 as plain data: nearest rules with their articles, sentences compared, places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.casework.access import require_case
from review.casework.law_reference.agreement import AGREEMENT_NAMES
from review.casework.law_reference.reference import law_reference
from review.casework.law_reference.stored import stored_case, stored_facts
from review.casework.state import review_of
from review.casework.view_parts import Paper, basis_view, corners_of
from review.checks.wording import say_date, title_at
from review.model.geometry import Box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from review.casework.law_reference.reference import LawReference, NearRule
    from review.model.fact import Evidence
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def open_law_reference_view(
    store: Store, standards: Standards, user: User, case_id: str
) -> dict[str, Any]:
    """The reference for the newest result.

    Raises:
        NotFoundError: not there for this person. ConflictError: there is no result yet.
    """
    with store.database.read() as s:
        record = require_case(s, user, case_id)
        result = review_of(s, store, standards, record).result
        case = stored_case(s, case_id, result)
    found = law_reference(case, stored_facts(case, result), standards)
    return _view(found, Paper.of(result), standards)


def _view(found: LawReference, paper: Paper, standards: Standards) -> dict[str, Any]:
    told = found.told
    shown = [one.evidence for one in told.sentences] or [(place,) for place in told.evidence]
    return {
        "state": "undetermined" if found.reason else "found",
        "reason": f"{found.reason}。" if found.reason else "",
        "lead": "" if found.reason else _lead(found),
        "day": found.day.isoformat() if found.day else None,
        "places": [_place(paper, places) for places in shown],
        "rules": [_rule(one, paper, standards, found.day) for one in found.rules],
    }


def _lead(found: LawReference) -> str:
    """What was compared with what."""
    document, day = found.told.document, found.day
    assert document is not None and day is not None
    return (
        f"与{title_at(document)}认定的事实最相近的处罚规则，按{say_date(day)}（{found.day_said}）"
        "有效的规则比对；没有看案由和所引条款。"
    )


def _rule(one: NearRule, paper: Paper, standards: Standards, day: date | None) -> dict[str, Any]:
    assert day is not None
    rule, compared = one.rule, one.compared
    return {
        "id": rule.id,
        "violation": rule.violation,
        "likeness": round(one.likeness, 3),
        "violated": basis_view(standards, rule.violation_basis, day),
        "penal": basis_view(standards, (rule.penalty_basis,), day),
        "agreement": compared.agreement,
        "agreement_name": AGREEMENT_NAMES[compared.agreement],
        "agreement_note": compared.note,
        "places": [_place(paper, sentence.evidence) for sentence in one.sentences],
    }


def _place(paper: Paper, evidence: Sequence[Evidence]) -> dict[str, Any]:
    """One place for a sentence: the box around its lines on its first page."""
    first = evidence[0]
    box = Box.around(one.box for one in evidence if one.page_no == first.page_no)
    text = "".join(one.text for one in evidence)
    return {**paper.place(first, corners_of(box)), "text": text}
