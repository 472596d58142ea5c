"""Exercises over the web: nothing of the answer is told before one's own; contests; papers."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import pikepdf
import pytest

from review.store.database import now
from review.teaching.access import LEARNERS_SETTING
from review.teaching.exercises import practice
from tests.teaching.scene import released_card

BASE = "/api/v1/teaching"
EXERCISES = f"{BASE}/exercises"


@pytest.fixture
def school(own_house):
    """A house with one released card; the card."""
    return own_house, released_card(own_house.office)


def begun(browser, **asked):
    answer = browser.post(EXERCISES, json={"count": 5, **asked})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_the_answer_is_told_after_ones_own_and_not_before(school):
    house, card = school
    yi = house.browser("yi")
    run = begun(yi)
    (task,) = run["tasks"]
    told = yi.get(f"{EXERCISES}/{run['id']}").text
    assert card.defect not in told and card.text.wrong not in told and "places" not in told
    assert f"cards/{card.id}" not in told
    picture = yi.get(task["pages"][0]["picture"])
    assert picture.headers["content-type"] == "image/jpeg"

    page = next(one for one in card.pages if one.places)
    place = page.places[0]
    box = [
        place.x0 / page.width,
        place.y0 / page.height,
        place.width / page.width,
        place.height / page.height,
    ]
    asked = {
        "position": 0,
        "code": card.defect,
        "drawn": [{"ordinal": page.ordinal, "box": box}],
    }
    after = yi.post(f"{EXERCISES}/{run['id']}/answers", json=asked)
    assert after.status_code == 200, after.text
    given = after.json()["tasks"][0]["given"]
    assert given["points"] == 100 and given["right"]
    assert given["revealed"]["defect"] == card.defect and given["revealed"]["places"]
    assert after.json()["over"]
    assert yi.get(EXERCISES).json()["weak"][0]["missed"] == 0


def test_an_answer_is_given_once(school):
    house, card = school
    yi = house.browser("yi")
    run = begun(yi)
    first = yi.post(f"{EXERCISES}/{run['id']}/answers", json={"position": 0})
    assert first.status_code == 200
    again = yi.post(f"{EXERCISES}/{run['id']}/answers", json={"position": 0, "code": card.defect})
    assert again.status_code == 409
    assert yi.get(f"{EXERCISES}/{run['id']}").json()["points"] == 0


def test_strangers_see_no_exercise_of_others(school):
    house, _ = school
    run = begun(house.browser("yi"))
    jia = house.browser("jia")
    for path in (f"/{run['id']}", f"/{run['id']}/tasks/0/pages/1"):
        assert jia.get(EXERCISES + path).status_code == 404
    assert jia.post(f"{EXERCISES}/{run['id']}/answers", json={"position": 0}).status_code == 404
    assert jia.post(f"{EXERCISES}/{run['id']}/finish").status_code == 404
    assert house.browser("ding").get(f"{EXERCISES}/{run['id']}").status_code == 200


def test_a_card_withdrawn_in_between_is_neither_shown_nor_marked(school):
    house, card = school
    yi, ding = house.browser("yi"), house.browser("ding")
    run = begun(yi)
    seen = ding.get(f"{BASE}/cards/{card.id}").json()
    gone = ding.post(
        f"{BASE}/cards/{card.id}/withdraw", json={"why": "撤回", "revision": seen["revision"]}
    )
    assert gone.status_code == 200
    task = yi.get(f"{EXERCISES}/{run['id']}").json()["tasks"][0]
    assert task["gone"] and task["pages"] == []
    assert yi.get(f"{EXERCISES}/{run['id']}/tasks/0/pages/1").status_code == 404
    assert yi.post(f"{EXERCISES}/{run['id']}/answers", json={"position": 0}).status_code == 409
    assert yi.post(EXERCISES, json={"count": 5}).status_code == 409


def test_who_is_not_let_in_cannot_practise(school):
    house, _ = school
    with house.office.store.database.write() as s:
        from review.store import office_settings

        office_settings.put_setting(s, LEARNERS_SETTING, [])
    yi = house.browser("yi")
    assert yi.get(EXERCISES).status_code == 403
    assert yi.post(EXERCISES, json={"count": 5}).status_code == 403
    assert yi.get(f"{BASE}/contests").status_code == 403


def announced(browser, opens=-1, closes=60, minutes=30):
    here = now()
    asked = {
        "name": "四季度比武",
        "minutes": minutes,
        "count": 5,
        "opens": (here + timedelta(minutes=opens)).isoformat() + "Z",
        "closes": (here + timedelta(minutes=closes)).isoformat() + "Z",
    }
    return browser.post(f"{BASE}/contests", json=asked)


def test_a_contest_is_entered_once_and_its_answers_come_when_it_has_closed(school, monkeypatch):
    house, card = school
    yi, ding = house.browser("yi"), house.browser("ding")
    assert announced(yi).status_code == 403
    contest = announced(ding).json()
    run = yi.post(f"{BASE}/contests/{contest['id']}/enter").json()
    assert 0 < run["left_seconds"] <= 30 * 60
    assert yi.post(f"{BASE}/contests/{contest['id']}/enter").json()["id"] == run["id"]
    after = yi.post(
        f"{EXERCISES}/{run['id']}/answers", json={"position": 0, "code": card.defect}
    ).json()
    given = after["tasks"][0]["given"]
    assert given["points"] is None and given["revealed"] is None and after["points"] is None
    assert yi.get(EXERCISES).json()["weak"] == []
    assert yi.get(f"{BASE}/standings", params={"contest": contest["id"]}).status_code == 409
    ranked = ding.get(f"{BASE}/standings", params={"contest": contest["id"]}).json()
    assert [one["rank"] for one in ranked["people"]] == [1]

    later = now() + timedelta(hours=2)
    for room in (
        "review.web.routes.teaching.contests",
        "review.web.routes.teaching.exercise_views",
    ):
        monkeypatch.setattr(f"{room}.now", lambda: later)
    assert yi.get(f"{EXERCISES}/{run['id']}").json()["tasks"][0]["given"]["points"] >= 50
    assert yi.get(f"{BASE}/standings", params={"contest": contest["id"]}).status_code == 200


def test_time_is_kept_by_the_server(school, monkeypatch):
    house, _ = school
    yi, ding = house.browser("yi"), house.browser("ding")
    contest = announced(ding, minutes=5).json()
    run = yi.post(f"{BASE}/contests/{contest['id']}/enter").json()
    later = now() + timedelta(minutes=6)
    monkeypatch.setattr(practice, "now", lambda: later)
    late = yi.post(f"{EXERCISES}/{run['id']}/answers", json={"position": 0})
    assert late.status_code == 409
    assert "时间已到" in late.json()["error"]["message"]


@pytest.mark.parametrize(
    ("opens", "closes", "said"), [(5, 60, "还没有开始"), (-60, -5, "已经截止")]
)
def test_a_contest_is_entered_only_while_it_is_open(school, opens, closes, said):
    house, _ = school
    contest = announced(house.browser("ding"), opens, closes).json()
    refused = house.browser("yi").post(f"{BASE}/contests/{contest['id']}/enter")
    assert refused.status_code == 409 and said in refused.json()["error"]["message"]
    assert announced(house.browser("ding"), 10, 5).status_code == 409


def test_the_paper_holds_pictures_and_a_sheet_the_answers_stand_apart(school):
    house, card = school
    ding = house.browser("ding")
    word = ding.get(f"{EXERCISES}/paper/questions.docx", params={"title": "试卷<b>"})
    document = docx.Document(io.BytesIO(word.content))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "第1题" in text and "答题卡" in text and "试卷<b>" in text
    assert card.defect not in text and card.text.wrong not in text
    assert len(document.inline_shapes) >= 1
    key = docx.Document(io.BytesIO(ding.get(f"{EXERCISES}/paper/answers.docx").content))
    assert card.defect in key.tables[0].rows[1].cells[1].text
    pdf = ding.get(f"{EXERCISES}/paper/questions.pdf")
    with pikepdf.open(io.BytesIO(pdf.content)) as opened:
        assert len(opened.pages) >= 2
    assert house.browser("yi").get(f"{EXERCISES}/paper/answers.docx").status_code == 403


def test_unknown_codes_and_boxes_outside_are_refused(school):
    house, _ = school
    yi = house.browser("yi")
    run = begun(yi)
    path = f"{EXERCISES}/{run['id']}/answers"
    assert yi.post(path, json={"position": 0, "code": "ZZZ-99"}).status_code == 404
    assert yi.post(path, json={"position": 99}).status_code == 404
    far = {"ordinal": 50, "box": [0, 0, 9, 9]}
    assert yi.post(path, json={"position": 0, "drawn": [far]}).status_code in (200, 422)
