"""People with accounts (人员), for the administrator."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Path

from review.campaign.people import even
from review.errors import NotFoundError
from review.model.people import ROLE_NAMES, Role, User
from review.store import audit, sessions, users
from review.store.database import now
from review.web.bodies.people import (
    PasswordIn,
    PasswordMade,
    UserBody,
    UserChange,
    UserIn,
    UserList,
    UserMade,
)
from review.web.errors import Conflict, Unusable
from review.web.login import give_password
from review.web.office import OfficeHere, WebOffice
from review.web.passwords import hash_password, one_time_password, refuse_weak
from review.web.sessions import Admin, Visitor

router = APIRouter(prefix="/users", tags=["人员"])

UserId = Annotated[int, Path(ge=1, le=2**31 - 1)]


@router.get("", summary="所有人员")
def all_people(_: Admin, office: OfficeHere) -> UserList:
    with office.store.database.read() as s:
        return UserList(users=[_body(user) for user in users.all_users(s)])


@router.post("", summary="新建人员；不给口令则生成一次性口令，只显示这一次")
async def add_person(wanted: UserIn, admin: Admin, office: OfficeHere) -> UserMade:
    return await office.hashed(partial(_add, office, admin, wanted))


@router.patch("/{user_id}", summary="修改姓名、角色、评查组，停用或启用")
def change_person(
    user_id: UserId, wanted: UserChange, admin: Admin, office: OfficeHere
) -> UserBody:
    with office.store.database.write() as s:
        user = _existing(users.user_by_id(s, user_id))
        changed = {
            name: value for name, value in _written(wanted).items() if value != getattr(user, name)
        }
        if user.id == admin.user.id and {"role", "active"} & changed.keys():
            raise Conflict("own_account", "不能停用自己的账号，也不能更改自己的角色。")
        after = {
            name: changed.get(name, getattr(user, name))
            for name in ("name", "role", "team", "active", "agency")
        }
        _refuse_no_agency(after["role"], after["agency"])
        users.change_user(s, user_id, **after)
        if changed.get("active") is False:
            sessions.end_sessions_of(s, user_id)
        audit.note(s, admin.user, "user_changed", f"user:{user_id}", login=user.login, **changed)
        return _body(_existing(users.user_by_id(s, user_id)))


@router.post("/{user_id}/password", summary="重设口令，解除锁定；其会话全部结束")
async def reset_password(
    user_id: UserId, wanted: PasswordIn, admin: Admin, office: OfficeHere
) -> PasswordMade:
    return await office.hashed(partial(_reset, office, admin, user_id, wanted.password))


def _add(office: WebOffice, admin: Visitor, wanted: UserIn) -> UserMade:
    made = None if wanted.password else one_time_password()
    password = wanted.password or made or ""
    if made is None:
        refuse_weak(password, wanted.login)
    _refuse_no_agency(wanted.role, wanted.agency)
    hashed = hash_password(password)
    with office.store.database.write() as s:
        if users.user_by_login(s, wanted.login) is not None:
            raise Conflict("login_taken", f"登录名“{wanted.login}”已有人使用。")
        user = users.add_user(
            s,
            wanted.login,
            wanted.name,
            wanted.role,
            hashed,
            team=wanted.team,
            must_change=True,
            agency=even(wanted.agency),
        )
        audit.note(s, admin.user, "user_added", f"user:{user.id}", login=user.login, role=user.role)
    return UserMade(user=_body(user), password=made)


def _reset(office: WebOffice, admin: Visitor, user_id: int, password: str | None) -> PasswordMade:
    with office.store.database.read() as s:
        user = _existing(users.user_by_id(s, user_id))
    if user.id == admin.user.id:
        raise Conflict("own_account", "自己的口令请在“修改口令”页面更改。")
    made = None if password else one_time_password()
    if password:
        refuse_weak(password, user.login)
    give_password(office.store, admin.user, user, password or made or "")
    return PasswordMade(password=made)


def _written(wanted: UserChange) -> dict[str, Any]:
    """What is named; an agency is kept as ledgers are read."""
    changed = wanted.model_dump(exclude_none=True)
    return changed | ({"agency": even(wanted.agency)} if wanted.agency else {})


def _refuse_no_agency(role: Role, agency: str) -> None:
    """An account of a unit sees nothing until it is known of which."""
    if role == "unit" and not agency.strip():
        raise Unusable("agency_missing", "被评查单位的账号须填写单位名称，与台账中的写法一致。")


def _existing(user: User | None) -> User:
    if user is None:
        raise NotFoundError("user_not_found", "没有这个人员。")
    return user


def _body(user: User) -> UserBody:
    return UserBody(
        id=user.id,
        login=user.login,
        name=user.name,
        role=user.role,
        role_name=ROLE_NAMES[user.role],
        team=user.team,
        agency=user.agency,
        active=user.active,
        must_change=user.must_change,
        locked=user.locked_until is not None and user.locked_until > now(),
    )
