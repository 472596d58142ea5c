"""The application over an office with one evaluation under way."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

from review.store import users
from review.web.app import build_app
from tests.campaign.office import CampaignOffice, make_campaign
from tests.web.house import House, hashed_password

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOGINS = {"甲": "jia", "乙": "yi", "丙": "bing", "己": "ji", "庚": "geng", "辛": "xin", "戊": "wu"}


@contextmanager
def open_campaign_house(folder: Path, **options: object) -> Iterator[tuple[House, CampaignOffice]]:
    """`options` as of `make_campaign`; everybody has the password of all tests."""
    made = make_campaign(folder, **options)  # type: ignore[arg-type]
    office = made.office
    with office.store.database.write() as s:
        for user in office.user.values():
            users.set_password(s, user.id, hashed_password(), must_change=False)
    app = build_app(office.store, office.settings, office.standards)
    with TestClient(app):
        yield House(app, office), made
    office.close()
