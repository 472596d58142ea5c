"""Who gets into an evaluation: every route that names an evaluation, a file or an item is walked.

甲 and 乙 review the file blind, 己 takes part without a file, 丙 leads, 庚 is the chief, 辛 is an
account of the agency of the first file, 丁 and 戊 take no part.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.web.campaign_house import open_campaign_house
from tests.web.test_access import routes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx import Response

    from tests.campaign.office import CampaignOffice
    from tests.web.house import House

Open = tuple["House", "CampaignOffice"]

CONFIG = {
    "per_stratum": 2,
    "rates": [{"up_to": None, "percent": 10}],
    "always": [],
    "mean_within": 3,
    "group_within": 8,
    "days": dict.fromkeys(
        ("hand_in", "review", "decide", "feedback", "object", "grade", "rectify"), 5
    ),
    "recheck_percent": 10,
    "relapse_percent": 30,
}
BODIES: dict[tuple[str, str], object] = {
    ("post", "/close"): {},
    ("put", "/people/yi"): {"part": "chief"},
    ("put", "/config"): CONFIG,
    ("put", "/papers/typical"): {"cases": []},
    ("post", "/draw"): {},
    ("post", "/draw/preview"): {},
    ("post", "/match/hand"): {"case": "x", "row_no": 1},
    ("post", "/third"): {"login": "yi"},
    ("post", "/answerer"): {"login": "yi"},
    ("post", "/conclude"): {},
    ("post", "/confirm"): {},
    ("post", "/feedback"): {},
    ("post", "/answer"): {"outcome": "refused", "reason": "x"},
    ("post", "/rulings"): {"defect": "x", "text": "x"},
    ("post", "/items"): {"start": "2026-12-01"},
    ("post", "/steps"): {"action": "claim"},
    ("patch", "/items/1"): {"revision": 0},
}
FILLED = {
    "login": "yi",
    "paper": "analysis.docx",
    "ruling_id": "1",
    "correction_id": "1",
    "side": "case",
    "page_no": "1",
    "objection_id": "1",
    "event_id": "1",
    "item_id": "1",
}
QUERY = {"versions": {"before": "1", "after": "2"}}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    with open_campaign_house(tmp_path_factory.mktemp("access")) as made:
        yield made


def naming(house: House, what: str) -> list[tuple[str, str]]:
    routes = {(method, path) for method, path in routes_of(house.app) if what in path}
    return sorted((method, path) for method, path in routes if "/campaigns" in path)


def ask(client: TestClient, method: str, path: str, **ids: object) -> Response:
    filled = {**FILLED, **{name: str(value) for name, value in ids.items()}}
    address = re.sub(r"{(\w+)(:\w+)?}", lambda found: filled[found[1]], path)
    tails = ["/" + address.rsplit("/", 1)[-1], "/" + "/".join(address.rsplit("/", 2)[-2:])]
    body = next((BODIES[method, tail] for tail in tails[::-1] if (method, tail) in BODIES), None)
    content = None if body is None else json.dumps(body)
    headers = {} if body is None else {"Content-Type": "application/json"}
    query = QUERY.get(address.rsplit("/", 1)[-1])
    return client.request(method, address, content=content, headers=headers, params=query)


def test_strangers_are_told_to_log_in(opened: Open) -> None:
    house, made = opened
    client = house.stranger()
    routes = naming(house, "{")
    assert len(routes) >= 40
    for method, path in routes:
        answer = ask(client, method, path, campaign_id=made.campaign.id, file_id=1)
        assert (answer.status_code, answer.json()["error"]["code"]) == (401, "not_signed_in"), path


@pytest.mark.parametrize("login", ["ding", "wu"])
def test_an_evaluation_of_others_does_not_exist(opened: Open, login: str) -> None:
    house, made = opened
    client = house.browser(login)
    for method, path in naming(house, "{campaign_id}"):
        for campaign_id in (made.campaign.id, 999, "x", "9" * 30, "%00"):
            answer = ask(client, method, path, campaign_id=campaign_id, file_id=made.files[0].id)
            assert answer.status_code == 404, (method, path, campaign_id, answer.text)


@pytest.mark.parametrize("login", ["ding", "wu", "xin"])
def test_items_of_others_do_not_exist(opened: Open, login: str) -> None:
    house, _ = opened
    client = house.browser(login)
    for method, path in naming(house, "{item_id}"):
        for item_id in (1, 999, "x"):
            answer = ask(client, method, path, item_id=item_id)
            assert answer.status_code == 404, (method, path, item_id, answer.text)


def test_a_file_of_other_reviewers_does_not_exist(opened: Open) -> None:
    house, made = opened
    client = house.browser("ji")
    for method, path in naming(house, "{file_id}"):
        if "{campaign_id}" in path:
            answer = ask(
                client, method, path, campaign_id=made.campaign.id, file_id=made.files[0].id
            )
            assert answer.status_code == 404, (method, path, answer.text)


def test_a_blind_reviewer_learns_nothing_of_the_other(opened: Open) -> None:
    house, made = opened
    made.finish("乙", made.files[0].b_case)
    client = house.browser("jia")
    ids = {"campaign_id": made.campaign.id, "file_id": made.files[0].id}
    for method, path in naming(house, "{file_id}"):
        if "{campaign_id}" not in path:
            continue
        answer = ask(client, method, path, **ids)
        assert answer.status_code in (403, 404, 409), (method, path, answer.text)
        assert "乙" not in answer.text
    shown = client.get(f"/api/v1/campaigns/{made.campaign.id}/files").text
    assert "乙" not in shown
    assert (made.files[0].b_case or "") not in shown


def test_what_leads_is_closed_to_reviewers(opened: Open) -> None:
    house, made = opened
    client = house.browser("jia")
    home = f"/api/v1/campaigns/{made.campaign.id}"
    for path in ("ledger", "ledger/rows", "draw", "board", "figures", "similar", "look-back"):
        assert client.get(f"{home}/{path}").status_code == 403, path


def test_a_unit_comes_in_by_its_own_door_only(opened: Open) -> None:
    house, made = opened
    client = house.browser("xin")
    assert client.get("/api/v1/campaigns/unit").json()["files"] == []
    assert client.get("/api/v1/campaigns").json()["campaigns"] == []
    for path in ("/api/v1/cases", "/api/v1/search?q=处罚", "/api/v1/standards", "/api/v1/users"):
        assert client.get(path).status_code == 403, path
    assert client.post("/api/v1/cases", files={"files": b"%PDF-"}).status_code == 403
    for method, path in naming(house, "{campaign_id}"):
        answer = ask(client, method, path, campaign_id=made.campaign.id, file_id=made.files[0].id)
        assert answer.status_code == 404, (method, path, answer.text)
    # Nothing has been sent of its file yet: it is as if it were not there.
    for method, path in naming(house, "unit/files/{file_id}"):
        answer = ask(client, method, path, file_id=made.files[0].id)
        assert answer.status_code == 404, (method, path, answer.text)


def test_the_doors_of_units_are_closed_to_all_others(opened: Open) -> None:
    house, made = opened
    client = house.browser("geng")
    assert client.get("/api/v1/campaigns/unit").status_code == 403
    for method, path in naming(house, "unit/files/{file_id}"):
        answer = ask(client, method, path, file_id=made.files[0].id)
        assert answer.status_code == 404, (method, path)
