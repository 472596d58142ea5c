"""All routes of evaluations (评查活动接口总表)."""

from __future__ import annotations

from fastapi import APIRouter

from review.web.routes.campaigns import (
    assignment,
    campaigns,
    files,
    ledger,
    people,
    sampling,
)
from review.web.security import JSON_BYTES

HOME = "/campaigns"


def campaigns_router() -> APIRouter:
    """Under `/campaigns`; routes that take files count the bytes themselves."""
    router = APIRouter()
    for room in (campaigns, people, ledger, sampling, files, assignment):
        router.include_router(room.router, prefix=HOME, max_body_size=JSON_BYTES)
    for taking in (ledger, files):
        router.include_router(taking.uploads, prefix=HOME)
    return router
