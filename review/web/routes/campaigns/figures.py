"""Numbers of an evaluation, each with its files (评查数据看板)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter

from review.campaign.cross_review.agreed import CampaignAgreement, campaign_agreement
from review.campaign.statistics.statistics import statistics_of
from review.model.interval import wilson
from review.web.bodies.campaigns.figures import (
    AgencyBody,
    AgreementBody,
    BarBody,
    ChangeBody,
    CountedFileBody,
    FigureBody,
    FiguresBody,
    HeatBody,
    ReviewerBody,
    RuleBody,
)
from review.web.office import OfficeHere, WebOffice
from review.web.routes.campaigns.here import LeadingHere, Seat
from review.web.sessions import SignedIn

if TYPE_CHECKING:
    from decimal import Decimal

    from review.model.people import User
    from review.model.statistics import AgencyRow, Bar, Change, Figure, RuleRow, Statistics

router = APIRouter(prefix="/{campaign_id}", tags=["评查数据"])


@router.get("/figures", summary="全部评查数据；每个数字都带着它的案卷")
async def figures(seat: LeadingHere, visitor: SignedIn, office: OfficeHere) -> FiguresBody:
    return await office.slowly(partial(figures_of, office, visitor.user, seat))


def figures_of(office: WebOffice, user: User, seat: Seat) -> FiguresBody:
    """Counted now; what the page and its plots show."""
    found = statistics_of(office.store, office.standards, seat.campaign)
    agreed = campaign_agreement(office.store, user, seat.campaign.id)
    return FiguresBody(
        name=found.name,
        files=_files(office, found),
        agencies=list(found.agencies),
        indicators=[_figure(one) for one in found.indicators],
        special=[_figure(one) for one in found.special],
        grades=[_figure(one) for one in found.grades],
        categories=[_bar(one) for one in found.categories],
        top=[_bar(one) for one in found.top],
        severities=[_bar(one) for one in found.severities],
        heat=[
            HeatBody(
                key=one.key,
                name=one.name,
                cells=[_figure(cell) for cell in one.cells],
                total=_figure(one.total),
            )
            for one in found.heat
        ],
        by_agency=[_agency(one) for one in found.by_agency],
        rules=[_rule(one) for one in found.rules],
        changes=[_change(one) for one in found.changes],
        agreement=_agreement(office, agreed),
        reviewers=[
            ReviewerBody(
                who=one.who,
                files=one.files,
                n=one.n,
                agreed=one.agreed,
                share=one.share,
                kappa=one.kappa,
            )
            for one in agreed.reviewers
        ],
    )


def _files(office: WebOffice, found: Statistics) -> list[CountedFileBody]:
    kinds = office.standards.case_kinds
    return [
        CountedFileBody(
            id=one.id,
            case=one.case_id,
            case_no=one.case_no,
            agency=one.agency,
            cause=one.cause,
            kind_name=kinds.get(one.kind, one.kind),
            total=one.total,
            grade=one.grade,
        )
        for one in found.files
    ]


def _figure(one: Figure) -> FigureBody:
    return FigureBody(
        key=one.key,
        name=one.name,
        kind=one.kind,
        printed=one.printed,
        value=_float(one.value),
        numerator=float(one.numerator),
        denominator=one.denominator,
        formula=one.formula,
        files=list(one.files),
        whole=list(one.whole),
    )


def _bar(one: Bar) -> BarBody:
    return BarBody(
        key=one.key,
        name=one.name,
        problems=_figure(one.problems),
        share=_figure(one.share),
        hit=_figure(one.hit),
    )


def _agency(one: AgencyRow) -> AgencyBody:
    return AgencyBody(
        agency=one.agency,
        files=_figure(one.files),
        problems=_figure(one.problems),
        mean=_figure(one.mean),
        excellent=_figure(one.excellent),
        passed=_figure(one.passed),
        failed=_figure(one.failed),
    )


def _rule(one: RuleRow) -> RuleBody:
    low, high = wilson(int(one.false_alarms.numerator), one.false_alarms.denominator)
    return RuleBody(
        code=one.code,
        name=one.name,
        alleged=_figure(one.alleged),
        decided=_figure(one.decided),
        confirmed=_figure(one.confirmed),
        false_alarms=_figure(one.false_alarms),
        false_low=low,
        false_high=high,
        added=_figure(one.added),
    )


def _change(one: Change) -> ChangeBody:
    return ChangeBody(
        key=one.key,
        name=one.name,
        now=one.now.printed,
        quarter_before=one.quarter_before.printed if one.quarter_before else "",
        year_before=one.year_before.printed if one.year_before else "",
        by_quarter=_float(one.by_quarter),
        by_year=_float(one.by_year),
    )


def _agreement(office: WebOffice, agreed: CampaignAgreement) -> list[AgreementBody]:
    defects = office.standards.defects
    return [
        AgreementBody(
            defect=one.defect,
            name=defects[one.defect].name if one.defect in defects else one.defect,
            n=one.n,
            agreed=one.agreed,
            share=one.share,
            kappa=one.kappa,
            one_sided=one.one_sided,
            disputed=list(one.disputed),
        )
        for one in agreed.rules
    ]


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
