"""What holds for every request and answer: same origin, headers, shut addresses (安全)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse

from review.web.errors import error_body
from review.web.sessions import SAFE_METHODS, SESSION_COOKIE, visitor_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_STRICT = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""Of our own pages, which have no scripts."""
_DESK = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:; worker-src 'self' blob:; media-src 'self' blob:; "
    "object-src 'none'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
"""Of Gradio's pages, which make their scripts at run time; still no host but this one."""
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would make browsers send the origin "null" with our own forms.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_UNKEPT = ("text/html", "application/json")
"""Never stored by a browser or a proxy: both may tell of a case file."""

_SHUT = re.compile(
    r"/desk(/[^/]+)?/(gradio_api/)?"
    r"(upload|file[=/]|proxy=|stream/|runs|run-history|process_recording|profiling|vibe-|undo-vibe-"
    r"|deep_link|token|monitoring|dev/|custom_component)"
)
"""Addresses of Gradio that the desk does not use: every logged-in user could fetch what another
uploaded there. Uploads go through `/api/v1/cases`."""
_DESK_ASSETS = re.compile(r"/desk/(assets|static|svelte|gradio_api|theme\.css|favicon|manifest)")


JSON_BYTES = 1024 * 1024
UPLOADS = re.compile(
    r"/api/v1/(cases|packages|campaigns/[^/]+/(ledger|ledger/preview|cases)"
    r"|campaigns/items/[^/]+/proof|campaigns/unit/files/[^/]+/objections)"
)
"""Addresses that take files and count their bytes themselves."""
UNIT_PAGES = frozenset({"unit", "cards", "settings"})
"""Pages of the desk for accounts of units under review."""


class Security:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = _with_headers(send, str(scope["path"]))
        answer = _refused(scope) or await _to_the_door(scope)
        await (answer or self._app)(scope, receive, send)


def _refused(scope: Scope) -> JSONResponse | None:
    if _SHUT.match(scope["path"]):
        return JSONResponse(error_body("not_found", "没有这个地址。"), 404)
    headers = Headers(scope=scope)
    if scope["method"] not in SAFE_METHODS and not _is_same_origin(headers):
        message = "请求来自其他网站，已拒绝。请在本系统的页面上操作。"
        return JSONResponse(error_body("foreign_origin", message), 403)
    announced = headers.get("content-length", "")
    if (
        announced.isdigit()
        and int(announced) > JSON_BYTES
        and not (UPLOADS.fullmatch(scope["path"]))
    ):
        return JSONResponse(error_body("too_large", "发送的内容超过大小上限。"), 413)
    return None


def _is_same_origin(headers: Headers) -> bool:
    """The origin must be ours where a browser says one, and be said where a cookie counts.

    Only host and port are compared: behind a proxy that speaks TLS the scheme is not ours to know.
    """
    origin = headers.get("origin")
    if origin is None:
        foreign = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        by_cookie = f"{SESSION_COOKIE}=" in headers.get("cookie", "")
        return not foreign and (not by_cookie or "authorization" in headers)
    _, _, host = origin.partition("://")
    return bool(host) and host.lower() == headers.get("host", "").lower()


async def _to_the_door(scope: Scope) -> RedirectResponse | None:
    """A page of the desk that a stranger opens, or one who has to change the password first."""
    path = str(scope["path"])
    if not (path == "/desk" or path.startswith("/desk/")) or _DESK_ASSETS.match(path):
        return None
    if scope["method"] not in ("GET", "HEAD"):
        return None
    request = Request(scope)
    office = request.app.state.office
    visitor = await run_in_threadpool(visitor_of, office, request)
    if visitor is None:
        wanted = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(wanted, safe='')}", 303)
    if visitor.user.must_change:
        return RedirectResponse("/password", 303)
    name = path.split("/")[2] if path.count("/") > 1 else ""
    if visitor.user.role == "unit" and name not in UNIT_PAGES:
        return RedirectResponse("/desk/unit", 303)
    return None


def _with_headers(send: Send, path: str) -> Send:
    policy = _DESK if path == "/desk" or path.startswith("/desk/") else _STRICT

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers[name] = value
            headers["Content-Security-Policy"] = policy
            if headers.get("content-type", "").startswith(_UNKEPT):
                headers["Cache-Control"] = "no-store"
        await send(message)

    return send_with_headers
