"""From two finished copies to the rectified problem, by the doors alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.casework.office import draw_page, read_sample
from tests.web.campaign_house import open_campaign_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from tests.campaign.office import CampaignOffice
    from tests.web.house import House

Open = tuple["House", "CampaignOffice"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    with open_campaign_house(tmp_path_factory.mktemp("flow"), pictures=True) as made:
        yield made


def ok(answer):  # type: ignore[no-untyped-def]
    assert answer.status_code in (200, 204), answer.text
    return answer.json() if answer.content else None


def finish(client: TestClient, made: CampaignOffice, who: str, case_id: str | None) -> None:
    """Says its words in the store, and finishes by the door of the desk."""
    made.say(who, case_id)
    ok(client.post(f"/api/v1/cases/{case_id}/finish"))


def test_the_whole_way(opened: Open) -> None:
    house, made = opened
    file = made.files[0]
    home = f"/api/v1/campaigns/{made.campaign.id}"
    at = f"{home}/files/{file.id}"
    chief, jia, yi, ji, unit = map(house.browser, ("geng", "jia", "yi", "ji", "xin"))

    finish(jia, made, "甲", file.a_case)
    assert chief.get(f"{at}/comparison").status_code == 409
    finish(yi, made, "乙", file.b_case)
    seen = ok(chief.get(f"{at}/comparison"))
    assert (seen["points"], seen["way"]) == (0.0, "mean")
    assert {one["agreement"] for one in seen["findings"]} == {"agreed"}
    assert [one["who"] for one in ok(jia.get(f"{at}/comparison"))["copies"]] == ["甲", "乙"]
    assert ji.get(f"{at}/comparison").status_code == 404

    assert jia.post(f"{at}/conclude", json={}).status_code == 403
    decided = ok(chief.post(f"{at}/conclude", json={}))
    assert [one["version"] for one in decided["grades"]] == [1]
    ruled = {"defect": seen["findings"][0]["defect"], "text": "此项从严", "file": file.id}
    assert ok(chief.post(f"{home}/rulings", json=ruled))["rulings"][0]["text"] == "此项从严"

    assert unit.post(f"{home[:17]}/unit/files/{file.id}/waive").status_code == 404
    told = ok(chief.post(f"{at}/feedback", json={}))["feedback"][0]
    own = ok(unit.get("/api/v1/campaigns/unit"))["files"]
    assert [len(one["feedback"][0]["items"]) for one in own] == [len(told["items"])]
    assert "甲" not in unit.get("/api/v1/campaigns/unit").text

    page = draw_page(read_sample("ordinary-with-defects")[0])[0]
    form = {"finding": told["items"][0]["finding"], "text": "原有材料足以证明", "original": "1"}
    said = ok(
        unit.post(
            f"/api/v1/campaigns/unit/files/{file.id}/objections",
            data=form,
            files={"proof": ("原页.jpg", page)},
        )
    )
    (objection,) = said["objections"]
    assert objection["proof"] == "原页.jpg"
    proof = chief.get(f"{at}/objections/{objection['id']}/proof")
    assert proof.content == page
    assert proof.headers["content-disposition"].startswith("attachment")
    assert jia.post(
        f"{at}/objections/{objection['id']}/answer", json={"outcome": "accepted", "reason": "x"}
    ).status_code in (403, 409)
    ok(chief.post(f"{at}/answerer", json={"login": "ji"}))
    answered = ok(
        ji.post(
            f"{at}/objections/{objection['id']}/answer",
            json={"outcome": "accepted", "reason": "材料在卷，问题不成立"},
        )
    )
    assert [one["version"] for one in answered["grades"]] == [1, 2]
    changed = ok(chief.get(f"{at}/versions", params={"before": 1, "after": 2}))
    assert changed["findings"][0]["after"] == "不成立"

    assert chief.post(f"{at}/publish").status_code == 409  # time for objections is not over
    ok(unit.post(f"/api/v1/campaigns/unit/files/{file.id}/waive"))
    for client in (chief, jia):
        client.post(f"{at}/confirm", json={})  # needed where the grade is 不合格
    assert ok(chief.post(f"{at}/publish"))["file"]["state"] == "graded"

    figures = ok(chief.get(f"{home}/figures"))
    assert [one["id"] for one in figures["files"]] == [file.id]
    for bar in figures["top"]:
        assert bar["problems"]["files"] == [file.id]
    ok(chief.get(f"{home}/similar"))

    listed = ok(chief.post(f"{home}/items", json={"start": date.today().isoformat()}))
    item = listed["items"][0]["id"]
    assert ok(unit.get("/api/v1/campaigns/items"))["total"] == listed["total"]
    steps = f"/api/v1/campaigns/items/{item}/steps"
    assert jia.post(steps, json={"action": "claim"}).status_code == 403
    assert ok(unit.post(steps, json={"action": "claim"}))["state"] == "claimed"
    assert unit.post(steps, json={"action": "pass"}).status_code == 403
    handed = ok(
        unit.post(
            f"/api/v1/campaigns/items/{item}/proof",
            data={"note": "已更正", "replaces": "3"},
            files={"file": ("更正.jpg", page)},
        )
    )
    assert handed["state"] == "submitted"
    event = next(one for one in handed["events"] if one["proof_name"])
    assert chief.get(f"/api/v1/campaigns/items/{item}/proofs/{event['id']}").content == page


def test_papers_are_listed_and_made(opened: Open) -> None:
    house, made = opened
    home = f"/api/v1/campaigns/{made.campaign.id}/papers"
    chief = house.browser("geng")
    listed = ok(chief.get(home))
    assert {"analysis", "circular", "three_lists"} <= {one["paper"] for one in listed["papers"]}
    written = {"key": "methods", "text": "交叉评查。"}
    ok(chief.put(f"{home}/texts", json=written))
    assert "交叉评查。" in {one["text"] for one in ok(chief.get(home))["texts"]}
    for paper in ("analysis", "circular", "rectify_notice"):
        answer = chief.get(f"{home}/{paper}")
        assert answer.status_code == 200, (paper, answer.text)
        assert answer.content[:2] == b"PK"
    # The drawing of the test's office was made up: its layers do not add up to its ledger.
    blocked = chief.get(f"{home}/sampling_record")
    assert blocked.status_code == 409
    assert any("台账案件数" in one for one in blocked.json()["error"]["reasons"])
    assert house.browser("jia").get(f"{home}/analysis").status_code == 403
    assert chief.get(f"{home}/feedback", params={"about": "999"}).status_code == 409
