"""Who asks (本人), and his tokens for programs (接口令牌)."""

from __future__ import annotations

import secrets
from importlib.metadata import version
from typing import Annotated

from fastapi import APIRouter, Path

from review.campaign.access import MAY_START
from review.errors import NotFoundError
from review.model.people import ROLE_NAMES
from review.store import audit, tokens
from review.store.campaigns import campaigns
from review.web.bodies.people import Me, TokenBody, TokenIn, TokenList, TokenMade
from review.web.errors import Conflict, Refused
from review.web.office import OfficeHere
from review.web.sessions import SignedIn, Visitor, secret_hash

TOKEN_PREFIX = "jj_"
MOST_TOKENS = 20

router = APIRouter(tags=["本人"])


@router.get("/me", summary="我是谁")
def who_am_i(visitor: SignedIn, office: OfficeHere) -> Me:
    user = visitor.user
    with office.store.database.read() as s:
        takes_part = bool(campaigns.campaigns_of_user(s, user.id))
    return Me(
        login=user.login,
        name=user.name,
        role=user.role,
        role_name=ROLE_NAMES[user.role],
        csrf=visitor.csrf,
        version=version("juanjian"),
        campaigns=takes_part or user.role in MAY_START,
        agency=user.agency,
    )


@router.get("/tokens", summary="我的接口令牌")
def own_tokens(visitor: SignedIn, office: OfficeHere) -> TokenList:
    with office.store.database.read() as s:
        rows = tokens.tokens_of(s, visitor.user.id)
    return TokenList(tokens=[TokenBody.model_validate(row) for row in rows])


@router.post("/tokens", summary="新建接口令牌（令牌只显示这一次）")
def make_token(wanted: TokenIn, visitor: SignedIn, office: OfficeHere) -> TokenMade:
    _only_by_browser(visitor)
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    with office.store.database.write() as s:
        if sum(row.revoked is None for row in tokens.tokens_of(s, visitor.user.id)) >= MOST_TOKENS:
            raise Conflict("too_many_tokens", f"每人最多 {MOST_TOKENS} 个有效令牌，请先停用旧的。")
        token_id = tokens.add_token(s, visitor.user.id, wanted.name, secret_hash(secret))
        audit.note(s, visitor.user, "token_made", f"token:{token_id}", name=wanted.name)
    return TokenMade(id=token_id, name=wanted.name, token=secret)


@router.delete("/tokens/{token_id}", summary="停用接口令牌")
def revoke_token(
    token_id: Annotated[int, Path(ge=1, le=2**31 - 1)], visitor: SignedIn, office: OfficeHere
) -> TokenList:
    _only_by_browser(visitor)
    with office.store.database.write() as s:
        if all(row.id != token_id for row in tokens.tokens_of(s, visitor.user.id)):
            raise NotFoundError("token_not_found", "没有这个令牌。")
        tokens.revoke_token(s, token_id, visitor.user.id)
        audit.note(s, visitor.user, "token_revoked", f"token:{token_id}")
        rows = tokens.tokens_of(s, visitor.user.id)
    return TokenList(tokens=[TokenBody.model_validate(row) for row in rows])


def _only_by_browser(visitor: Visitor) -> None:
    """A token that leaked must not be able to make others that outlive it."""
    if visitor.by_token:
        raise Refused("by_browser_only", "令牌只能在登录后的页面上新建或停用。")
