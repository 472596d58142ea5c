"""Stored findings come back with the points that each takes alone."""

from __future__ import annotations

import pytest

from review.reports.contract import ResultDocument
from review.reports.read_result import findings_of
from review.standards.load import load_standards

DEFECTS = load_standards().defects


def document(*rows: tuple[str, float]) -> ResultDocument:
    """`rows`: code and stored deduction, in the order of the result."""
    return ResultDocument.model_validate(
        {
            "source": {"file": "a.pdf", "sha256": "0", "page_count": 1, "byte_count": 1},
            "status": "complete",
            "case_file": None,
            "pages": [],
            "documents": [],
            "facts": [],
            "findings": [
                {
                    "id": f"{code}:{number}",
                    "defect": code,
                    "category": code[:3],
                    "name": "",
                    "severity": "formal",
                    "confidence": 0.9,
                    "source": "rule",
                    "message": "",
                    "explanation": [],
                    "basis": [],
                    "evidence": [],
                    "advice": "",
                    "deduction": deduction,
                }
                for number, (code, deduction) in enumerate(rows)
            ],
            "undetermined": [],
            "clear": [],
            "problems": [],
            "score": None,
            "versions": {},
            "seconds": {},
        }
    )


@pytest.mark.parametrize(
    ("rows", "points"),
    [
        ([("EXE-03", 5)], [None]),
        ([("EXE-03", 5), ("EXE-03", 3)], [None, None]),  # the cap of 8 left three
        ([("EXE-02", 1), ("EXE-02", 2)], [None, 2]),  # 缺签收日期 takes two
        ([("PRC-01", 5)], [5]),  # a lesser form of a veto
        ([("PRC-01", 0), ("PRC-01", 100)], [0, None]),  # nobody knows how light the first was
        ([("HRG-03", 15), ("HRG-03", 0)], [None, None]),  # once per file, no veto
        ([("DOC-06", 0)], [0]),  # 全卷仅一处的只记录
        ([("DOC-01", 5)], [5]),  # heavier than its row
    ],
)
def test_points_alone(rows, points):
    found = findings_of(document(*rows), DEFECTS, DEFECTS)
    assert [one.points for one in found] == points


def test_a_defect_that_is_no_row_any_more():
    assert findings_of(document(("LOC-09", 2)), DEFECTS, DEFECTS)[0].points is None
