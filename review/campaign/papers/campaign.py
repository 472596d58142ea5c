"""Papers of the whole evaluation: 分析报告, 通报, 整改通知, 抽样记录, 三单."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.papers.numbers import earlier_campaign, printed_numbers
from review.campaign.papers.rows import (
    officers_of,
    paper_rows,
    sampled_cases,
    secrets_of_ledger,
)
from review.campaign.papers.texts import paper_texts
from review.campaign.similar import similar_cases
from review.campaign.statistics.changes import earlier
from review.campaign.statistics.gather import counted_of, fill_digests
from review.campaign.statistics.statistics import count
from review.errors import ConflictError
from review.model.campaign import PART_NAMES
from review.model.campaign_papers import ThreeLists
from review.model.campaign_report import (
    CampaignPerson,
    CampaignReport,
    ObjectionLine,
    SimilarGroup,
    SuspectLine,
)
from review.model.feedback import OUTCOME_NAMES
from review.store import office_settings
from review.store.campaigns import campaigns, feedback, files, ledger, people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from review.model.campaign import Campaign
    from review.model.ledger import LedgerCase
    from review.model.people import User
    from review.model.statistics import Counted
    from review.standards.load import Standards
    from review.store.office import Store


def campaign_report(
    store: Store, standards: Standards, user: User, campaign_id: int, day: date | None = None
) -> CampaignReport:
    """What the analysis, the circular and the notice print.

    Raises:
        NotFoundError, ForbiddenError: not this person's evaluation, or not his to report on.
    """
    with store.database.read() as s:
        campaign = require_campaign(s, user, campaign_id, "chief", "leader")
        before, year_before = earlier(campaign, campaigns.all_campaigns(s))
    wanted = {one.id: one for one in (campaign, before, year_before) if one is not None}
    fill_digests(store.database, list(wanted))
    similar = _similar(store, standards, campaign_id)
    names = {code: one.name for code, one in standards.categories.items()}
    with store.database.read() as s:
        counted = {one.id: counted_of(s, one, standards) for one in wanted.values()}
        sampled = sampled_cases(s, campaign_id)
        agencies = tuple(sorted({one.agency for one in sampled}))
        now = count(counted[campaign_id], names, agencies)
        past = [
            earlier_campaign(
                counted[one.id],
                count(counted[one.id], names),
                is_last=before is not None and one.id == before.id,
                same_quarter=year_before is not None and one.id == year_before.id,
            )
            for one in sorted(wanted.values(), key=lambda one: (one.year, one.quarter))
            if one.id != campaign_id and counted[one.id].files
        ]
        rows = paper_rows(s, standards, campaign, counted[campaign_id])
        suspects = tuple(
            SuspectLine(
                one.code, one.name, int(one.alleged.numerator), int(one.confirmed.numerator)
            )
            for one in now.rules
            if one.alleged.numerator
        )
        texts = paper_texts(s, campaign_id)
        cases = ledger.cases_of(s, campaign_id)
        closed = [one.closed or one.decided for one in cases]
        days = sorted(one for one in closed if one is not None)
        return CampaignReport(
            name=campaign.name,
            year=campaign.year,
            quarter=campaign.quarter,
            number=campaign.batch_no,
            organ=organ_of(s),
            scope=campaign.scope,
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
            day=day or date.today(),
            population=len(cases),
            selected=len(sampled),
            agencies=agencies,
            files=rows.files,
            problems=rows.problems,
            numbers=printed_numbers(campaign, agencies, rows, suspects, now, past),
            suspects=suspects,
            people=tuple(_people(s, campaign_id)),
            typical=texts.typical,
            similar=similar,
            objections=tuple(_objections(s, campaign_id, sampled)),
            written=texts.written(),
            reply_days=campaign.config.days.rectify,
            document_no=texts.of("", "document_no"),
            secrets=secrets_of_ledger(sampled),
            officers=officers_of(sampled),
            versions=versions(campaign),
        )


def counted_now(
    store: Store, standards: Standards, user: User, campaign_id: int
) -> tuple[Campaign, Counted]:
    """The evaluation and its graded files, where this person may report on it.

    Raises:
        NotFoundError, ForbiddenError: not this person's evaluation, or not his to report on.
    """
    with store.database.read() as s:
        campaign = require_campaign(s, user, campaign_id, "chief", "leader")
    fill_digests(store.database, [campaign_id])
    with store.database.read() as s:
        return campaign, counted_of(s, campaign, standards)


def three_lists(
    store: Store,
    standards: Standards,
    user: User,
    campaign_id: int,
    agency: str = "",
    day: date | None = None,
) -> ThreeLists:
    """The three lists of one agency, or of all.

    Raises:
        NotFoundError, ForbiddenError: not this person's evaluation, or not his to report on.
        ConflictError: the lists have not been made.
    """
    campaign, counted = counted_now(store, standards, user, campaign_id)
    with store.database.read() as s:
        rows = paper_rows(s, standards, campaign, counted)
        sampled = sampled_cases(s, campaign_id)
        organ = organ_of(s)
    if agency:
        rows = rows.of_agency(agency)
    problems = tuple(one for one in rows.problems if one.no.startswith("WT-"))
    if rows.problems and not problems:
        raise ConflictError("lists_not_made", "问题清单尚未生成，请先生成三单再导出。")
    quarter = f"{campaign.year}年度第{campaign.quarter}季度行政执法案卷评查"
    return ThreeLists(
        title=f"{agency}{quarter}",
        organ=organ,
        campaign=campaign.name,
        files=rows.files,
        problems=problems,
        day=day or date.today(),
        handler=user.name,
        secrets=secrets_of_ledger(sampled),
    )


def organ_of(s: Session) -> str:
    """Who signs: the office's name in the settings."""
    return str(office_settings.setting(s, "office_name", "")) or "评查机构"


def versions(campaign: Campaign) -> str:
    """Program and standards, in one line."""
    return f"卷鉴 {version('juanjian')}，评查标准 {campaign.standard}"


def _similar(store: Store, standards: Standards, campaign_id: int) -> tuple[SimilarGroup, ...]:
    """Groups of this evaluation that were large enough to be compared."""
    return tuple(
        SimilarGroup(
            one.violation,
            one.article,
            tuple(case.fine for case in one.cases if case.fine is not None),
            tuple(outlier.words for outlier in one.outliers),
        )
        for one in similar_cases(store, standards, (campaign_id,)).groups
        if one.positions is not None or one.multiples is not None
    )


def _people(s: Session, campaign_id: int) -> Iterator[CampaignPerson]:
    for one in people.people_of(s, campaign_id):
        yield CampaignPerson(one.name, PART_NAMES[one.part], one.team, "、".join(one.agencies))


def _objections(
    s: Session, campaign_id: int, sampled: tuple[LedgerCase, ...]
) -> Iterator[ObjectionLine]:
    listed = {one.row_no: one for one in sampled}
    of_file = {one.id: listed[one.row_no] for one in files.files_of(s, campaign_id)}
    codes = {
        item.finding: item.code
        for file_id in of_file
        for sent in feedback.feedback_of(s, file_id)
        for item in sent.items
    }
    for one in feedback.objections_in(s, campaign_id):
        case, answer = of_file[one.objection.file_id], one.answer
        yield ObjectionLine(
            case.agency,
            case.case_no,
            codes.get(one.objection.finding, ""),
            one.objection.text,
            OUTCOME_NAMES[answer.outcome] if answer else "待复核",
            answer.reason if answer else "",
        )
