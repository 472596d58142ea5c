"""How the campaign's papers write periods, places, empty fields, lists (措辞)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.model.defect import SEVERITY_NAMES
from review.reports.wording import clean, dates_in_words, long_date, place, points, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from review.model.campaign_report import ReportedFile, ReportedProblem

TO_WRITE = "（由评查机构填写）"
"""What stands where a person has not written yet."""
TO_WRITE_AGENCY = "（由责任单位填写）"

ORDINALS = (
    *"一二三四五六七八九十",
    *(f"十{one}" for one in "一二三四五六七八九"),
    "二十",
)
_WEIGHT = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


def ordinal(number: int) -> str:
    """一, 二, …; digits past twenty."""
    return ORDINALS[number - 1] if number <= len(ORDINALS) else str(number)


def paragraphs(text: str, blank: str = TO_WRITE) -> list[str]:
    """The paragraphs a person wrote, or the line that says who has to."""
    lines = [line.strip() for line in clean(text).split("\n")]
    return [line for line in lines if line] or [blank]


def written(text: str, blank: str = TO_WRITE) -> str:
    """One text of a person."""
    return clean(text).strip() or blank


def period(first: date | None, last: date | None) -> str:
    """2026年7月1日至2026年9月30日."""
    if first and last:
        return f"{long_date(first)}至{long_date(last)}"
    return TO_WRITE


def ordered(problems: Iterable[ReportedProblem]) -> list[ReportedProblem]:
    """The order of the lists: severity, then category, code, number."""
    return sorted(
        problems,
        key=lambda one: (
            _WEIGHT.get(one.severity, len(_WEIGHT)),
            category_rank(one.category),
            one.code,
            one.no,
        ),
    )


def category_rank(category: str) -> tuple[int, str]:
    """The ten categories in their order, an office's own after them."""
    order = ("SUB", "FAC", "LAW", "DIS", "PRC", "HRG", "DEC", "EXE", "DOC", "ARC")
    return (order.index(category) if category in order else len(order), category)


def problem(number: int, one: ReportedProblem, file: ReportedFile | None) -> dict[str, Any]:
    """A problem with its place, ready to print."""
    evidence = list(one.place_words) or [place(spot) for spot in one.places]
    return {
        "index": number,
        "ordinal": ordinal(number),
        "no": one.no,
        "code": one.code,
        "name": one.name,
        "category": one.category_name,
        "severity": SEVERITY_NAMES.get(one.severity, one.severity),
        "message": dates_in_words(one.message),
        "evidence": "\n".join(evidence) or "（卷内没有可指的位置）",
        "evidence_line": "；".join(evidence) or "卷内没有可指的位置",
        "basis": "\n".join(one.basis) or "评查标准",
        "basis_line": "、".join(one.basis) or "评查标准",
        "points": points(one.points),
        "advice": one.advice,
        "deadline": short_date(one.deadline),
        "department": one.department,
        "state": one.state_name,
        "case_no": file.case_no if file else "",
        "cause": file.cause if file else "",
        "agency": file.agency if file else "",
    }


def case(one: ReportedFile) -> dict[str, Any]:
    """A file, ready to print."""
    return {
        "case_no": one.case_no,
        "cause": one.cause,
        "agency": one.agency,
        "kind": one.kind_name,
        "total": points(one.total),
        "grade": one.grade,
        "first_grade": one.first_grade,
        "sheet_no": one.sheet_no,
    }


def severity_counts(problems: Sequence[ReportedProblem]) -> str:
    """重大1个、实体2个; only those that occur."""
    parts = []
    for key, name in SEVERITY_NAMES.items():
        if count := sum(1 for one in problems if one.severity == key):
            parts.append(f"{name}类{count}个")
    return "、".join(parts)


def cleaned(value: Any) -> Any:
    """Every text inside without signs that Word may not hold; pictures stay."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: cleaned(one) for key, one in value.items()}
    return [cleaned(one) for one in value] if isinstance(value, list | tuple) else value
