"""A case file opened for a person: everything the desk, the API and the reports show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.casework.access import require_case
from review.casework.standing import read_standing, score_of
from review.store import corrections, jobs

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.casework.standing import Counts, Standing
    from review.model.case_record import (
        CaseRecord,
        FactCorrection,
        JobRecord,
        SortingCorrection,
        VerdictRecord,
    )
    from review.model.finding import Finding
    from review.model.people import User
    from review.model.score import Score
    from review.model.verdict import Confirmed
    from review.reports.contract import ResultDocument
    from review.reports.worksheets_contract import WorksheetsDocument
    from review.standards.load import Standards
    from review.store.office import Store


@dataclass(frozen=True, slots=True)
class CaseReview:
    """A case file in review (案卷复核) at one moment.

    `fact_corrections`: those in force. `sorting_correction`: the latest 分件 by a person, None
    where there is none or it was withdrawn.
    """

    record: CaseRecord
    standing: Standing
    score: Score
    fact_corrections: tuple[FactCorrection, ...]
    sorting_correction: SortingCorrection | None
    jobs: tuple[JobRecord, ...]

    @property
    def result(self) -> ResultDocument:
        return self.standing.stored.document

    @property
    def worksheets(self) -> WorksheetsDocument | None:
        return self.standing.stored.sheets

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The machine's and people's, as amended, the gravest first."""
        return self.standing.findings

    @property
    def machine_findings(self) -> tuple[Finding, ...]:
        return self.standing.stored.findings

    @property
    def verdicts(self) -> tuple[VerdictRecord, ...]:
        """Every word ever said, oldest first."""
        return self.standing.records

    @property
    def confirmed(self) -> Confirmed:
        return self.standing.confirmed

    @property
    def counts(self) -> Counts:
        return self.standing.counts

    @property
    def stale(self) -> tuple[VerdictRecord, ...]:
        """Words that hold on findings which the newest result no longer has."""
        known = {one.id for one in self.standing.machine}
        return tuple(word for key, word in self.standing.words.items() if key not in known)


def open_case(store: Store, standards: Standards, user: User, case_id: str) -> CaseReview:
    """The case file as this person may see it now.

    Raises:
        NotFoundError: not there for this person. ConflictError: it has no result yet.
    """
    with store.database.read() as s:
        return review_of(s, store, standards, require_case(s, user, case_id))


def review_of(s: Session, store: Store, standards: Standards, record: CaseRecord) -> CaseReview:
    """As `open_case`, of a case file that the person was found to see."""
    standing = read_standing(s, store, standards, record)
    layout = corrections.sorting_correction_of(s, record.id)
    return CaseReview(
        record=record,
        standing=standing,
        score=score_of(standing),
        fact_corrections=corrections.fact_corrections_of(s, record.id),
        sorting_correction=layout if layout and layout.layout is not None else None,
        jobs=jobs.jobs_of(s, record.id),
    )
