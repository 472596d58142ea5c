"""Who asks (来访者): by the session cookie of a browser or the token of a program."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from review.casework.access import require_case
from review.errors import NotFoundError
from review.model.case_record import CaseRecord
from review.model.people import Role, User
from review.store import sessions, tokens
from review.web.errors import Refused, not_signed_in
from review.web.office import OfficeHere, WebOffice

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractContextManager

    from fastapi import Response
    from sqlalchemy.orm import Session

SESSION_COOKIE = "juanjian_session"
CSRF_HEADER = "X-CSRF-Token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
UNIT_DOORS = re.compile(r"/api/v1/(me|campaigns|log|teaching)(/|$)|/api/docs|/api/openapi")
"""What an account of a unit under review may ask; what it is told there its own rules say."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A known person who asks; `csrf` and `session` are empty for a program with a token."""

    user: User
    csrf: str = ""
    session: str = ""

    @property
    def by_token(self) -> bool:
        return not self.session


def secret_hash(secret: str) -> str:
    """What is kept of a session's or a program's secret; both are random, so a plain hash does."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def visitor_of(office: WebOffice, request: Request) -> Visitor | None:
    """Who asks, None for strangers; a token given is the only thing looked at."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        kept = secret_hash(token.strip())
        with _reading(office, kept) as s:
            user = tokens.user_of_token(s, kept)
        return Visitor(user) if user else None
    secret = request.cookies.get(SESSION_COOKIE)
    if not secret:
        return None
    kept = secret_hash(secret)
    with _reading(office, kept) as s:
        found = sessions.session_of(s, kept)
    return Visitor(found[0], found[1], kept) if found else None


def _reading(office: WebOffice, kept: str) -> AbstractContextManager[Session]:
    """Once a minute a session that may note its use; else one that waits for no other's writing."""
    database = office.store.database
    return database.write() if office.uses.is_due(kept) else database.read()


def start_session(office: WebOffice, user: User, request: Request, response: Response) -> None:
    """Begins a session of this browser; one that the browser came with ends (fixation)."""
    secret, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    former = request.cookies.get(SESSION_COOKIE)
    hours = office.settings.desk.session_hours
    with office.store.database.write() as s:
        if former:
            sessions.end_session(s, secret_hash(former))
        sessions.add_session(s, user.id, secret_hash(secret), csrf, hours)
    response.set_cookie(
        SESSION_COOKIE,
        secret,
        path="/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


def forget_session(response: Response) -> None:
    """Takes the cookie back from the browser."""
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="strict")


def is_csrf(visitor: Visitor, given: str) -> bool:
    """Whether a request that changes something carries the token of its session."""
    return hmac.compare_digest(visitor.csrf.encode(), given.encode("utf-8", "replace"))


def any_visitor(request: Request, office: OfficeHere) -> Visitor:
    """Who asks, also before a password given by somebody else was changed."""
    visitor = visitor_of(office, request)
    if visitor is None:
        raise not_signed_in()
    return visitor


AnyVisitor = Annotated[Visitor, Depends(any_visitor)]


def signed_in(request: Request, visitor: AnyVisitor) -> Visitor:
    """Who asks, allowed to work: own password, and the session's token where something changes."""
    if visitor.user.must_change:
        raise Refused("password_must_change", "请先修改初始口令，然后再继续。")
    if request.method not in SAFE_METHODS and not visitor.by_token:
        given = request.headers.get(CSRF_HEADER, "")
        if not is_csrf(visitor, given):
            raise Refused("csrf", "页面已过期，请刷新后重试。")
    if visitor.user.role == "unit" and not UNIT_DOORS.match(request.url.path):
        raise Refused("unit_only", "被评查单位的账号只能办理本单位的反馈、申辩、整改和培训。")
    return visitor


SignedIn = Annotated[Visitor, Depends(signed_in)]


def case_here(case_id: str, visitor: SignedIn, office: OfficeHere) -> CaseRecord:
    """The case file that the address names, where this person may see it."""
    if not (case_id.isascii() and case_id.isprintable() and len(case_id) <= 32):
        raise NotFoundError("case_not_found", "没有这份案卷，或者您无权查看。")
    with office.store.database.read() as s:
        return require_case(s, visitor.user, case_id)


CaseHere = Annotated[CaseRecord, Depends(case_here)]


def role_of(*roles: Role) -> Callable[[Visitor], Awaitable[Visitor]]:
    """A dependency that lets only people of these roles pass."""

    async def allowed(visitor: SignedIn) -> Visitor:
        if visitor.user.role not in roles:
            raise Refused("forbidden", "您的角色不能进行这项操作。")
        return visitor

    return allowed


Admin = Annotated[Visitor, Depends(role_of("admin"))]
