"""Reviewers who click through their case files at the same time, over HTTP on loopback.

Bounded: every reviewer does a fixed number of steps and stops.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field

import httpx

VALUES = ("confirmed", "rejected", "open")


@dataclass
class Log:
    """What one reviewer saw: seconds of each request by its kind, verdicts that were answered."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    answered: list[tuple[str, str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


async def click_through(
    address: str, people: list[tuple[str, str, str]], *, clicks: int, pause: float, seed: int = 1
) -> list[Log]:
    """All reviewers at once; `people`: (login, password, case id); `pause`: seconds on average.

    They begin to click when the last one has logged in: hashing fifty passwords takes a processor
    ten seconds and is no part of a review.
    """
    all_in = asyncio.Barrier(len(people))
    return list(
        await asyncio.gather(
            *(
                _one(address, *person, clicks, pause, random.Random(f"{seed}-{number}"), all_in)
                for number, person in enumerate(people)
            )
        )
    )


async def _one(
    address: str,
    login: str,
    password: str,
    case_id: str,
    clicks: int,
    pause: float,
    dice: random.Random,
    all_in: asyncio.Barrier,
) -> Log:
    log = Log()
    async with httpx.AsyncClient(base_url=address, timeout=60, trust_env=False) as client:
        headers = await _log_in(client, login, password, log)
        await all_in.wait()
        await asyncio.sleep(dice.random() * 2 * pause)
        case = f"/api/v1/cases/{case_id}"
        review = (await _timed(client, log, "open", "GET", f"{case}/review")).json()
        for finding in review["findings"][:clicks]:
            await asyncio.sleep(dice.random() * 2 * pause)
            page = finding["places"][0]["page"]
            await _timed(client, log, "page", "GET", f"{case}/pages/{page}/picture?size=page")
            value = dice.choice(VALUES)
            body = {"finding": finding["id"], "value": value}
            if value == "rejected":
                body |= {"reason_kind": "false_alarm", "note": "核对原件无误"}
            answer = await _timed(
                client, log, "verdict", "POST", f"{case}/verdicts", json=body, headers=headers
            )
            if answer.status_code == 200:
                log.answered.append((case_id, finding["id"], value))
            else:
                log.refused.append(f"{answer.status_code} {answer.text[:200]}")
    return log


async def _log_in(client: httpx.AsyncClient, login: str, password: str, log: Log) -> dict[str, str]:
    data = {"login": login, "password": password}
    origin = str(client.base_url).rstrip("/")
    answer = await _timed(
        client, log, "login", "POST", "/login", data=data, headers={"Origin": origin}
    )
    assert answer.status_code in (200, 303), answer.text[:300]
    me = (await client.get("/api/v1/me")).json()
    return {"X-CSRF-Token": me["csrf"], "Origin": origin}


async def _timed(
    client: httpx.AsyncClient, log: Log, kind: str, method: str, address: str, **more: object
) -> httpx.Response:
    started = time.perf_counter()
    answer = await client.request(method, address, **more)  # type: ignore[arg-type]
    log.seconds.setdefault(kind, []).append(time.perf_counter() - started)
    return answer
