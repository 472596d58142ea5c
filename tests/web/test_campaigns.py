"""Evaluations by their doors: from a new one with its ledger to copies for A and B."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from tests.web.campaign_house import open_campaign_house
from tests.web.house import House, open_house

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

    from tests.campaign.office import CampaignOffice

HEAD = "案号,办案单位,案卷类型,案由,立案日期,决定日期,结案日期,罚没金额\n"


def ledger_csv(size: int = 40, bad: bool = False) -> bytes:
    rows = [
        f"云市监罚〔2026〕{no}号,云泽市{'东西'[no % 2]}区市场监督管理局,"
        f"{'普通程序' if no % 3 else '简易程序'},无证经营,2026-07-01,2026-08-01,2026-08-20,{no}00\n"
        for no in range(1, size + 1)
    ]
    if bad:
        rows[4] = rows[4].replace("2026-08-01", "二〇二六年十三月")
    return (HEAD + "".join(rows)).encode()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def under_way(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[House, CampaignOffice]]:
    with open_campaign_house(tmp_path_factory.mktemp("campaign")) as opened:
        yield opened


def begin(client: TestClient) -> str:
    made = client.post("/api/v1/campaigns", json={"year": 2026, "quarter": 4})
    assert made.status_code == 200, made.text
    return f"/api/v1/campaigns/{made.json()['campaign']['id']}"


def send(client: TestClient, path: str, content: bytes, name: str = "台账.csv") -> dict:
    answer = client.post(path, files={"file": (name, io.BytesIO(content))})
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_from_a_new_evaluation_to_its_sample(house: House) -> None:
    chief = house.browser("bing")
    home = begin(chief)
    stages = chief.get(home).json()["campaign"]["stages"]
    assert [one["name"] for one in stages] == [
        *("台账", "抽样", "调卷", "分派", "背对背", "合议", "反馈", "定级", "整改", "回头看"),
    ]
    assert stages[0]["state"] == "now"

    looked = send(chief, f"{home}/ledger/preview", ledger_csv(bad=True))
    assert (looked["bad_rows"], looked["rows"]) == (1, 39)
    assert looked["problems"][0]["line"] == 6
    refused = chief.post(f"{home}/ledger", files={"file": ("台账.csv", ledger_csv(bad=True))})
    assert refused.status_code == 400
    assert "第6行" in refused.json()["error"]["message"]
    kept = send(chief, f"{home}/ledger", ledger_csv())
    assert (kept["rows"], len(kept["strata"])) == (40, 4)
    assert chief.get(f"{home}/ledger/rows", params={"q": "〔2026〕7号"}).json()["total"] == 1

    shown = chief.post(f"{home}/draw/preview", json={"target": 16}).json()
    assert (shown["target"], shown["picks"], shown["seed"]) == (16, [], "")
    drawn = chief.post(f"{home}/draw", json={"target": 16, "seed": "41"}).json()
    assert (len(drawn["picks"]), drawn["seed"], drawn["draws"]) == (16, "41", 1)
    assert sum(one["quota"] for one in drawn["strata"]) == 16
    protocol = chief.get(f"{home}/draw/protocol.json")
    assert protocol.json()["sample"]["ledger_sha256"] == drawn["ledger_sha256"]
    assert chief.post(f"{home}/open").status_code == 200
    assert len(chief.get(f"{home}/files").json()["files"]) == 16
    assert chief.get(f"{home}/board").json()["drawn"] == 16
    closed = chief.post(f"{home}/close", json={})
    assert closed.status_code == 409
    assert "16份案卷未定级" in closed.json()["error"]["message"]


def test_people_are_put_in_and_taken_out(house: House) -> None:
    chief = house.browser("bing")
    home = begin(chief)
    accounts = {one["login"] for one in chief.get(f"{home}/accounts").json()["accounts"]}
    assert accounts == {"jia", "yi", "wu"}
    wanted = {"part": "reviewer", "team": "一组", "agencies": ["云泽市东区市场监督管理局"]}
    put = chief.put(f"{home}/people/jia", json=wanted)
    assert put.status_code == 200
    assert put.json()["people"][0]["agencies"] == wanted["agencies"]
    reviewer = house.browser("jia")
    assert reviewer.get(home).json()["campaign"]["part"] == "reviewer"
    assert reviewer.put(f"{home}/people/yi", json={"part": "reviewer"}).status_code == 403
    assert reviewer.get(f"{home}/accounts").status_code == 403
    assert chief.delete(f"{home}/people/bing").status_code == 409
    assert chief.delete(f"{home}/people/jia").json() == {"given_back": 0, "kept": 0}
    assert reviewer.get(home).status_code == 404


def test_only_leaders_and_administrators_begin_one(house: House) -> None:
    asked = house.browser("jia").post("/api/v1/campaigns", json={"year": 2026, "quarter": 4})
    assert asked.status_code == 403


def test_a_file_is_matched_by_its_number_and_given_to_two(
    under_way: tuple[House, CampaignOffice],
) -> None:
    house, made = under_way
    home = f"/api/v1/campaigns/{made.campaign.id}"
    chief = house.browser("geng")
    files = chief.get(f"{home}/files").json()["files"]
    assert [one["state_name"] for one in files] == ["背对背初评"] * 2
    assert [seat["name"] for seat in files[0]["seats"]] == ["甲", "乙"]
    assert [seat["case"] for seat in files[0]["seats"]] == [None, None]
    board = chief.get(f"{home}/board").json()
    assert [one["name"] for one in board["reviewers"]] == ["甲", "乙", "己"]
    assert chief.post(f"{home}/match").json()["joined"] == 0
    assert chief.post(f"{home}/assign").json()["assigned"] == 0


def test_a_reviewer_sees_the_own_seat_alone(under_way: tuple[House, CampaignOffice]) -> None:
    house, made = under_way
    home = f"/api/v1/campaigns/{made.campaign.id}"
    mine = house.browser("jia").get(f"{home}/files").json()
    assert mine["mine"] is True
    assert [[seat["name"] for seat in one["seats"]] for one in mine["files"]] == [["甲"], ["甲"]]
    assert mine["files"][0]["seats"][0]["case"] == made.files[0].a_case
    assert house.browser("jia").get(f"{home}/board").status_code == 403
    assert house.browser("ji").get(f"{home}/files").json()["files"] == []
