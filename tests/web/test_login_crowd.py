"""Many log in at one moment: passwords are hashed two at a time, everybody else is answered."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import anyio
import httpx
from anyio.from_thread import start_blocking_portal

from review.web import login
from review.web.app import HASHING_AT_ONCE
from tests.casework.office import PASSWORD
from tests.web.house import BASE

if TYPE_CHECKING:
    import pytest

    from tests.web.house import House

CROWD = 12
PATIENCE_SECONDS = 60


class Gate:
    """Stands for the hashing: whoever comes waits in it until it is opened, and is counted."""

    def __init__(self) -> None:
        self.opened = threading.Event()
        self.inside = self.most = 0
        self._lock = threading.Lock()

    def __call__(self, password: str, kept: str | None) -> bool:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        assert self.opened.wait(PATIENCE_SECONDS)
        with self._lock:
            self.inside -= 1
        return password == PASSWORD and kept is not None


def test_others_are_answered_while_passwords_are_hashed(
    own_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookies = own_house.browser("yi").cookies
    known = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    gate = Gate()
    monkeypatch.setattr(login, "is_password", gate)
    answers: list[int] = []

    async def crowd() -> int:
        transport = httpx.ASGITransport(app=own_house.app)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:

            async def come() -> None:
                form = {"login": "jia", "password": PASSWORD}
                answers.append((await client.post("/login", data=form)).status_code)

            async with anyio.create_task_group() as group:
                client.headers["Origin"] = BASE
                for _ in range(CROWD):
                    group.start_soon(come)
                try:
                    with anyio.fail_after(PATIENCE_SECONDS):
                        while gate.inside < HASHING_AT_ONCE:
                            await anyio.sleep(0.01)
                        me = await client.get("/api/v1/me", headers=known)
                        await anyio.sleep(0.1)
                    assert not answers
                finally:
                    gate.opened.set()
        return me.status_code

    # A thread of its own: the driver of the browser tests keeps a loop running in the main one.
    with start_blocking_portal() as portal:
        assert portal.call(crowd) == 200
    assert answers == [303] * CROWD
    assert gate.most == HASHING_AT_ONCE
