"""Case files without drawing: pages as the layout has them, made by several processes alike."""

import gzip
import json
from collections import Counter
from pathlib import Path

from corpora.batch import made
from corpora.build import build, page_gold
from corpora.defects.plant import story_with_defects
from corpora.layout.reading import FILE, readings
from corpora.make import make_case
from corpora.templates.train import TRAIN
from review.store.page_json import page_from_json


def test_pages_hold_what_is_printed_where_it_is_printed() -> None:
    story, _ = story_with_defects("t", 2, "penalty_summary", clean=True)
    built = build(story, TRAIN)
    pages = list(readings(built.placed))
    gold = page_gold(built)
    assert len(pages) == len(gold)
    for page, row in zip(pages, gold, strict=True):
        printed = Counter("".join("".join(line.split()) for line in row["lines"]))
        told = Counter("".join(line.text for line in page.lines))
        # the number stamped on the page is told too, and is no gold line
        assert not printed - told
        assert sum((told - printed).values()) <= 3
        for line in page.lines:
            assert len(line.char_boxes) == len(line.text)
            assert all(
                a.x0 <= b.x0 for a, b in zip(line.char_boxes, line.char_boxes[1:], strict=False)
            )
            assert 0 <= line.box.x0 < line.box.x1 <= page.width
            assert 0 <= line.box.y0 < line.box.y1 <= page.height
    assert {mark.kind for page in pages for mark in page.marks} >= {"seal", "signature"}


def test_lines_stand_whole() -> None:
    story, _ = story_with_defects("t", 2, "penalty_summary", clean=True)
    built = build(story, TRAIN)
    lines = {line.text for page in readings(built.placed) for line in page.lines}
    assert story.paper("onspot_penalty_decision").values["doc_no"] in lines or any(
        str(story.paper("onspot_penalty_decision").values["doc_no"]) in line for line in lines
    )
    assert any(story.party.name in line for line in lines)


def test_a_file_without_drawings_has_reading_and_gold(tmp_path: Path) -> None:
    story, ways = story_with_defects("t", 2, "penalty_summary", clean=True)
    count = make_case(story, ways, TRAIN, tmp_path / "train-2-x", {"reading"})
    folder = tmp_path / "train-2-x"
    assert {path.name for path in folder.iterdir()} == {FILE, "gold.json", "gold.bad.json"}
    pages = json.loads(gzip.decompress((folder / FILE).read_bytes()))
    assert len([page_from_json(page) for page in pages]) == count
    again = tmp_path / "again-2-x"
    make_case(story, ways, TRAIN, again, {"reading"})
    assert (again / FILE).read_bytes() == (folder / FILE).read_bytes()


def test_every_number_is_made_once_whatever_the_workers() -> None:
    def say(number: int) -> str:
        return f"file {number}"

    wanted = {f"file {number}" for number in range(7)}
    for workers in (1, 2, 3):
        assert set(made(range(7), say, workers)) == wanted
        assert len(list(made(range(7), say, workers))) == 7
    assert list(made(range(0), say, 2)) == []
