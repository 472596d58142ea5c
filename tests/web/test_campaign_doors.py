"""Doors by which the desk changes an evaluation: numbers, lists, texts, pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from review.campaign.rectification.listing import list_problems
from review.store.campaigns import ledger
from tests.campaign.office import AGENCIES
from tests.campaign.rectification.rectify import graded
from tests.web.campaign_house import open_campaign_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.campaign.office import CampaignOffice
    from tests.web.house import House

Open = tuple["House", "CampaignOffice"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    folder = tmp_path_factory.mktemp("doors")
    with open_campaign_house(folder, pictures=True) as made:
        graded(made[1])
        # Its term of 30 days is over.
        start = date.today() - timedelta(days=60)
        list_problems(
            made[1].store, made[1].standards, made[1].user["庚"], made[1].campaign.id, start
        )
        yield made


def home(made: CampaignOffice) -> str:
    return f"/api/v1/campaigns/{made.campaign.id}"


def test_the_trial_counts_what_is_drawn_to_look_back(opened: Open) -> None:
    house, made = opened
    chief = house.browser("geng")
    new = chief.post("/api/v1/campaigns", json={"year": 2027, "quarter": 1}).json()["campaign"]
    at = f"/api/v1/campaigns/{new['id']}"
    rows = [
        replace(one, case_key=f"新{one.case_key}", case_no=f"新{one.case_no}")
        for one in made.ledger
    ]
    with made.store.database.write() as s:
        ledger.replace_cases(s, new["id"], rows)
    tried = chief.post(f"{at}/draw/preview", json={}).json()
    drawn = chief.post(f"{at}/draw", json={"seed": "41"}).json()
    assert any("回头看" in one["why"] for one in drawn["picks"])
    assert (tried["target"], tried["marked"]) == (drawn["target"], drawn["marked"])
    assert tried["strata"] == drawn["strata"]


def test_what_is_overdue_is_escalated_when_it_is_listed(opened: Open) -> None:
    house, made = opened
    seen = house.browser("xin").get("/api/v1/campaigns/items").json()
    assert {one["state"] for one in seen["items"]} == {"escalated"}
    seen = house.browser("geng").get(f"{home(made)}/items").json()
    assert {one["state"] for one in seen["items"]} == {"escalated"}
    assert {one["why"] for one in seen["reminders"]} == {"escalated"}


def test_the_numbers_are_changed_by_the_chief_alone(opened: Open) -> None:
    house, made = opened
    chief = house.browser("geng")
    config = chief.get(home(made)).json()["config"]
    wanted = {**config, "mean_within": 2, "group_within": 6, "per_stratum": 3}
    assert house.browser("bing").put(f"{home(made)}/config", json=wanted).status_code == 403
    changed = chief.put(f"{home(made)}/config", json=wanted).json()["config"]
    assert (changed["mean_within"], changed["group_within"], changed["per_stratum"]) == (2, 6, 3)
    assert changed["days"] == config["days"]
    back = chief.put(f"{home(made)}/config", json=config)
    assert back.json()["config"] == config


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"mean_within": 9}, "不能大于"),
        ({"rates": [{"up_to": 100, "percent": 30}]}, "最后一档"),
        (
            {
                "rates": [
                    {"up_to": 500, "percent": 30},
                    {"up_to": 100, "percent": 30},
                    {"up_to": None, "percent": 5},
                ]
            },
            "由小到大",
        ),
        ({"always": ["everything"]}, ""),
        ({"days": {}}, ""),
    ],
)
def test_numbers_that_make_no_sense_are_refused(opened: Open, wrong: dict, words: str) -> None:
    house, made = opened
    chief = house.browser("geng")
    config = chief.get(home(made)).json()["config"]
    answer = chief.put(f"{home(made)}/config", json={**config, **wrong})
    assert answer.status_code == 422
    assert words in answer.json()["error"]["message"]
    assert chief.get(home(made)).json()["config"] == config


def test_old_pages_are_shown_to_those_who_handle_the_item(opened: Open) -> None:
    house, made = opened
    chief = house.browser("geng")
    items = chief.get(f"{home(made)}/items").json()["items"]
    item = next(one for one in items if one["unit"] == AGENCIES[0])
    seen = chief.get(f"/api/v1/campaigns/items/{item['id']}").json()
    assert seen["may_set_terms"]
    page = next(iter(seen["pages"]))
    at = f"/api/v1/campaigns/items/{item['id']}/pictures"
    for login in ("geng", "jia", "xin"):
        picture = house.browser(login).get(f"{at}/case/{page}")
        assert picture.status_code == 200, login
        assert picture.headers["content-type"].startswith("image/")
    other = next(no for no in range(1, 40) if no not in seen["pages"])
    assert house.browser("xin").get(f"{at}/case/{other}").status_code == 404
    assert house.browser("ding").get(f"{at}/case/{page}").status_code == 404
    assert chief.get(f"{at}/proof/1").status_code == 404


def test_texts_of_a_file_and_typical_cases_are_kept(opened: Open) -> None:
    house, made = opened
    chief = house.browser("geng")
    papers = f"{home(made)}/papers"
    told = {
        "category_name": "送达、执行与结案",
        "title": "超期送达",
        "facts": "决定作出后第12日送达。",
        "violated": "行政处罚法第六十一条",
        "effect": "",
        "right_way": "七日内送达。",
    }
    assert chief.put(f"{papers}/typical", json={"cases": [told]}).status_code == 204
    seen = chief.get(papers).json()
    assert seen["typical"] == [{**told, "substantive": False}]
    assert "送达、执行与结案" in seen["categories"]
    assert house.browser("jia").put(f"{papers}/typical", json={"cases": []}).status_code == 403


def test_seats_name_copies_that_their_reader_may_open(opened: Open) -> None:
    house, made = opened
    for login in ("geng", "jia", "yi"):
        client = house.browser(login)
        for file in client.get(f"{home(made)}/files").json()["files"]:
            for seat in file["seats"]:
                if seat["case"]:
                    assert client.get(f"/api/v1/cases/{seat['case']}").status_code == 200
