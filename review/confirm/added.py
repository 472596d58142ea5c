"""What a person found on the page as a finding beside the machine's (人工补录)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import CorrectionError
from review.model.fact import Evidence
from review.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.case_record import AddedFinding
    from review.model.defect import Defect


def finding_of(
    added: AddedFinding, defects: Mapping[str, Defect], document: str | None = None
) -> Finding:
    """The finding as its defect's row has it; `document`: id of the one the box lies in.

    Raises:
        CorrectionError: the catalogue has no such defect.
    """
    defect = defects.get(added.defect)
    if defect is None:
        raise CorrectionError(
            "added_unknown_defect", f"缺陷项“{added.defect}”不在现行标准之内，请重新选择缺陷项。"
        )
    return Finding(
        id=added.id,
        defect=defect.code,
        category=defect.category,
        name=defect.name,
        severity=defect.severity,
        confidence=1.0,
        source="person",
        message=added.message,
        explanation=({"note": f"{added.who}在页面上标出"},),
        basis=defect.legal_basis,
        evidence=(Evidence(added.page_no, added.box, added.text, document),),
        advice=defect.advice or defect.rectification,
        deduction=min(defect.points, defect.cap),
    )
