"""The log, the office's settings and the standards in use (日志、设置、标准)."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query

from review.casework.access import require_case
from review.model.log_actions import action_name
from review.standards.compare import KIND_NAMES, compare
from review.standards.load import load_standards
from review.store import audit, office_settings, users
from review.web.bodies.people import (
    LogEntry,
    LogPage,
    OfficeSettings,
    OfficeSettingsChange,
    OverrideBody,
    RegisterBody,
    StandardsBody,
)
from review.web.errors import Refused
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import Admin, SignedIn

if TYPE_CHECKING:
    from review.standards.load import Standards

router = APIRouter(tags=["设置"])


@router.get("/log", summary="操作日志：管理员看全部，其他人看自己的和自己案卷的")
def log(
    visitor: SignedIn,
    office: OfficeHere,
    subject: Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")] = "",
    user: Annotated[str, Query(max_length=64, pattern=r"^[^\x00]*$")] = "",
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> LogPage:
    with office.store.database.read() as s:
        whose = visitor.user.id
        if user and user != visitor.user.login:
            found = users.user_by_login(s, user)
            whose = found.id if found else -1
        of_user = whose if user else None
        if visitor.user.role != "admin":
            if user and whose != visitor.user.id:
                raise Refused("forbidden", "只有管理员可以查看他人的操作日志。")
            if subject:
                require_case(s, visitor.user, subject)
            else:
                of_user = visitor.user.id
        rows = audit.entries(
            s, subject=subject or None, user=of_user, limit=limit, before_seq=before
        )
    return LogPage(
        entries=[
            LogEntry(
                seq=row.seq,
                at=row.at,
                who=row.who,
                action=row.action,
                action_name=action_name(row.action),
                subject=row.subject,
                detail=dict(row.detail),
                hash=row.hash,
            )
            for row in rows
        ],
        next=rows[-1].seq if len(rows) == limit and rows[-1].seq > 1 else None,
    )


@router.get("/settings", summary="运行设置")
def settings(_: SignedIn, office: OfficeHere) -> OfficeSettings:
    return _settings(office)


@router.put("/settings", summary="更改运行设置")
def change_settings(
    wanted: OfficeSettingsChange, admin: Admin, office: OfficeHere
) -> OfficeSettings:
    changed = wanted.model_dump(exclude_none=True)
    with office.store.database.write() as s:
        for key, value in changed.items():
            office_settings.put_setting(s, key, value)
        if changed:
            audit.note(s, admin.user, "settings_changed", "settings", **changed)
    return _settings(office)


@router.get("/standards", summary="在用的评查标准")
def standards(_: SignedIn, office: OfficeHere) -> StandardsBody:
    rows = office.standards
    return StandardsBody(
        version=rows.version,
        laws=rows.laws.digest[:12],
        defects=len(rows.defects),
        registers=[
            RegisterBody(kind=one.kind, name=one.name, as_of=one.as_of, rows=len(one.rows))
            for one in rows.registers.by_kind.values()
        ],
        local_laws=[law.name for law in rows.laws.local_laws],
        switches=dict(rows.switches),
        overrides=_overrides(rows),
        program=version("juanjian"),
    )


def _settings(office: WebOffice) -> OfficeSettings:
    with office.store.database.read() as s:
        return OfficeSettings(
            watermark=bool(office_settings.setting(s, "watermark", office.settings.desk.watermark)),
            office_name=str(office_settings.setting(s, "office_name", "")),
        )


def _overrides(standards: Standards) -> list[OverrideBody]:
    return [
        OverrideBody(
            kind_name=KIND_NAMES[one.kind],
            table=one.table,
            code=one.code,
            name=one.name,
            field=one.field,
            old=one.old,
            new=one.new,
        )
        for one in compare(_shipped(), standards)
    ]


@cache
def _shipped() -> Standards:
    return load_standards()
