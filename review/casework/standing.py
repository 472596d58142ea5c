"""How a case file stands: the machine's findings and people's, with the words said of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.casework.stored import stored_result
from review.casework.words import as_verdict, latest_words, standing_words
from review.confirm.added import finding_of
from review.confirm.join import join_verdicts
from review.model.defect import SEVERITY_NAMES
from review.reports.contract import FindingsDocument
from review.reports.read_result import findings_of
from review.scoring.score import score_case
from review.standards.load import load_standards
from review.store import added_findings, results, verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy.orm import Session

    from review.casework.stored import StoredResult
    from review.model.case_record import AddedFinding, CaseRecord, VerdictRecord
    from review.model.finding import Finding
    from review.model.score import Score
    from review.model.verdict import Confirmed
    from review.reports.contract import DocumentPart
    from review.standards.load import Standards
    from review.store.office import Store

STANDS = frozenset({"confirmed", "amended"})
"""Words by which a finding stands."""
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITY_NAMES)}


@dataclass(frozen=True, slots=True)
class Counts:
    """Findings by the word that governs them; `doubtful`: 存疑, `open`: nobody has decided."""

    open: int = 0
    confirmed: int = 0
    rejected: int = 0
    amended: int = 0
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A result with all that people said of it.

    `machine`: the findings as proposed, with those that people added: what is scored. `findings`:
    the same as amended, the gravest first. `records`: every word ever said, oldest first; `words`:
    the one that governs, by finding.
    """

    stored: StoredResult
    added: tuple[AddedFinding, ...]
    records: tuple[VerdictRecord, ...]
    machine: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    words: Mapping[str, VerdictRecord]
    confirmed: Confirmed

    @property
    def counts(self) -> Counts:
        numbers = dict.fromkeys(("open", "confirmed", "rejected", "amended", "doubtful"), 0)
        for finding in self.machine:
            word = self.words.get(finding.id)
            value = word.value if word else ""
            numbers[{"": "open", "open": "doubtful"}.get(value, value)] += 1
        return Counts(**numbers)


def read_standing(s: Session, store: Store, standards: Standards, record: CaseRecord) -> Standing:
    """How the case file stands now.

    Raises:
        ConflictError: it has no result yet.
    """
    return stand(
        stored_result(s, store, standards, record),
        added_findings.added_findings_of(s, record.id),
        verdicts.verdicts_of(s, record.id),
    )


def stand(
    stored: StoredResult, added: tuple[AddedFinding, ...], records: tuple[VerdictRecord, ...]
) -> Standing:
    """Joins words and added findings to the machine's result.

    What a person added stands as long as a word of a person holds on it: its author's, said in
    adding it, or a later one. Who takes that word back takes the finding back.
    """
    words = standing_words(records)
    latest = latest_words(words)
    own = _own(added, latest, stored.standards)
    machine = _with_added(stored.findings, own, stored.document.documents, stored.standards)
    return Standing(
        stored=stored,
        added=own,
        records=records,
        machine=machine,
        findings=_as_amended(machine, latest),
        words=MappingProxyType(latest),
        confirmed=join_verdicts(machine, map(as_verdict, words)),
    )


@dataclass(frozen=True, slots=True)
class StandingFindings:
    """Of how a case file stands its findings alone: as amended, the gravest first.

    `words`: the one that governs, by finding; `titles`: of the documents, by their ids.
    """

    findings: tuple[Finding, ...]
    words: Mapping[str, VerdictRecord]
    titles: Mapping[str, str]


def read_findings(s: Session, standards: Standards, record: CaseRecord) -> StandingFindings:
    """The same findings as `read_standing` has; for lists that go through thousands of results.

    The rest of the result is not looked at, and nothing at all of one whose findings nobody let
    stand.
    """
    latest = latest_words(standing_words(verdicts.verdicts_of(s, record.id)))
    if not any(word.value in STANDS for word in latest.values()):
        return StandingFindings((), MappingProxyType(latest), {})
    written = results.result_json_of(s, record.id, record.version)
    if written is None:
        return StandingFindings((), MappingProxyType(latest), {})
    document = FindingsDocument.model_validate_json(written[1])
    own = _own(added_findings.added_findings_of(s, record.id), latest, standards)
    stored = findings_of(document, load_standards().defects, standards.defects)
    machine = _with_added(stored, own, document.documents, standards)
    return StandingFindings(
        findings=_as_amended(machine, latest),
        words=MappingProxyType(latest),
        titles={one.id: one.title for one in document.documents},
    )


def score_of(standing: Standing) -> Score:
    """The running score: drafts by the machine until people have decided."""
    stored = standing.stored
    case = replace(stored.scored, findings=standing.machine)
    confirmed = standing.confirmed if standing.confirmed.history else None
    return score_case(case, stored.standards, confirmed)


def _own(
    added: Iterable[AddedFinding], latest: Mapping[str, VerdictRecord], standards: Standards
) -> tuple[AddedFinding, ...]:
    return tuple(one for one in added if one.id in latest and one.defect in standards.defects)


def _with_added(
    stored: Iterable[Finding],
    own: Iterable[AddedFinding],
    documents: Sequence[DocumentPart],
    standards: Standards,
) -> tuple[Finding, ...]:
    drawn = (
        finding_of(one, standards.defects, _document_at(documents, one.page_no)) for one in own
    )
    return (*stored, *drawn)


def _as_amended(
    machine: Iterable[Finding], latest: Mapping[str, VerdictRecord]
) -> tuple[Finding, ...]:
    amended = (_amended(one, latest.get(one.id)) for one in machine)
    return tuple(sorted(amended, key=_gravest_first))


def _document_at(parts: Sequence[DocumentPart], page_no: int) -> str | None:
    return next((one.id for one in parts if one.first_page <= page_no <= one.last_page), None)


def _amended(finding: Finding, word: VerdictRecord | None) -> Finding:
    """The finding as a person put it; `points` are left to scoring, which has the verdict."""
    if word is None or word.value != "amended":
        return finding
    return replace(
        finding,
        message=word.message or finding.message,
        severity=word.severity or finding.severity,
    )


def _gravest_first(finding: Finding) -> tuple[int, str, int]:
    first = min((place.page_no for place in finding.evidence), default=0)
    return _RANKS.get(finding.severity, len(_RANKS)), finding.defect, first
