"""The doors of the library: who sees what of it, and what is told on the way."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.casework.office import PASSWORD
from tests.teaching.scene import confirmed_finding, reads_nothing, spoil
from tests.web.house import hashed_password

CARDS = "/api/v1/teaching/cards"


@pytest.fixture
def drafted(own_house):
    """A card drafted by 甲; her house, her browser, its id."""
    own_house.app.state.second_reader = reads_nothing
    record = own_house.office.add_case()
    finding = confirmed_finding(own_house.office, record.id)
    jia = own_house.browser("jia")
    answer = jia.post(f"/api/v1/teaching/cases/{record.id}/cards", json={"finding": finding.id})
    assert answer.status_code == 201, answer.text
    return own_house, jia, answer.json()["id"], record


def test_from_a_confirmed_finding_to_a_released_card(drafted):
    house, jia, card, _ = drafted
    ding = house.browser("ding")
    assert jia.get(f"{CARDS}/{card}").status_code == 404
    assert jia.get(f"{CARDS}/{card}/pages/1/picture").status_code == 404
    seen = ding.get(f"{CARDS}/{card}").json()
    assert seen["state"] == "draft" and seen["page_list"][0]["covers"] and not seen["sees_case"]
    words = {"title": seen["title"], "wrong": "没有签名", "right": "补签", "merits": []}
    kept = ding.put(f"{CARDS}/{card}/text", json={**words, "revision": seen["revision"]})
    assert kept.status_code == 200, kept.text
    box = {"added": [[0.1, 0.1, 0.2, 0.05]], "removed": [], "revision": kept.json()["revision"]}
    drawn = ding.put(f"{CARDS}/{card}/pages/1/covers", json=box).json()
    out = ding.post(f"{CARDS}/{card}/release", json={"revision": drawn["revision"]})
    assert out.json()["state"] == "released"

    yi = house.browser("yi")
    listed = yi.get(CARDS, params={"q": "没有签名"}).json()
    assert [one["id"] for one in listed["cards"]] == [card] and not listed["trainer"]
    shown = yi.get(f"{CARDS}/{card}").json()
    assert shown["page_list"][0]["covers"] == [] and shown["events"] == []
    assert shown["statutes"] and shown["difficulty_why"]
    for part in ("picture", "crop"):
        answer = yi.get(f"{CARDS}/{card}/pages/1/{part}")
        assert answer.headers["content-type"] == "image/jpeg"
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert picture.mode == "RGB" and not picture.getexif()
        again = yi.get(
            f"{CARDS}/{card}/pages/1/{part}", headers={"If-None-Match": answer.headers["etag"]}
        )
        assert again.status_code == 304


def test_nothing_of_the_case_file_is_told_to_who_learns(drafted):
    house, _, card, record = drafted
    ding = house.browser("ding")
    seen = ding.get(f"{CARDS}/{card}").json()
    ding.post(f"{CARDS}/{card}/release", json={"revision": seen["revision"]})
    told = house.browser("yi").get(f"{CARDS}/{card}").text
    assert record.id not in told and record.title not in told
    assert "page_no" not in told and "finding" not in told


@pytest.mark.parametrize("login", ["yi", "bing"])
def test_only_training_officers_work_on_cards(drafted, login):
    house, _, card, _ = drafted
    browser = house.browser(login)
    tries = [
        browser.post(f"{CARDS}/{card}/release", json={"revision": 0}),
        browser.post(f"{CARDS}/{card}/withdraw", json={"why": "x", "revision": 0}),
        browser.put(
            f"{CARDS}/{card}/pages/1/covers", json={"added": [], "removed": [], "revision": 0}
        ),
        browser.put(
            f"{CARDS}/{card}/text",
            json={"title": "x", "wrong": "x", "right": "x", "merits": [], "revision": 0},
        ),
    ]
    assert {one.status_code for one in tries} <= {403, 404}


def test_a_unit_learns_where_the_office_lets_it(drafted):
    house, _, _, _ = drafted
    house.office.add_user("unit1", "某单位", "unit", hash=hashed_password())
    unit = house.browser("unit1", PASSWORD)
    assert unit.get(CARDS).status_code == 403
    admin = house.browser("wu")
    assert house.browser("ding").put("/api/v1/teaching/settings", json={}).status_code == 403
    wanted = {"learners": ["reviewer", "unit"]}
    assert admin.put("/api/v1/teaching/settings", json=wanted).status_code == 200
    assert unit.get(CARDS).status_code == 200
    assert house.browser("bing").get(CARDS).status_code == 403
    assert admin.put("/api/v1/teaching/settings", json={"learners": ["x"]}).status_code == 403


def test_strangers_are_sent_away(drafted):
    house, _, card, _ = drafted
    assert house.stranger().get(f"{CARDS}/{card}").status_code == 401


def test_a_hand_out_is_for_training_officers_and_is_noted(drafted):
    house, _, card, _ = drafted
    ding = house.browser("ding")
    paths = {part: f"/api/v1/teaching/handout/{part}" for part in ("docx", "pdf")}
    asked = {"card": [card], "title": "第一讲/<b>"}
    assert ding.get(paths["docx"], params=asked).status_code == 409  # a draft
    seen = ding.get(f"{CARDS}/{card}").json()
    ding.post(f"{CARDS}/{card}/release", json={"revision": seen["revision"]})
    for part, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = ding.get(paths[part], params=asked)
        assert answer.status_code == 200 and answer.content.startswith(start)
        named = answer.headers["content-disposition"]
        assert named.endswith(f"%3Cb%3E.{part}") and "/" not in named.partition("''")[2]
    assert house.browser("yi").get(paths["pdf"], params=asked).status_code == 403
    assert ding.get(paths["pdf"], params={"card": [card + 99]}).status_code == 404
    assert ding.get(paths["pdf"]).status_code == 422
    many = ding.get(paths["pdf"], params={"card": list(range(1, 60))})
    assert many.status_code == 400 and "1 至 50 张" in many.json()["error"]["message"]
    assert house.office.actions("cards") == ["card_printed", "card_printed"]


def test_a_page_that_was_not_read_is_refused_with_its_number(own_house):
    own_house.app.state.second_reader = reads_nothing
    record = own_house.office.add_case()
    finding = confirmed_finding(own_house.office, record.id)
    page_no = finding.evidence[0].page_no
    spoil(own_house.office, record.id, page_no, reading="unreadable", lines=())
    answer = own_house.browser("jia").post(
        f"/api/v1/teaching/cases/{record.id}/cards", json={"finding": finding.id}
    )
    assert answer.status_code == 409
    assert f"第{page_no}页没有读出" in answer.json()["error"]["message"]
