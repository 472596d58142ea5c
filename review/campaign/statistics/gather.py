"""Reads what an evaluation's numbers are counted from (统计数据).

Words and severities are those on which the newest grade of each file rests, so that numbers agree
with the grades that were given. What a file is counted under comes from the digest of its result.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from review.campaign.statistics.traits import traits_of
from review.casework.digest import FORM, digest_of
from review.model.statistics import Counted, CountedFile, CountedFinding
from review.store import digests, results
from review.store.campaigns import counted, grades

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign
    from review.model.grading import Grade
    from review.model.statistics import FindingValue
    from review.standards.load import Standards
    from review.store.campaigns.counted import FileHead
    from review.store.database import Database

AT_ONCE = 100
"""Digests made between two transactions: nobody waits for all of them."""


def fill_digests(database: Database, campaign_ids: Collection[int] | None = None) -> int:
    """Makes the digests that are missing (copies, results of older programs); gives how many."""
    with database.read() as s:
        missing = digests.without_digest(s, campaign_ids, FORM)
    for start in range(0, len(missing), AT_ONCE):
        some = missing[start : start + AT_ONCE]
        with database.read() as s:
            made = [(case_id, version, _digest(s, case_id, version)) for case_id, version in some]
        with database.write() as s:
            for case_id, version, digest in made:
                digests.keep_digest(s, case_id, version, FORM, digest)
    return len(missing)


def counted_of(s: Session, campaign: Campaign, standards: Standards) -> Counted:
    """All graded files of the evaluation with their findings; call `fill_digests` before."""
    newest = grades.newest_grades(s, campaign.id)
    first = counted.first_grades(s, campaign.id)
    known = digests.digests_of(s, (campaign.id,), FORM)
    due, closed = counted.rectified(s, campaign.id)
    files: list[CountedFile] = []
    findings: list[CountedFinding] = []
    for head in counted.heads_of(s, (campaign.id,)):
        grade = newest.get(head.id)
        if grade is not None:
            own = tuple(_findings(head.id, grade))
            files.append(_file(head, grade, first.get(head.id, ""), own, known.get(head.id) or {}))
            findings += own
    names = {
        one.defect: standards.defects[one.defect].name
        for one in findings
        if one.defect in standards.defects
    }
    return Counted(
        campaign=campaign.id,
        name=campaign.name,
        year=campaign.year,
        quarter=campaign.quarter,
        files=tuple(files),
        findings=tuple(findings),
        names=names,
        due=due,
        closed=closed,
    )


def _findings(file: int, grade: Grade) -> Iterator[CountedFinding]:
    """As they stood in this version of the grade."""
    for one in cast("list[dict[str, Any]]", grade.detail.get("findings", [])):
        yield CountedFinding(
            file=file,
            finding=one["id"],
            defect=one["defect"],
            category=one["category"],
            severity=one["severity"],
            value=cast("FindingValue", one["value"]),
            reason_kind=one["reason_kind"],
            added=one["source"] == "person",
        )


def _file(
    head: FileHead,
    grade: Grade,
    first: str,
    findings: tuple[CountedFinding, ...],
    digest: Mapping[str, Any],
) -> CountedFile:
    standing = frozenset(one.defect for one in findings if one.stands)
    rejected = frozenset(one.defect for one in findings if one.value == "rejected") - standing
    kind = _kind(head, digest)
    days = (head.decided - head.filed).days if head.decided and head.filed else None
    return CountedFile(
        id=head.id,
        case_id=head.case_id,
        case_no=head.case_no,
        agency=head.agency,
        cause=head.cause,
        kind=kind,
        total=grade.total,
        grade=grade.grade,
        first_grade=first,
        vetoed=bool(grade.vetoes),
        traits=traits_of(kind, digest, standing, rejected),
        days=days if days is not None and days >= 0 else None,
        decided=head.decided,
    )


def _kind(head: FileHead, digest: Mapping[str, Any]) -> str:
    """As the file itself shows it; a ledger may have it wrong."""
    read = (digest.get("head") or {}).get("kind", "")
    return read if read not in ("", "unknown") else head.kind


def _digest(s: Session, case_id: str, version: int) -> dict[str, Any]:
    written = results.result_json_of(s, case_id, version)
    sheets = results.worksheets_json_of(s, case_id, version)
    return digest_of(
        json.loads(written[1]) if written else {"documents": [], "facts": [], "case_file": None},
        json.loads(sheets[1]) if sheets and sheets[1] else None,
    )
