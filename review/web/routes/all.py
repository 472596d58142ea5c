"""All of `/api/v1` (接口总表)."""

from __future__ import annotations

from fastapi import APIRouter, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from review.web.bodies.common import ErrorBody
from review.web.routes import (
    cases,
    corrections,
    exports,
    learning,
    log_check,
    me,
    members,
    office,
    packages,
    pages,
    results,
    review,
    search,
    sheets,
    uploads,
    users,
)
from review.web.routes.campaigns.all import campaigns_router
from review.web.routes.teaching.all import teaching_router
from review.web.security import JSON_BYTES
from review.web.sessions import SESSION_COOKIE

_bearer = HTTPBearer(auto_error=False, description="接口令牌", scheme_name="token")
_cookie = APIKeyCookie(
    name=SESSION_COOKIE, auto_error=False, description="登录后的会话", scheme_name="session"
)
_ERRORS = {
    400: "请求不能照办",
    401: "未登录",
    403: "无权进行",
    404: "没有，或无权查看",
    409: "与案卷目前的状态冲突",
    413: "超过大小上限",
    422: "内容不合要求",
    503: "数据库正忙",
}


def api_router() -> APIRouter:
    """The routes with what all of them may answer; who asks is found by `review.web.sessions`."""
    router = APIRouter(
        prefix="/api/v1",
        # For the description only: these never refuse.
        dependencies=[Security(_bearer), Security(_cookie)],
        responses={
            status: {"model": ErrorBody, "description": said} for status, said in _ERRORS.items()
        },
    )
    for room in (
        me, cases, members, results, review, sheets, pages, corrections, exports, search, users,
        office, log_check, learning,
    ):  # fmt: skip
        router.include_router(room.router, max_body_size=JSON_BYTES)
    for room in (uploads, packages):  # these count the bytes themselves
        router.include_router(room.router)
    router.include_router(campaigns_router())
    router.include_router(teaching_router())
    return router
