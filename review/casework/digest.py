"""The digest of a result (评查摘要): the few things that statistics and 类案 count of it.

Made of the written documents, `juanjian.result/1` and `juanjian.worksheets/1`: of a new result as
well as of one that was stored long ago. Plain JSON, some two thousand characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.casework.digest_fines import fines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM = 1
"""Raised with every change of what a digest holds: digests of another form are made anew."""

WATCHED = frozenset(
    {
        *("PRC-04", "PRC-11", "PRC-15", "EXE-03"),
        "DIS-04",
        *("PRC-17", "PRC-18", "PRC-19", "PRC-20"),
    }
)
"""Defects whose answers say what an indicator is counted of (适用案卷)."""

_HEAD = ("kind", "case_no", "agency", "party", "cause", "filing_date", "decision_date")


def digest_of(result: Mapping[str, Any], sheets: Mapping[str, Any] | None) -> dict[str, Any]:
    """What is counted of a result; without worksheets fewer things are known."""
    head = result.get("case_file") or {}
    checked = sheets["checked"] if sheets else []
    kinds = {one["kind"] for one in result["documents"]}
    return {
        "head": {name: head.get(name) or "" for name in _HEAD},
        "answers": {one["defect"]: one["answer"] for one in checked if one["defect"] in WATCHED},
        "no_penalty": "no_penalty_decision" in kinds,
        "fines": fines_of(result, sheets) if sheets else [],
    }
