"""The doors of learning: who may look, who may change; case files of others have no name there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from review.learning.compare import compare
from review.learning.propose import propose_program
from tests.web.test_access import routes_of

if TYPE_CHECKING:
    from tests.web.house import House

CHANGES = [
    ("put", "/learning/consent", {"on": True}),
    ("delete", "/learning/examples", None),
    ("post", "/learning/train", {}),
    ("post", "/learning/candidates/{id}/compare", None),
    ("post", "/learning/candidates/{id}/activate", {}),
    ("post", "/learning/undo", {"kind": "sentences"}),
]
VIEWS = ["/learning", "/learning/quality", "/learning/candidates/{id}/comparison"]


def ask(client, method: str, path: str, body, number: int = 1):
    address = "/api/v1" + path.replace("{id}", str(number))
    return client.request(method, address, json=body)


def test_every_route_is_walked_here(house: House) -> None:
    there = {
        (method, path.removeprefix("/api/v1").replace("{candidate_id}", "{id}"))
        for method, path in routes_of(house.app)
        if path.startswith("/api/v1/learning")
    }
    walked = {(method, path) for method, path, _ in CHANGES}
    walked |= {("get", path) for path in (*VIEWS, "/learning/queue")}
    assert there == walked


@pytest.mark.parametrize("login", ["jia", "bing", "ding"])
def test_only_the_administrator_changes_anything(house: House, login: str) -> None:
    client = house.browser(login)
    for method, path, body in CHANGES:
        answer = ask(client, method, path, body)
        assert answer.status_code == 403, (method, path, answer.text)


def test_reviewers_do_not_see_learning_but_have_their_queue(house: House) -> None:
    client = house.browser("jia")
    for path in VIEWS:
        assert ask(client, "get", path, None).status_code == 403
    assert ask(client, "get", "/learning/queue", None).status_code == 200


def test_consent_comparison_and_quality(own_house: House) -> None:
    office = own_house.office
    record = office.add_case("summary-with-defects", pictures=False)
    admin, reviewer = own_house.browser("wu"), own_house.browser("jia")
    refused = ask(admin, "post", "/learning/train", {})
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "learning_no_consent")
    assert ask(admin, "put", "/learning/consent", {"on": True}).json()["on"]

    review = reviewer.get(f"/api/v1/cases/{record.id}/teaching").json()
    for one in review["claims"]:
        said = {"finding": one["finding"], "value": "confirmed"}
        answer = reviewer.post(f"/api/v1/cases/{record.id}/verdicts", json=said)
        assert answer.status_code == 200, answer.text
    made = propose_program(office.store, office.user["戊"])
    compare(office.store, office.settings, made.id, office.user["戊"])

    view = ask(admin, "get", "/learning", None).json()
    assert sum(one["count"] for one in view["examples"]) == len(review["claims"])
    assert view["candidates"][0]["said"].startswith(
        f"将改变 {len(review['claims'])} 条认定中的 0 条"
    )
    shown = ask(admin, "get", "/learning/candidates/{id}/comparison", None, made.id).json()
    assert shown["changes"] == []
    quality = ask(admin, "get", "/learning/quality", None).json()["rules"]
    assert quality
    assert all(one["judged_cases"] == [] for one in quality)  # not the administrator's to see
    leader = ask(own_house.browser("bing"), "get", "/learning/quality", None).json()["rules"]
    assert leader[0]["judged_cases"][0]["case_id"] == record.id

    gone = ask(admin, "put", "/learning/consent", {"on": False, "delete": True}).json()
    assert gone["deleted"] == len(review["claims"])
    assert ask(admin, "get", "/learning", None).json()["examples"] == []
