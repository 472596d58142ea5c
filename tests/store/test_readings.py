"""Stored readings: exact round trip, whole or not at all, and never mistaken for one another."""

import gzip
from dataclasses import replace

import numpy as np
import pytest

from review.model.geometry import Box
from review.model.page import Cell, Line, Mark, Page, PageGrade
from review.model.page_image import PageImage
from review.store.page_json import page_from_json, page_to_json
from review.store.readings import ReadingKey, ReadingStore

LINE = Line("〔2025〕", Box(1.5, 2, 61, 14), 0.91, (Box(1.5, 2, 11, 14),) * 6, under_seal=True)
PAGE = Page(
    page_no=3,
    width=595.28,
    height=841.89,
    reading="ocr",
    rotation=270,
    confidence=0.9731,
    lines=(LINE, Line("无置信度", Box(0, 20, 40, 30), None, ())),
    cells=(Cell(Box(0, 0, 100, 30), 0, 1, 2, 1, 3, (LINE,)),),
    marks=(
        Mark("seal", Box(300, 500, 420, 620), 0.8, "某市监管局"),
        Mark("fingerprint", Box(1, 1, 2, 2), None),
    ),
    grade=PageGrade("fair", ("倾斜", "印章压字")),
    duplicate_of=1,
    unread_areas=(Box(9, 9, 10, 10),),
)
IMAGE = PageImage(3, 595.28, 841.89, 2.0, np.zeros((2, 2, 3), np.uint8), "ab" * 32, duplicate_of=1)
KEY = ReadingKey.of(IMAGE, "engine", "1.0", "1")


def test_page_survives_json_exactly():
    assert page_from_json(page_to_json(PAGE)) == PAGE


def test_bare_page_survives_json_exactly():
    page = Page(1, 100.0, 200.0, "blank", 0, None)
    assert page_from_json(page_to_json(page)) == page


def test_other_format_is_refused():
    with pytest.raises(ValueError, match="format"):
        page_from_json({**page_to_json(PAGE), "format": 0})


def test_stored_page_comes_back(tmp_path):
    store = ReadingStore(tmp_path / "readings")
    assert store.load(KEY, IMAGE) is None
    store.save(KEY, PAGE)
    assert store.load(KEY, IMAGE) == PAGE


def test_same_picture_elsewhere_keeps_its_own_page_number(tmp_path):
    store = ReadingStore(tmp_path)
    store.save(KEY, PAGE)
    loaded = store.load(KEY, replace(IMAGE, page_no=8, duplicate_of=3))
    assert loaded == replace(PAGE, page_no=8, duplicate_of=3)


@pytest.mark.parametrize(
    "other",
    [
        ReadingKey.of(IMAGE, "engine", "1.1", "1"),
        ReadingKey.of(IMAGE, "engine", "1.0", "2"),
        ReadingKey.of(replace(IMAGE, digest="cd" * 32), "engine", "1.0", "1"),
        ReadingKey.of(replace(IMAGE, width=297.64), "engine", "1.0", "1"),
    ],
)
def test_another_reader_version_picture_or_size_is_another_reading(tmp_path, other):
    store = ReadingStore(tmp_path)
    store.save(KEY, PAGE)
    assert store.load(other, IMAGE) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"not gzip",
        lambda data: gzip.compress(b"[1, 2]"),
        lambda data: gzip.compress(b'{"format": 1}'),
    ],
)
def test_damaged_file_is_read_anew(tmp_path, damage):
    store = ReadingStore(tmp_path)
    store.save(KEY, PAGE)
    (path,) = tmp_path.rglob("*.json.gz")
    path.write_bytes(damage(path.read_bytes()))
    assert store.load(KEY, IMAGE) is None
    store.save(KEY, PAGE)
    assert store.load(KEY, IMAGE) == PAGE


def test_nothing_is_left_behind_by_a_save_that_fails(tmp_path, monkeypatch):
    store = ReadingStore(tmp_path)
    monkeypatch.setattr("review.store.readings.gzip.compress", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store.save(KEY, PAGE)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
