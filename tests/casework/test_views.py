"""Views as plain data: every place can be opened, text of case files stays text."""

from __future__ import annotations

import json

import pytest

from review.casework.checked_view import open_checked_view
from review.casework.decide import decide
from review.casework.law_reference.view import open_law_reference_view
from review.casework.review_view import history_view, open_review_view
from review.casework.search_view import search_view
from review.casework.sorting_view import open_sorting_view
from review.casework.state import open_case
from review.casework.timeline_view import open_timeline_view
from review.errors import NotFoundError

VIEWS = (
    open_review_view,
    open_sorting_view,
    open_checked_view,
    open_timeline_view,
    open_law_reference_view,
)


def places(value):
    if isinstance(value, dict):
        if {"page", "box", "where"} <= value.keys():
            yield value
        for part in value.values():
            yield from places(part)
    elif isinstance(value, list):
        for part in value:
            yield from places(part)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_json_and_its_places_lie_on_pages(at, view):
    made = view(*at())
    json.dumps(made, ensure_ascii=False, allow_nan=False)
    for place in places(made):
        x, y, width, height = place["box"]
        assert 1 <= place["page"] <= 28
        assert 0 <= x <= 1 and 0 <= y <= 1 and x + width <= 1.001 and y + height <= 1.001
        assert place["where"].startswith(f"第{place['page']}页")


@pytest.mark.parametrize("view", VIEWS)
def test_strangers_see_nothing(at, view):
    with pytest.raises(NotFoundError):
        view(*at("乙"))


def test_the_desk(at):
    view = open_review_view(*at())
    finding = view["findings"][0]
    assert finding["code"] == "DEC-07" and finding["severity_name"] == "实体"
    assert finding["basis"][0]["text"].startswith("行政机关依照本法第五十七条")
    assert finding["places"][0]["page"] == 4
    assert view["counts"]["open"] == len(view["findings"])
    assert [one["name"] for one in view["kinds_of_reject"]] == ["误报", "不计分", "口径", "识别错"]
    decide(*at(), finding["id"], "rejected", reason_kind="standard", note="<b>口径</b>")
    said = next(one for one in open_review_view(*at())["findings"] if one["id"] == finding["id"])
    assert said["verdict"]["note"] == "<b>口径</b>" and said["history"] == 1
    assert history_view(open_case(*at()))[0]["reason_name"] == "口径"


def test_the_sorting_sheet(at):
    view = open_sorting_view(*at())
    assert view["documents"][0]["kind_name"] == "卷宗封面"
    assert view["gaps"] == [] and view["corrected"] is False and view["pending"] is False
    assert view["catalogue"][0]["matched"]
    assert view["kinds"][-1] == {"id": "unknown", "name": "未识别文书", "stage": ""}


def test_what_was_checked_and_when(at):
    checked = open_checked_view(*at())
    assert sum(one["count"] for one in checked["counts"]) == len(checked["checked"])
    timeline = open_timeline_view(*at())
    days = [one["day"] for one in timeline["events"]]
    assert days == sorted(days) and days[0].startswith("2022")
    assert all(one["places"] for one in timeline["events"])


def test_search(office, case):
    hits = search_view(office.store, office.user["甲"], "处罚决定")["hits"]
    assert {one["case_id"] for one in hits} == {case.id}
    assert hits[0]["hit"] == "处罚决定"
    assert search_view(office.store, office.user["乙"], "处罚决定")["hits"] == []
