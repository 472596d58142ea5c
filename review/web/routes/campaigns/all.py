"""All routes of evaluations (评查活动接口总表)."""

from __future__ import annotations

from fastapi import APIRouter

from review.web.routes.campaigns import (
    assignment,
    campaigns,
    cross_review,
    figures,
    files,
    grades,
    item_pictures,
    ledger,
    look_back,
    papers,
    people,
    rectification,
    sampling,
    similar,
    unit,
)
from review.web.security import JSON_BYTES

HOME = "/campaigns"


def campaigns_router() -> APIRouter:
    """Under `/campaigns`; routes that take files count the bytes themselves."""
    router = APIRouter()
    for taking in (unit, rectification, ledger, files):
        router.include_router(taking.uploads, prefix=HOME)
    # /unit and /items stand before /{campaign_id}.
    for room in (
        unit, rectification, look_back, item_pictures, campaigns, people, ledger, sampling, files,
        assignment, cross_review, grades, figures, similar, papers,
    ):  # fmt: skip
        router.include_router(room.router, prefix=HOME, max_body_size=JSON_BYTES)
    return router
