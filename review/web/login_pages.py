"""The pages for login, logout and the own password (登录、退出、改口令)."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from review.errors import ReviewError
from review.model.people import User
from review.store import audit, sessions
from review.web.errors import Refused, Unusable
from review.web.login import LOGIN_LENGTH, change_own_password, log_in
from review.web.office import OfficeHere, WebOffice
from review.web.passwords import MAX_LENGTH
from review.web.sessions import (
    CSRF_HEADER,
    AnyVisitor,
    Visitor,
    forget_session,
    is_csrf,
    start_session,
)
from review.web.templates import page

START_PAGE = "/desk/tasks"
FORM_BYTES = 16 * 1024
_EXPIRED = "登录已过期，请重新登录。最后一步操作可能没有保存，登录后请核对。"

router = APIRouter(include_in_schema=False, max_body_size=FORM_BYTES)


@router.get("/")
async def start() -> Response:
    return RedirectResponse(START_PAGE, 303)


@router.get("/favicon.ico")
async def no_picture() -> Response:
    """Browsers ask for it by themselves; a page without one is no fault."""
    return Response(status_code=204, headers={"Cache-Control": "public, max-age=86400"})


@router.get("/login")
async def login_page(next: str = "", expired: str = "") -> Response:
    message = _EXPIRED if expired else ""
    return page("login", next=inner_address(next), login="", message=message)


@router.post("/login")
async def login(request: Request, office: OfficeHere) -> Response:
    form = await _fields(request)
    name, password, wanted = form["login"].strip(), form["password"], inner_address(form["next"])
    user = None
    if 0 < len(name) <= LOGIN_LENGTH and len(password) <= MAX_LENGTH:
        user = await office.hashed(partial(log_in, office, name, password))
    if user is None:
        return page("login", 401, next=wanted, login=name[:LOGIN_LENGTH], message=_why_not(office))
    answer = RedirectResponse("/password" if user.must_change else wanted, 303)
    # Not in the queue of passwords, or whoever got in would wait for all who came at that moment.
    await office.quickly(partial(start_session, office, user, request, answer))
    return answer


@router.post("/logout")
async def logout(request: Request, visitor: AnyVisitor, office: OfficeHere) -> Response:
    await _form_of(request, visitor)
    await office.quickly(partial(_log_out, office, visitor))
    answer = RedirectResponse("/login", 303)
    forget_session(answer)
    return answer


@router.get("/password")
async def password_page(visitor: AnyVisitor) -> Response:
    return _password_page(visitor)


@router.post("/password")
async def change_password(request: Request, visitor: AnyVisitor, office: OfficeHere) -> Response:
    form = await _form_of(request, visitor)
    try:
        if form["new"] != form["again"]:
            raise Unusable("password_again", "两次输入的新口令不一致。")
        user = await office.hashed(
            partial(change_own_password, office, visitor.user, form["old"], form["new"])
        )
    except ReviewError as error:
        return _password_page(visitor, error.message, 422)
    answer = RedirectResponse(START_PAGE, 303)
    await office.quickly(partial(start_session, office, user, request, answer))
    return answer


def inner_address(wanted: str) -> str:
    """The address to go on to, the first page for any that could lead away from here."""
    inner = wanted.startswith("/") and not wanted.startswith("//")
    return wanted if inner and "\\" not in wanted and wanted.isprintable() else START_PAGE


def _why_not(office: WebOffice) -> str:
    desk = office.settings.desk
    return (
        "登录未成功：登录名或口令不正确，或者该账号已停用、已锁定。"
        f"连续输错 {desk.lock_after} 次，账号锁定 {desk.lock_minutes} 分钟。"
    )


def _password_page(visitor: Visitor, message: str = "", status: int = 200) -> Response:
    user: User = visitor.user
    why = "口令由他人设置，请先改成只有您知道的口令。" if user.must_change else "修改自己的口令。"
    shown = {"name": user.name, "login": user.login, "why": why, "csrf": visitor.csrf}
    return page("password", status, message=message, **shown)


def _log_out(office: WebOffice, visitor: Visitor) -> None:
    with office.store.database.write() as s:
        sessions.end_session(s, visitor.session)
        audit.note(s, visitor.user, "logout", f"user:{visitor.user.id}")


async def _form_of(request: Request, visitor: Visitor) -> dict[str, str]:
    """The form, sent by a page of this very session."""
    if visitor.by_token:
        raise Refused("forbidden", "接口令牌不能用于这个地址。")
    form = await _fields(request)
    if not is_csrf(visitor, form["csrf"] or request.headers.get(CSRF_HEADER, "")):
        raise Refused("csrf", "页面已过期，请刷新后重试。")
    return form


async def _fields(request: Request) -> dict[str, str]:
    async with request.form(max_files=0, max_fields=20) as form:
        names = ("login", "password", "next", "csrf", "old", "new", "again")
        return {name: str(form.get(name) or "") for name in names}
