"""Files and problems as the papers list them, from grades as given and items as they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.campaign.graded import read_detail
from review.campaign.rectification.lists import with_rectification
from review.casework.report_findings import report_findings
from review.casework.state import review_of
from review.language.names import is_person_name
from review.model.campaign_report import ReportedFile, ReportedProblem
from review.model.report import Secret
from review.store import cases
from review.store.campaigns import files, grades, ledger, rectification

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign
    from review.model.grading import GradedFinding
    from review.model.ledger import LedgerCase
    from review.model.rectification import RectificationEvent, RectificationItem
    from review.model.report import ReportFinding
    from review.model.statistics import Counted, CountedFile
    from review.standards.load import Standards
    from review.store.office import Store

_PERSON = ("自然人", "个人", "公民")


@dataclass(frozen=True, slots=True)
class PaperRows:
    """What the papers of an evaluation are made of; `ids`: of the files printed."""

    files: tuple[ReportedFile, ...]
    problems: tuple[ReportedProblem, ...]

    def of_agency(self, agency: str) -> PaperRows:
        own = tuple(one for one in self.files if one.agency == agency)
        return PaperRows(own, self._problems_of({one.id for one in own}))

    def of_file(self, file_id: int) -> PaperRows:
        own = tuple(one for one in self.files if one.id == str(file_id))
        return PaperRows(own, self._problems_of({str(file_id)}))

    def _problems_of(self, ids: Collection[str]) -> tuple[ReportedProblem, ...]:
        return tuple(one for one in self.problems if one.file in ids)


def paper_rows(
    s: Session,
    standards: Standards,
    campaign: Campaign,
    counted: Counted,
    located: Callable[[int], dict[str, ReportFinding]] | None = None,
) -> PaperRows:
    """All graded files and what stands in their newest grade.

    `located`: findings of a file with their places and bases, where a paper prints them.
    """
    newest = grades.newest_grades(s, campaign.id)
    items = {(one.file_id, one.finding): one for one in rectification.items_of(s, campaign.id)}
    events = rectification.events_in(s, campaign.id)
    rows = {one.id: one.row_no for one in files.files_of(s, campaign.id)}
    problems: list[ReportedProblem] = []
    for file in counted.files:
        standing = [one for one in read_detail(newest[file.id]).findings if one.stands]
        places = located(file.id) if located and standing else {}
        for number, one in enumerate(standing, 1):
            no = f"{campaign.batch_no}-{rows[file.id]:04}-{number:02}"
            made = _problem(file.id, no, one, places.get(one.id), standards)
            problems.append(_listed(made, items.get((file.id, one.id)), events))
    return PaperRows(
        tuple(_file(campaign, one, rows[one.id], standards) for one in counted.files),
        tuple(problems),
    )


def locator(
    s: Session, store: Store, standards: Standards
) -> Callable[[int], dict[str, ReportFinding]]:
    """Reads the findings of a file's joint case with their places."""

    def located(file_id: int) -> dict[str, ReportFinding]:
        file = files.file_of(s, file_id)
        record = cases.case_of(s, (file.joint_case or file.case_id or "") if file else "")
        if record is None or record.version is None:
            return {}
        review = review_of(s, store, standards, record)
        return {one.id: one for one in report_findings(review, standards)}

    return located


def sampled_cases(s: Session, campaign_id: int) -> tuple[LedgerCase, ...]:
    """Cases of the sample as the ledger has them."""
    return ledger.cases_of(s, campaign_id, [one.row_no for one in files.files_of(s, campaign_id)])


def secrets_of_ledger(sampled: Collection[LedgerCase]) -> tuple[Secret, ...]:
    """Natural persons among the parties; organisations keep their names."""
    parties = {(one.party, _is_person(one)) for one in sampled if one.party and one.party.strip()}
    return tuple(
        Secret("person" if person else "organisation", party) for party, person in sorted(parties)
    )


def officers_of(sampled: Collection[LedgerCase]) -> tuple[str, ...]:
    """Who handled the cases: never printed in a public paper."""
    return tuple(sorted({name for one in sampled for name in one.officers if len(name) > 1}))


def _is_person(case: LedgerCase) -> bool:
    kind = case.party_kind
    return any(word in kind for word in _PERSON) or (not kind and is_person_name(case.party))


def _file(campaign: Campaign, one: CountedFile, row_no: int, standards: Standards) -> ReportedFile:
    return ReportedFile(
        id=str(one.id),
        agency=one.agency,
        case_no=one.case_no,
        cause=one.cause,
        kind_name=standards.case_kinds.get(one.kind, one.kind),
        total=one.total,
        grade=one.grade,
        first_grade=one.first_grade,
        vetoed=one.vetoed,
        sheet_no=f"{campaign.batch_no}-{row_no:04}",
        traits=one.traits,
        days=one.days,
    )


def _problem(
    file_id: int,
    no: str,
    one: GradedFinding,
    located: ReportFinding | None,
    standards: Standards,
) -> ReportedProblem:
    category = standards.categories.get(one.category)
    return ReportedProblem(
        no=no,
        file=str(file_id),
        code=one.defect,
        name=one.name,
        category=one.category,
        category_name=category.name if category else one.category,
        severity=one.severity,
        message=one.message,
        places=located.places if located else (),
        basis=located.basis if located else (),
        points=one.taken,
        advice=located.advice if located else "",
    )


def _listed(
    problem: ReportedProblem,
    item: RectificationItem | None,
    events: dict[int, tuple[RectificationEvent, ...]],
) -> ReportedProblem:
    if item is None:
        return problem
    made = with_rectification(problem, item, events.get(item.id, ()))
    return replace(made, department=item.department)
