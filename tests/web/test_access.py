"""Who gets in: strangers nowhere, nobody into another's case file. All routes are walked."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from review.web.app import build_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from fastapi.testclient import TestClient
    from httpx import Response

    from review.model.case_record import CaseRecord
    from tests.web.house import House

NOT_THERE = {"error": {"code": "case_not_found", "message": "没有这份案卷，或者您无权查看。"}}
FILLED = {"page_no": "1", "fact_id": "f1", "login": "yi", "sheet": "sheet.docx"}
BODIES: dict[tuple[str, str], object] = {
    ("post", "/verdicts"): {"finding": "x", "value": "confirmed"},
    ("post", "/findings"): {"defect": "x", "page": 1, "box": [0, 0, 1, 1], "message": "x"},
    ("post", "/members"): {"login": "yi"},
    ("post", "/facts/f1"): {"value": "x"},
    ("put", "/place"): {"page": 1},
    ("post", "/cards"): {"finding": "x"},
    ("post", "/exemplary"): {"pages": []},
    ("put", "/sorting"): {
        "documents": [{"first_page": 1, "last_page": 1, "kind": "unknown", "title": ""}]
    },
}


def routes_of(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Method and address of every route, those of included routers too."""
    waiting = list(app.routes)
    while waiting:
        route = waiting.pop()
        if hasattr(route, "effective_candidates"):
            waiting.extend(route.effective_candidates())
            continue
        path = getattr(route, "path", None)
        for method in sorted(getattr(route, "methods", None) or ()):
            if path and method not in ("HEAD", "OPTIONS"):
                yield method.lower(), path


def of_a_case(app: FastAPI) -> list[tuple[str, str]]:
    return sorted((method, path) for method, path in routes_of(app) if "{case_id}" in path)


def ask(client: TestClient, method: str, path: str, case_id: str) -> Response:
    address = path.replace("{case_id}", case_id)
    address = re.sub(r"{(\w+)(:\w+)?}", lambda found: FILLED[found[1]], address)
    body = BODIES.get((method, address.partition(case_id)[2]))
    content = None if body is None else json.dumps(body)
    headers = {} if body is None else {"Content-Type": "application/json"}
    return client.request(method, address, content=content, headers=headers)


def test_the_walk_finds_the_routes_of_the_description(house: House) -> None:
    described = {
        (method, path)
        for path, methods in house.app.openapi()["paths"].items()
        for method in methods
    }
    walked = set(routes_of(house.app))
    assert described <= walked
    assert len(of_a_case(house.app)) >= 24


def test_strangers_are_told_to_log_in(house: House, record: CaseRecord) -> None:
    client = house.stranger()
    for method, path in of_a_case(house.app):
        answer = ask(client, method, path, record.id)
        assert answer.status_code == 401, (method, path, answer.text)
        assert answer.json()["error"]["code"] == "not_signed_in"


@pytest.mark.parametrize("login", ["yi", "ding", "wu"])
def test_a_case_of_another_does_not_exist(house: House, record: CaseRecord, login: str) -> None:
    client = house.browser(login)
    for method, path in of_a_case(house.app):
        for case_id in (record.id, "0" * 16):
            answer = ask(client, method, path, case_id)
            assert (answer.status_code, answer.json()) == (404, NOT_THERE), (method, path)


def test_nothing_but_login_is_open(house: House) -> None:
    client = house.stranger()
    open_to_all = {"/login", "/favicon.ico"}
    for method, path in routes_of(house.app):
        address = re.sub(r"{\w+(:\w+)?}", "1", path)
        answer = client.request(method, address)
        if path in open_to_all:
            continue
        sent_away = answer.status_code == 303 and answer.headers["location"].startswith(
            ("/login", "/desk/")
        )
        assert answer.status_code == 401 or sent_away, (method, path, answer.status_code)


def test_what_a_stranger_did_left_nothing(house: House, record: CaseRecord) -> None:
    assert house.office.record(record.id).revision == record.revision
    assert house.browser("yi").get("/api/v1/cases").json()["cases"] == []


def test_leader_of_the_team_and_members_see_it(house: House, record: CaseRecord) -> None:
    assert house.browser("bing").get(f"/api/v1/cases/{record.id}").status_code == 200
    owner = house.browser("jia")
    assert owner.post(f"/api/v1/cases/{record.id}/members", json={"login": "yi"}).status_code == 200
    member = house.browser("yi")
    assert member.get(f"/api/v1/cases/{record.id}").status_code == 200
    refused = member.post(f"/api/v1/cases/{record.id}/members", json={"login": "ding"})
    assert refused.status_code == 403
    gone = owner.delete(f"/api/v1/cases/{record.id}/members/yi")
    assert gone.json() == {"members": []}
    assert member.get(f"/api/v1/cases/{record.id}").status_code == 404


@pytest.mark.parametrize("odd", ["%00", "..%2f..", "a" * 300, "%E6%A1%88", "' OR 1=1 --"])
def test_an_odd_id_is_no_fault(house: House, odd: str) -> None:
    assert house.browser("jia").get(f"/api/v1/cases/{odd}/review").status_code in (404,)


def test_only_the_administrator_sees_people_and_settings(house: House) -> None:
    for login in ("jia", "bing", "ding"):
        client = house.browser(login)
        assert client.get("/api/v1/users").status_code == 403
        assert client.put("/api/v1/settings", json={"watermark": False}).status_code == 403
        assert client.get("/api/v1/log", params={"user": "wu"}).status_code == 403
    assert house.browser("wu").get("/api/v1/users").status_code == 200


def test_a_trainer_looks_only(house: House, record: CaseRecord) -> None:
    owner, trainer = house.browser("jia"), house.browser("ding")
    owner.post(f"/api/v1/cases/{record.id}/members", json={"login": "ding"})
    assert trainer.get(f"/api/v1/cases/{record.id}/review").status_code == 200
    said = {"finding": "x", "value": "confirmed"}
    assert trainer.post(f"/api/v1/cases/{record.id}/verdicts", json=said).status_code == 403
    assert trainer.post("/api/v1/cases", files={"files": b"%PDF-"}).status_code == 403
    owner.delete(f"/api/v1/cases/{record.id}/members/ding")


def test_the_application_can_be_built_twice(house: House) -> None:
    office = house.office
    again = build_app(office.store, office.settings, office.standards)
    assert of_a_case(again) == of_a_case(house.app)
