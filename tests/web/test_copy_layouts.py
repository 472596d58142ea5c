"""分件 of copies by the doors: shown with who and why, taken by whoever decides, by nobody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from review.campaign.cross_review.advance import copy_was_finished
from review.casework.correct import correct_sorting
from review.casework.standing_layout import standing_layout
from review.store import cases, jobs
from tests.web.campaign_house import open_campaign_house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.campaign.office import CampaignOffice
    from tests.web.house import House

Open = tuple["House", "CampaignOffice"]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    with open_campaign_house(tmp_path_factory.mktemp("layouts")) as (house, made):
        file = made.files[0]
        at = made.at("甲", file.a_case)
        with made.store.database.read() as s:
            layout = list(standing_layout(s, *at[:2], cases.case_of(s, file.a_case)))
        one, two = layout[1:3]
        layout[1:3] = [replace(one, last_page=two.last_page)]
        correct_sorting(*at, layout, "<b>附页</b>")
        with made.store.database.write() as s:
            while (job := jobs.claim_job(s, "机")) is not None:
                jobs.finish_job(s, job.id)
        made.finish_both(file)
        copy_was_finished(*made.at("乙", file.b_case))
        yield house, made


def test_it_is_shown_and_taken_once(opened: Open) -> None:
    house, made = opened
    at = f"/api/v1/campaigns/{made.campaign.id}/files/{made.files[0].id}"
    leader = house.browser("bing")
    (seen,) = leader.get(f"{at}/comparison").json()["layouts"]
    a, b = seen["copies"]
    assert (a["who"], a["why"], a["taken"]) == ("甲", "<b>附页</b>", False)
    assert (b["who"], b["taken"], seen["agreed"]) == ("", True, False)
    assert len(seen["before"]) == len(a["documents"]) + 1
    wanted = {"seat": "a", "first": seen["first"], "last": seen["last"]}
    for login in ("ji", "xin", "ding"):
        assert house.browser(login).post(f"{at}/layouts", json=wanted).status_code == 404, login
    assert leader.post(f"{at}/layouts", json={**wanted, "last": 99}).status_code == 404
    assert leader.post(f"{at}/layouts", json={**wanted, "seat": "c"}).status_code == 422
    answer = leader.post(f"{at}/layouts", json=wanted)
    assert answer.status_code == 200, answer.text
    assert [one["taken"] for one in answer.json()["layouts"][0]["copies"]] == [True, False]
    assert leader.post(f"{at}/layouts", json=wanted).status_code == 409
    joint = made.files[0].joint_case
    sheet = leader.get(f"/api/v1/cases/{joint}/sorting").json()
    assert sheet["correction"]["who"] == "丙" and "采用甲" in sheet["correction"]["why"]
    assert sheet["pending"]
