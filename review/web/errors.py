"""Errors as answers: `{"error": {"code", "message"}}` with the status that fits."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from review.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    PackageError,
    ReportError,
    ReviewError,
    StoreError,
)
from review.web.input_faults import say_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import FastAPI, Request, Response

_log = logging.getLogger(__name__)


class WebError(ReviewError):
    """A request that is not answered with what it asked for."""

    status = HTTPStatus.BAD_REQUEST


class NotSignedIn(WebError):
    """Nobody is logged in (未登录)."""

    status = HTTPStatus.UNAUTHORIZED


class Refused(WebError):
    """Known who asks, but he may not (无权)."""

    status = HTTPStatus.FORBIDDEN


class Missing(WebError):
    """There is no such thing, or not for the one who asks (不存在或不可见)."""

    status = HTTPStatus.NOT_FOUND


class Conflict(WebError):
    """Not in the present state of things (状态冲突)."""

    status = HTTPStatus.CONFLICT


class TooLarge(WebError):
    """More bytes than are taken (超过大小上限)."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class Unusable(WebError):
    """What was sent cannot be used (内容不合要求)."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


_BY_CLASS: Mapping[type[ReviewError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    ForbiddenError: HTTPStatus.FORBIDDEN,
    ConflictError: HTTPStatus.CONFLICT,
    PackageError: HTTPStatus.UNPROCESSABLE_ENTITY,
    ReportError: HTTPStatus.CONFLICT,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Of other rooms; any other error is a request that cannot be done as it was asked."""

_PLAIN: Mapping[int, tuple[str, str]] = {
    400: ("bad_request", "请求不完整或无法读取。"),
    401: ("not_signed_in", "请先登录。"),
    403: ("forbidden", "没有权限。"),
    404: ("not_found", "没有这个地址。"),
    405: ("method_not_allowed", "这个地址不支持这种请求。"),
    413: ("too_large", "发送的内容超过大小上限。"),
}


def not_signed_in() -> NotSignedIn:
    """Told to everybody who asks without a valid session or token."""
    return NotSignedIn("not_signed_in", "请先登录。")


def status_of(error: ReviewError) -> int:
    """The HTTP status of an error of any room."""
    if isinstance(error, WebError):
        return error.status
    for kind, status in _BY_CLASS.items():
        if isinstance(error, kind):
            return status
    return HTTPStatus.BAD_REQUEST


def error_body(code: str, message: str, reasons: tuple[str, ...] = ()) -> dict[str, Any]:
    """The one shape of all errors; `reasons` only where there are some."""
    body: dict[str, Any] = {"code": code, "message": message}
    if reasons:
        body["reasons"] = list(reasons)
    return {"error": body}


def install_errors(app: FastAPI) -> None:
    """Makes answers of all errors that leave a route."""
    app.exception_handler(ReviewError)(_review_error)
    app.exception_handler(RequestValidationError)(_invalid)
    app.exception_handler(HTTPException)(_http_error)
    app.exception_handler(Exception)(_fault)


def _review_error(request: Request, error: ReviewError) -> Response:
    if isinstance(error, NotSignedIn) and not request.url.path.startswith("/api/v1"):
        wanted = request.url.path if request.method == "GET" else "/"
        return RedirectResponse(f"/login?next={quote(wanted)}", status_code=HTTPStatus.SEE_OTHER)
    reasons = tuple(str(one) for one in getattr(error, "reasons", ()))
    return JSONResponse(error_body(error.code, error.message, reasons), status_of(error))


def _invalid(_: Request, error: RequestValidationError) -> Response:
    faults = say_faults(error.errors())
    body = error_body(
        "invalid_input", "提交的内容不合要求：" + "；".join(faults[:3]) + "。", faults
    )
    return JSONResponse(body, HTTPStatus.UNPROCESSABLE_ENTITY)


def _http_error(_: Request, error: HTTPException) -> Response:
    code, message = _PLAIN.get(error.status_code, ("error", "请求未能完成。"))
    return JSONResponse(
        error_body(code, message), error.status_code, headers=dict(error.headers or {})
    )


def _fault(request: Request, error: Exception) -> Response:
    _log.error("fault at %s %s", request.method, request.url.path, exc_info=error)
    return JSONResponse(
        error_body("internal_fault", "程序内部出错，操作没有完成。请重试；仍不行请告知管理员。"),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )
