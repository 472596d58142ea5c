"""Every way can be planted in files of both sets, and a covering set carries every code."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from corpora.abilities import ability
from corpora.build import build
from corpora.cover import SHARES, Slot, cover, missing
from corpora.defects.plant import WAYS, gold
from corpora.defects.trying import story_with
from corpora.defects.ways import Way
from corpora.make import template_set
from corpora.story import CaseKind

SETS = ("train", "practice")
ROWS = Path(__file__).parents[2] / "review/standards/data/defects"
CARRIED = [(way, kind) for way in WAYS for kind in way.kinds]


def _carried(way: Way, kind: CaseKind, name: str) -> bool:
    try:
        story_with("t", 3, kind, (way,), ability(template_set(name)))
    except LookupError:
        return False
    return True


@pytest.mark.parametrize("name", SETS)
def test_every_way_finds_a_story_of_each_of_its_kinds(name: str) -> None:
    lost = [
        f"{way.code} {way.note} {kind}" for way, kind in CARRIED if not _carried(way, kind, name)
    ]
    assert not lost


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("number", range(0, len(WAYS), 29))
def test_a_planted_way_shows_on_pages(name: str, number: int) -> None:
    way, templates = WAYS[number], template_set(name)
    story = story_with("t", 3, way.kinds[0], (way,), ability(templates))
    (row, *_) = gold((way,), build(story, templates))
    assert row["code"] == way.code
    assert row["pages"]


@cache
def _slots() -> list[Slot]:
    return cover("train", 60, 1, ability(template_set("train")))


def test_a_covering_set_carries_every_code_in_files_of_every_kind() -> None:
    slots = _slots()
    assert not missing(slots)
    assert {slot.kind for slot in slots if slot.ways} == set(SHARES)
    assert {slot.kind for slot in slots if not slot.ways} == set(SHARES)
    assert sum(not slot.ways for slot in slots) == 30
    assert all(len(slot.ways) <= 4 for slot in slots)


def test_what_is_planted_concerns_the_kind_of_file() -> None:
    rows = {
        row["code"]: row["applies_to"]
        for path in ROWS.glob("*.yaml")
        for row in yaml.safe_load(path.read_text(encoding="utf-8")).get("defects") or ()
    }
    wrong = {
        (code, way.note, kind)
        for way in WAYS
        for code in (way.code, *way.implies)
        for kind in way.kinds
        if kind not in rows[code]
    }
    assert not wrong
