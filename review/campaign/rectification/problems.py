"""What stands of the graded files (成立的问题): what the 问题清单 lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.casework.standing import STANDS, read_findings
from review.checks.wording import pages as say_pages
from review.checks.wording import say_basis
from review.model.defect import SEVERITY_NAMES
from review.store import cases
from review.store.campaigns import files, ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from review.model.campaign import CampaignFile, FileState
    from review.model.finding import Finding
    from review.model.ledger import LedgerCase
    from review.standards.load import Standards

GRADED: tuple[FileState, ...] = ("graded",)
_QUOTED = 60
"""Characters of a quotation in a list."""
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


@dataclass(frozen=True, slots=True)
class StandingProblem:
    """A finding that people let stand, with its file and its case of the ledger."""

    file: CampaignFile
    case: LedgerCase
    finding: Finding
    pages: tuple[int, ...]
    documents: tuple[str, ...]
    """Titles of the documents it lies in."""
    facts: str
    basis: str


def standing_problems(
    s: Session, standards: Standards, campaign_id: int
) -> tuple[StandingProblem, ...]:
    """Of all graded files: the gravest first, then by category, then in the order of the ledger."""
    graded = files.files_of(s, campaign_id, GRADED)
    listed = {
        one.row_no: one for one in ledger.cases_of(s, campaign_id, [f.row_no for f in graded])
    }
    found = [
        problem for file in graded for problem in _of_file(s, standards, file, listed[file.row_no])
    ]
    order = {category: place for place, category in enumerate(standards.categories)}
    return tuple(
        sorted(
            found,
            key=lambda one: (
                _RANKS.get(one.finding.severity, len(_RANKS)),
                order.get(one.finding.category, len(order)),
                one.file.row_no,
                one.finding.id,
            ),
        )
    )


def _of_file(
    s: Session, standards: Standards, file: CampaignFile, case: LedgerCase
) -> Iterator[StandingProblem]:
    record = cases.case_of(s, file.joint_case or file.case_id or "")
    if record is None or record.version is None:
        return
    standing = read_findings(s, standards, record)
    for finding in standing.findings:
        word = standing.words.get(finding.id)
        if word is not None and word.value in STANDS:
            yield _problem(file, case, finding, standing.titles)


def _problem(
    file: CampaignFile, case: LedgerCase, finding: Finding, titles: Mapping[str, str]
) -> StandingProblem:
    documents = tuple(
        dict.fromkeys(
            title for one in finding.evidence if (title := titles.get(one.document or "", ""))
        )
    )
    pages = tuple(sorted({one.page_no for one in finding.evidence}))
    return StandingProblem(
        file=file,
        case=case,
        finding=finding,
        pages=pages,
        documents=documents,
        facts=_facts(finding, documents, pages),
        basis="；".join(say_basis(finding.basis)),
    )


def _facts(finding: Finding, documents: tuple[str, ...], pages: tuple[int, ...]) -> str:
    """What is alleged, where it stands, what is written there."""
    message = finding.settled_message
    named = "、".join(f"《{title}》" for title in documents)
    where = f"{named}{say_pages(pages)}" if pages else named
    quoted = [" ".join(one.text.split())[:_QUOTED] for one in finding.evidence]
    words = "".join(f"“{text}”" for text in dict.fromkeys(quoted) if text and text not in documents)
    place = "：".join(part for part in (where, words) if part)
    return f"{message}（{place}）" if place else message
