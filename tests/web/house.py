"""The application over an office for tests, and browsers that are logged in to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

from review.store import users
from review.web.app import build_app
from review.web.passwords import hash_password
from tests.casework.office import PASSWORD, Office, make_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI
    from httpx import Response

BASE = "http://desk.example"


@dataclass(slots=True)
class House:
    """The application and its office; `browser("jia")` is logged in."""

    app: FastAPI
    office: Office

    def stranger(self) -> TestClient:
        """A browser without a session."""
        client = TestClient(self.app, base_url=BASE, follow_redirects=False)
        client.headers["Origin"] = BASE
        return client

    def browser(self, login: str, password: str = PASSWORD) -> TestClient:
        """A browser that logged in and sends the session's token with every change."""
        client = self.stranger()
        answer = log_in(client, login, password)
        assert answer.status_code == 303, answer.text
        client.headers["X-CSRF-Token"] = client.get("/api/v1/me").json()["csrf"]
        return client


def log_in(client: TestClient, login: str, password: str) -> Response:
    return client.post("/login", data={"login": login, "password": password})


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    office = make_office(folder)
    with office.store.database.write() as s:
        for user in office.user.values():
            users.set_password(s, user.id, hashed_password(), must_change=False)
    app = build_app(office.store, office.settings, office.standards)
    with TestClient(app):  # begins and ends the application's life
        yield House(app, office)
    office.close()


@cache
def hashed_password() -> str:
    """Of the password of all tests; hashing takes its time, once is enough."""
    return hash_password(PASSWORD)
