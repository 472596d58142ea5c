"""Pages come back as they were read; places and settings as they were kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from review.model.result import Problem
from review.store import office_settings, pages, places
from review.store.page_json import page_from_json
from tests.builders import page, unread_page

READINGS = sorted((Path(__file__).parents[1] / "golden" / "readings").glob("*.json.gz"))


def test_a_whole_reading_comes_back(database, case_id):
    read = [page_from_json(one) for one in json.loads(gzip.decompress(READINGS[0].read_bytes()))]
    with database.write() as s:
        for one in reversed(read):
            pages.save_page(s, case_id, one, None, "a" * 64, "b" * 64)
    with database.read() as s:
        assert pages.pages_of(s, case_id) == tuple(read)
        assert pages.page_of(s, case_id, read[1].page_no) == read[1]
        assert pages.page_of(s, case_id, 999) is None
        assert pages.read_page_nos(s, case_id) == {one.page_no for one in read}
        states = pages.page_states(s, case_id)
        assert pages.problems_of(s, case_id) == ()
        assert pages.page_state(s, case_id, read[1].page_no) == states[1]
        assert pages.page_state(s, case_id, 999) is None
        assert pages.page_state(s, "other", 1) is None
    assert [(one.page_no, one.width, one.grade, one.reading) for one in states] == [
        (one.page_no, one.width, one.grade.level, one.reading) for one in read
    ]
    assert (states[0].picture, states[0].thumbnail) == ("a" * 64, "b" * 64)


def test_a_page_read_again_takes_the_place(database, case_id):
    problem = Problem("reading", "page_unreadable", "第 2 页无法识读", 2)
    with database.write() as s:
        pages.save_page(s, case_id, page(1, "第一页"), None)
        pages.save_page(s, case_id, unread_page(2), problem)
    with database.read() as s:
        assert pages.problems_of(s, case_id) == (problem,)
    with database.write() as s:
        pages.save_page(s, case_id, page(2, "重新扫描"), None)
        assert pages.problems_of(s, case_id) == ()
        assert [one.text for one in pages.pages_of(s, case_id)] == ["第一页", "重新扫描"]


def test_text_of_any_characters_comes_back(database, case_id):
    odd = page(1, "=1+1", "<img src=x>", "a\0b", "\ud800", "\U0002a6a5")
    with database.write() as s:
        pages.save_page(s, case_id, odd, None)
    with database.read() as s:
        assert pages.page_of(s, case_id, 1) == odd


def test_the_last_place_is_found(database, reviewer, case_id):
    with database.write() as s:
        assert places.last_place(s, reviewer.id) is None
        assert places.place_of(s, reviewer.id, case_id) is None
        places.keep_place(s, reviewer.id, case_id, {"page": 1})
        places.keep_place(s, reviewer.id, case_id, {"page": 7, "finding": "f"})
    with database.read() as s:
        assert places.place_of(s, reviewer.id, case_id) == {"page": 7, "finding": "f"}
        assert places.last_place(s, reviewer.id) == (case_id, {"page": 7, "finding": "f"})


def test_settings_are_any_json(database):
    with database.write() as s:
        assert office_settings.setting(s, "watermark", True) is True
        for value in (False, None, {"a": [1, "二"]}, 0.5):
            office_settings.put_setting(s, "watermark", value)
            assert office_settings.setting(s, "watermark", True) == value
