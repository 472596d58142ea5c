"""All of `/api/v1/teaching` (培训接口)."""

from __future__ import annotations

from fastapi import APIRouter

from review.web.routes.teaching import cards, contests, exercises, handouts, settings, workshop
from review.web.security import JSON_BYTES


def teaching_router() -> APIRouter:
    """The library, the making of cards, who learns."""
    router = APIRouter(prefix="/teaching")
    for room in (cards, workshop, handouts, exercises, contests, settings):
        router.include_router(room.router, max_body_size=JSON_BYTES)
    return router
