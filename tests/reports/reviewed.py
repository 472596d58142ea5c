"""A review made by hand, from facts to worksheets, for tests of what is written of it."""

from __future__ import annotations

from datetime import date

from review.checks.checked import make_worksheets
from review.checks.run import run_checks
from review.model.result import ReviewResult, SourceFile
from review.pipeline import conclude
from review.standards.load import load_standards
from tests.checks.case_builder import build_case

STANDARDS = load_standards()


def reviewed(delivered: date = date(2025, 5, 6)) -> ReviewResult:
    """A decision of 18 April 2025, delivered too late unless another day is asked for."""
    case_facts = build_case(
        {
            "documents": [
                {
                    "kind": "penalty_decision",
                    "facts": {
                        "decision_date": date(2025, 4, 18),
                        "fine_amount": "5000元",
                        "law_penalty": [{"law": "中华人民共和国行政处罚法", "article": 61}],
                    },
                },
                {
                    "kind": "service_receipt",
                    "facts": {"doc_name": "行政处罚决定书", "receive_date": delivered},
                },
            ]
        },
        STANDARDS,
    )
    outcome = run_checks(case_facts, STANDARDS)
    worksheets, problems = make_worksheets(case_facts, STANDARDS, outcome)
    return conclude(
        ReviewResult(
            source=SourceFile("甲卷.pdf", "a" * 64, 2, 100),
            status="complete",
            case_facts=case_facts,
            outcome=outcome,
            problems=problems,
            versions={"standards": STANDARDS.version},
            seconds={},
            worksheets=worksheets,
        ),
        STANDARDS,
    )
