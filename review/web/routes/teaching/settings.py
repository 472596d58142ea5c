"""Who learns here (培训设置): roles let into the library, and whether firms are covered."""

from __future__ import annotations

from fastapi import APIRouter

from review.model.people import ROLE_NAMES
from review.store import audit, office_settings
from review.teaching.access import (
    FIRMS_SETTING,
    LEARNERS_SETTING,
    MAY_LEARN,
    hides_firms,
    learners,
)
from review.web.bodies.teaching import RoleBody, TeachingSettings, TeachingSettingsChange
from review.web.errors import Refused
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import Admin, SignedIn

router = APIRouter(prefix="/settings", tags=["案例库"])


@router.get("", summary="案例库向谁开放")
def shown(_: SignedIn, office: OfficeHere) -> TeachingSettings:
    return _settings(office)


@router.put("", summary="更改案例库设置")
def changed(wanted: TeachingSettingsChange, admin: Admin, office: OfficeHere) -> TeachingSettings:
    values: dict[str, object] = {}
    if wanted.learners is not None:
        if unknown := [role for role in wanted.learners if role not in MAY_LEARN]:
            raise Refused("unknown_role", f"没有可开放的角色“{unknown[0]}”。")
        values[LEARNERS_SETTING] = [role for role in MAY_LEARN if role in wanted.learners]
    if wanted.mask_firms is not None:
        values[FIRMS_SETTING] = wanted.mask_firms
    with office.store.database.write() as s:
        for key, value in values.items():
            office_settings.put_setting(s, key, value)
        if values:
            audit.note(s, admin.user, "settings_changed", "settings", **values)
    return _settings(office)


def _settings(office: WebOffice) -> TeachingSettings:
    with office.store.database.read() as s:
        let_in = learners(s)
        return TeachingSettings(
            learners=[
                RoleBody(role=role, name=ROLE_NAMES[role], may=role in let_in) for role in MAY_LEARN
            ],
            mask_firms=hides_firms(s),
        )
