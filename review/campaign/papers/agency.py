"""Papers to one agency: 监督意见书、通知书、决定书, 复核意见表, 回头看记录."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from review.campaign.access import require_campaign
from review.campaign.papers.campaign import counted_now, organ_of
from review.campaign.papers.rows import locator, paper_rows, sampled_cases
from review.campaign.papers.texts import paper_texts
from review.campaign.rectification.lists import look_back_lines, percent, recheck_lines
from review.campaign.rectification.look_back import recurrences
from review.campaign.rectification.repeats import campaign_before
from review.errors import NotFoundError
from review.model.campaign_papers import LookBackPaper, RecheckPaper, SupervisionPaper
from review.reports.campaign.wording import period
from review.store.campaigns import campaigns, ledger, rectification

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from review.model.campaign_papers import SupervisionKind
    from review.model.people import User
    from review.standards.load import Standards
    from review.store.office import Store

_SIGNING = ("科室审核", "法制审核", "签发")


def supervision_paper(
    store: Store,
    standards: Standards,
    user: User,
    campaign_id: int,
    agency: str,
    kind: SupervisionKind = "supervision_opinion",
    day: date | None = None,
) -> SupervisionPaper:
    """A supervision paper of one kind to one agency.

    Raises:
        NotFoundError: not this person's evaluation, or no such agency in it.
        ForbiddenError: not his to report on.
    """
    campaign, counted = counted_now(store, standards, user, campaign_id)
    own = {one.id for one in counted.files if one.agency == agency}
    with store.database.read() as s:
        _require_agency(s, campaign_id, agency)
        read = locator(s, store, standards)
        rows = paper_rows(
            s, standards, campaign, counted, lambda file: read(file) if file in own else {}
        ).of_agency(agency)
        texts = paper_texts(s, campaign_id)
        closed = [one.closed or one.decided for one in ledger.cases_of(s, campaign_id)]
        organ = organ_of(s)
    days = sorted(one for one in closed if one is not None)
    return SupervisionPaper(
        kind=kind,
        organ=organ,
        number=texts.of(agency, f"{kind}_no"),
        agency=agency,
        campaign=campaign.name,
        files=rows.files,
        problems=rows.problems,
        file_count=len(rows.files),
        problem_count=len(rows.problems),
        day=day or date.today(),
        period=period(days[0], days[-1]) if days else "",
        legal_basis=texts.of("", "legal_basis"),
        effect=texts.of(agency, "effect"),
        case_measures=texts.of(agency, "case_measures"),
        system_measures=texts.of(agency, "system_measures"),
        responsibility=texts.of(agency, "responsibility"),
        reply_days=campaign.config.days.rectify,
        remedy=texts.of(agency, "remedy"),
        signers=(("经办人拟稿", user.name), *((role, "") for role in _SIGNING)),
    )


def recheck_paper(
    store: Store,
    standards: Standards,
    user: User,
    campaign_id: int,
    agency: str,
    day: date | None = None,
) -> RecheckPaper:
    """复核意见表: every item of the agency that two persons have decided.

    Raises:
        NotFoundError: not this person's evaluation, or no such agency in it.
    """
    with store.database.read() as s:
        campaign = require_campaign(s, user, campaign_id)
        _require_agency(s, campaign_id, agency)
        items = [one for one in rectification.items_of(s, campaign_id) if one.unit == agency]
        lines = recheck_lines(items, rectification.events_in(s, campaign_id), standards)
        return RecheckPaper(
            number=f"FH-{campaign.batch_no.removeprefix('PC-')}-{len(lines):03}",
            organ=organ_of(s),
            campaign=campaign.name,
            agency=agency,
            lines=lines,
            closed=sum(1 for one in lines if one.action == "销号"),
            day=day or date.today(),
        )


def look_back_paper(
    store: Store,
    standards: Standards,
    user: User,
    campaign_id: int,
    agency: str,
    day: date | None = None,
) -> LookBackPaper:
    """回头看记录: this evaluation's new files of the agency beside the problems before.

    Raises:
        NotFoundError: not this person's evaluation, or nothing to look back at.
        ForbiddenError: not his to report on.
    """
    campaign, counted = counted_now(store, standards, user, campaign_id)
    with store.database.read() as s:
        found = [one for one in recurrences(s, campaign) if one.unit == agency]
        if not found:
            raise NotFoundError("no_look_back", "上次评查中没有该单位的问题，无须回头看。")
        seen = _keys_before(s, campaign_id)
        fresh = {one.case_no for one in sampled_cases(s, campaign_id) if one.case_key not in seen}
        rows = paper_rows(s, standards, campaign, counted).of_agency(agency)
        texts = paper_texts(s, campaign_id)
        organ = organ_of(s)
    counted_lines = [one for one in found if one.files]
    before = sum(one.before for one in counted_lines)
    now = sum(one.now for one in counted_lines)
    causes = {one.cause for one in counted_lines}
    return LookBackPaper(
        organ=organ,
        campaign=campaign.name,
        agency=agency,
        files=tuple(one for one in rows.files if one.case_no in fresh and one.cause in causes),
        lines=look_back_lines(found, standards),
        before=before,
        now=now,
        rate=percent(now, before),
        effective=percent(max(0, before - now), before),
        repeated=bool(before) and now * 100 >= campaign.config.relapse_percent * before,
        day=day or date.today(),
        remarks=texts.of(agency, "look_back_remarks"),
        relapse_percent=campaign.config.relapse_percent,
    )


def _require_agency(s: Session, campaign_id: int, agency: str) -> None:
    if agency not in {one.agency for one in sampled_cases(s, campaign_id)}:
        raise NotFoundError("agency_not_found", "本次评查没有抽取这个单位的案卷。")


def _keys_before(s: Session, campaign_id: int) -> frozenset[str]:
    """Cases that the evaluation before had: they show nothing new."""
    campaign = campaigns.campaign_of(s, campaign_id)
    earlier = campaign_before(s, campaign) if campaign else None
    if earlier is None:
        return frozenset()
    return frozenset(one.case_key for one in sampled_cases(s, earlier.id))
