"""A case file as its report prints it: `CaseReport`, plain data, from one moment of the review."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from review.casework.report_findings import (
    counts_of,
    report_findings,
    subtotals_of,
    verdict_lines,
    veto_lines,
)
from review.casework.report_head import report_head
from review.casework.report_sheets import (
    checked_counts,
    comparisons,
    event_lines,
    limit_lines,
    missing_documents,
    result_secrets,
    undetermined_lines,
)
from review.model.report import CaseReport, PagePicture, Signer
from review.model.report_parts import ReportDocument, ReportPage
from review.store import office_settings, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from review.casework.state import CaseReview
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store


def case_report(
    review: CaseReview, store: Store, standards: Standards, user: User, *, masked: bool = False
) -> CaseReport:
    """The report of an opened case file; `user` answers for it until somebody finished it.

    What is called finished here has no finding left without a word: else the score, and every
    page, says 暂评.
    """
    findings = report_findings(review, standards)
    finished = review.record.state == "finished" and not review.score.provisional
    versions = review.result.versions
    return CaseReport(
        head=report_head(review, standards),
        findings=findings,
        score=review.score,
        counts=counts_of(findings),
        subtotals=subtotals_of(findings),
        finished=finished,
        reviewer=review.record.finished_by or user.name,
        day=date.today(),
        pages=tuple(
            ReportPage(
                one.page_no, one.width, one.height, one.rotation, one.reading != "unreadable"
            )
            for one in review.result.pages
        ),
        documents=tuple(
            ReportDocument(
                one.title or standards.kind_name(one.kind), one.first_page, one.last_page
            )
            for one in review.result.documents
        ),
        vetoes=veto_lines(review, standards),
        undetermined=undetermined_lines(review, standards),
        verdicts=verdict_lines(review, standards),
        checked=checked_counts(review),
        events=event_lines(review),
        limits=limit_lines(review),
        missing=missing_documents(review),
        comparisons=comparisons(review),
        signers=_signers(review),
        appeal_to=_office_name(store),
        secrets=result_secrets(review.result, standards),
        masked=masked,
        versions=f"卷鉴 {versions.get('program', '')}，评查标准 {versions.get('standards', '')}",
        picture=_pictures(store, review.record.id),
    )


def _signers(review: CaseReview) -> tuple[Signer, ...]:
    """The two who said most are A and B; the pen fills in the others."""
    said = Counter(word.who for word in review.standing.words.values())
    names = [who for who, _ in said.most_common(2)] + ["", ""]
    return (
        Signer("评查员A", names[0]),
        Signer("评查员B", names[1]),
        Signer("复评人"),
        Signer("组长"),
    )


def _office_name(store: Store) -> str:
    with store.database.read() as s:
        return str(office_settings.setting(s, "office_name", ""))


def _pictures(store: Store, case_id: str) -> Callable[[int], PagePicture | None]:
    with store.database.read() as s:
        states = {one.page_no: one for one in pages.page_states(s, case_id)}

    def picture(page_no: int) -> PagePicture | None:
        state = states.get(page_no)
        if state is None or not state.picture:
            return None
        return PagePicture(store.files.read(state.picture), state.width, state.height)

    return picture
