"""Findings of a report with what people made of them, and the numbers printed of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC
from typing import TYPE_CHECKING, cast

from review.casework.words import VALUE_NAMES, reason_name
from review.checks.wording import say_basis
from review.model.defect import SEVERITY_NAMES
from review.model.report import (
    Counts,
    ReportFinding,
    ReportPlace,
    ReportVerdict,
    SeveritySubtotal,
)
from review.model.report_parts import VerdictLine, VetoLine
from review.reports import read_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from review.casework.state import CaseReview
    from review.model.case_record import VerdictRecord
    from review.model.finding import Finding
    from review.model.verdict import VerdictValue
    from review.reports.contract import PlacePart
    from review.standards.load import Standards


def report_findings(review: CaseReview, standards: Standards) -> tuple[ReportFinding, ...]:
    """All findings in the order printed; points are those really taken by the score."""
    titles = {one.id: one.title for one in review.result.documents}
    original = {one.id: one for one in review.standing.machine}
    taken: defaultdict[str, float] = defaultdict(float)
    for item in review.score.items:
        for line in item.deductions:
            taken[line.finding] += line.taken
    return tuple(
        _finding(
            one,
            original[one.id],
            review.standing.words.get(one.id),
            titles,
            taken[one.id],
            standards,
        )
        for one in review.findings
    )


def counts_of(findings: Iterable[ReportFinding]) -> Counts:
    """How many stand, were rejected, wait."""
    values = Counter(one.verdict.value if one.verdict else "" for one in findings)
    return Counts(
        confirmed=values["confirmed"],
        amended=values["amended"],
        rejected=values["rejected"],
        waiting=values[""] + values["open"],
    )


def subtotals_of(findings: Iterable[ReportFinding]) -> tuple[SeveritySubtotal, ...]:
    """Number and points of standing findings by severity."""
    standing = [one for one in findings if one.stands]
    return tuple(
        SeveritySubtotal(
            severity,
            sum(1 for one in standing if one.severity == severity),
            round(sum(one.points for one in standing if one.severity == severity), 2),
        )
        for severity in SEVERITY_NAMES
    )


def veto_lines(review: CaseReview, standards: Standards) -> tuple[VetoLine, ...]:
    """Every veto group with the standing findings that hit it, and who says so."""
    words = review.standing.words
    standing = {key for key, word in words.items() if word.value in ("confirmed", "amended")}
    lines = []
    for group in standards.scoring.veto_groups:
        hits = [one for one in review.score.veto_reasons if one.group == group.id]
        hits = [one for one in hits if one.finding in standing]
        people = list(dict.fromkeys(who for one in hits for who in one.confirmed_by))
        said = [f"{who}：成立" for who in people] + ["", ""]
        found = tuple(dict.fromkeys(one.finding for one in hits))
        lines.append(VetoLine(group.id, group.name, group.on, found, said[0], said[1]))
    return tuple(lines)


def verdict_lines(review: CaseReview, standards: Standards) -> tuple[VerdictLine, ...]:
    """Every word ever said, the oldest first."""
    names = {one.id: (one.defect, one.name) for one in review.standing.machine}
    return tuple(_line(record, names, standards) for record in review.verdicts)


def local_time(moment: datetime) -> datetime:
    """A stored time (UTC) as the office's clock shows it."""
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def places_of(parts: Iterable[PlacePart], titles: dict[str, str]) -> Iterator[ReportPlace]:
    """Places of a stored document as a report prints them."""
    for place in read_result.places_of(parts):
        yield ReportPlace(
            place.page_no, place.box, place.text, titles.get(place.document or "", "")
        )


def _finding(
    shown: Finding,
    machine: Finding,
    word: VerdictRecord | None,
    titles: dict[str, str],
    points: float,
    standards: Standards,
) -> ReportFinding:
    row = standards.defects.get(shown.defect)
    category = standards.categories.get(shown.category)
    added = shown.source == "person"
    return ReportFinding(
        id=shown.id,
        code=shown.defect,
        name=shown.name,
        category_name=category.name if category else shown.category,
        severity=shown.severity,
        message=shown.message,
        advice=shown.advice,
        basis=say_basis(shown.basis),
        places=tuple(
            ReportPlace(one.page_no, one.box, one.text, titles.get(one.document or "", ""), added)
            for one in shown.evidence
        ),
        points=points,
        confidence=None if added else shown.confidence,
        verdict=_verdict(word),
        rule=row.condition if row else "",
        added=added,
        original_message=machine.message if machine.message != shown.message else "",
    )


def _verdict(word: VerdictRecord | None) -> ReportVerdict | None:
    if word is None:
        return None
    return ReportVerdict(
        cast("VerdictValue", word.value),
        word.who,
        local_time(word.when),
        reason_name(word.reason_kind),
        word.note,
    )


def _line(
    record: VerdictRecord, names: dict[str, tuple[str, str]], standards: Standards
) -> VerdictLine:
    code = record.finding.split(":")[0]
    row = standards.defects.get(code)
    code, name = names.get(record.finding, (code, row.name if row else ""))
    return VerdictLine(
        when=local_time(record.when),
        who=record.who,
        finding=record.finding,
        code=code,
        name=name,
        previous=VALUE_NAMES.get(record.previous, record.previous),
        value=VALUE_NAMES.get(record.value, record.value),
        reason=reason_name(record.reason_kind),
        note="撤销先前认定" if record.undoes is not None else record.note,
        points=record.points,
    )
