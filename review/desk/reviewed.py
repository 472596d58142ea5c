"""What a session of the desk holds of one review, and how its parts are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from review.desk.evidence_pages import EvidencePage, take_pictures
from review.desk.wording import say_basis, say_counts, say_score
from review.model.defect import SEVERITY_NAMES
from review.reports.pictures import SEVERITY_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from review.model.fact import Evidence
    from review.model.result import ReviewResult
    from review.pipeline import Workshop


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the list (条目): a finding, or a defect that could not be decided."""

    code: str
    name: str
    severity: str
    message: str
    basis: tuple[str, ...]
    advice: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A result ready to be shown; `entries`: findings by severity, then the undecided."""

    result: ReviewResult
    entries: tuple[Entry, ...]
    titles: Mapping[str, str]
    """Documents' titles by their ids."""
    pages: Mapping[int, EvidencePage]


def prepare(path: Path, result: ReviewResult, workshop: Workshop) -> Reviewed:
    """Sorts the entries and takes the pictures; the input is not needed afterwards."""
    entries = (*_findings(result), *_undecided(result, workshop))
    case_facts = result.case_facts
    if case_facts is None:
        return Reviewed(result, entries, {}, {})
    wanted = {place.page_no for entry in entries for place in entry.evidence}
    pages = take_pictures(path, case_facts, wanted, workshop.settings.intake)
    titles = {document.id: document.title for document in case_facts.documents}
    return Reviewed(result, entries, titles, pages)


def list_value(reviewed: Reviewed, workshop: Workshop) -> dict[str, Any]:
    """What the list of findings shows."""
    result = reviewed.result
    defects = workshop.standards.defects
    rows = [_row(number, entry, reviewed) for number, entry in enumerate(reviewed.entries)]
    found = len(result.outcome.findings)
    return {
        "file": result.source.file,
        "counts": say_counts(result),
        "score": say_score(result),
        "findings": rows[:found],
        "undecided": rows[found:],
        "problems": [problem.message for problem in result.problems],
        "clear": [f"{code} {defects[code].name}" for code in sorted(result.outcome.clear)],
    }


def page_value(reviewed: Reviewed, number: int, place_index: int) -> dict[str, Any] | None:
    """What the page view shows for one place of an entry; None where there is no such entry."""
    if not 0 <= number < len(reviewed.entries):
        return None
    entry = reviewed.entries[number]
    shown: dict[str, Any] = {
        "entry": number,
        "place": place_index,
        "places": len(entry.evidence),
        "title": f"{entry.code} {entry.name}",
        "colour": _colour(entry.severity),
        "where": "",
        "image": "",
        "boxes": [],
    }
    if not 0 <= place_index < len(entry.evidence):
        return shown
    place = entry.evidence[place_index]
    shown["where"] = _where(place, reviewed)
    page = reviewed.pages.get(place.page_no)
    if page is not None:
        shown["image"] = page.address
        shown["boxes"] = [
            {"at": page.fractions(other.box), "current": index == place_index}
            for index, other in enumerate(entry.evidence)
            if other.page_no == place.page_no
        ]
    return shown


def _findings(result: ReviewResult) -> tuple[Entry, ...]:
    ranks = list(SEVERITY_NAMES)
    ordered = sorted(
        result.outcome.findings, key=lambda item: (ranks.index(item.severity), item.defect)
    )
    return tuple(
        Entry(
            finding.defect,
            finding.name,
            finding.severity,
            finding.message,
            tuple(say_basis(finding.basis)),
            finding.advice,
            finding.evidence,
        )
        for finding in ordered
    )


def _undecided(result: ReviewResult, workshop: Workshop) -> tuple[Entry, ...]:
    defects = workshop.standards.defects
    return tuple(
        Entry(
            item.defect,
            defects[item.defect].name,
            "",
            item.reason,
            (),
            "",
            item.evidence,
        )
        for item in result.outcome.undetermined
    )


def _row(number: int, entry: Entry, reviewed: Reviewed) -> dict[str, Any]:
    return {
        "number": number,
        "code": entry.code,
        "name": entry.name,
        "severity": SEVERITY_NAMES.get(entry.severity, ""),
        "colour": _colour(entry.severity),
        "message": entry.message,
        "basis": list(entry.basis),
        "advice": entry.advice,
        "pages": "、".join(map(str, sorted({place.page_no for place in entry.evidence}))),
        "places": [_place(place, reviewed) for place in entry.evidence],
    }


def _place(place: Evidence, reviewed: Reviewed) -> dict[str, Any]:
    page = reviewed.pages.get(place.page_no)
    return {
        "where": _where(place, reviewed),
        "text": place.text,
        "clipping": (page.clipping(place.box) if page else None) or "",
    }


def _where(place: Evidence, reviewed: Reviewed) -> str:
    title = reviewed.titles.get(place.document or "", "")
    return f"第{place.page_no}页" + (f" 《{title}》" if title else "")


def _colour(severity: str) -> str:
    return "#{:02x}{:02x}{:02x}".format(*SEVERITY_COLOURS.get(severity, (75, 85, 99)))
