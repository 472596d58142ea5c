"""Placed files: gold agrees with what is drawn."""

from pathlib import Path

import pypdfium2
import pytest

from corpora.build import build, document_gold, fact_gold, page_gold
from corpora.damage.renditions import plan_bad
from corpora.defects.plant import gold, story_with_defects
from corpora.gold import gold_of, gold_of_bad
from corpora.layout.draw import draw
from corpora.make import KINDS
from corpora.templates.train import TRAIN
from corpora.wording import fields_of_kinds


@pytest.mark.parametrize("kind", KINDS)
def test_gold_speaks_of_fields_that_exist_on_pages_that_exist(kind: str) -> None:
    story, planted = story_with_defects("t", 31, kind, clean=False)  # type: ignore[arg-type]
    built = build(story, TRAIN)
    documents = {row["id"]: row for row in document_gold(built)}
    assert len(documents) == len(story.papers)
    for fact in fact_gold(built):
        document = documents[fact["document"]]
        assert fact["field"] in fields_of_kinds().get(document["kind"], ())
        assert document["first_page"] <= fact["page_no"] <= document["last_page"]
    for row in gold(planted, built):
        assert row["pages"], row


def test_the_catalogue_lists_the_pages_that_are_stamped() -> None:
    story, _ = story_with_defects("t", 4, "penalty_ordinary", clean=True)
    built = build(story, TRAIN)
    rows = built.story.paper("case_catalog").values["rows"]
    assert isinstance(rows, tuple)
    by_title = [row[4] for row in rows]
    firsts = [
        built.placed.pages[d.first_page - 1].stamp for d in built.placed.documents if d.doc.numbered
    ]
    assert [page.split("-")[0] for page in by_title] == firsts


def test_the_text_layer_holds_the_gold_lines(tmp_path: Path) -> None:
    story, _ = story_with_defects("t", 2, "penalty_summary", clean=True)
    built = build(story, TRAIN)
    draw(built.placed, tmp_path / "born.pdf")
    document = pypdfium2.PdfDocument(str(tmp_path / "born.pdf"))
    assert len(document) == len(built.placed.pages)
    for page, row in zip(document, page_gold(built), strict=True):
        written = "".join(page.get_textpage().get_text_range().split())
        for line in row["lines"]:
            assert set("".join(line.split())) <= set(written), line
    document.close()


def test_the_bad_scan_keeps_every_page_and_its_gold() -> None:

    story, planted = story_with_defects("t", 7, "inspection", clean=False)
    built = build(story, TRAIN)
    gold_rows = gold_of(built, gold(planted, built))
    shown = plan_bad(len(built.placed.pages), 7)
    bad = gold_of_bad(gold_rows, shown)
    assert len(bad["pages"]) == len(shown) >= len(built.placed.pages)
    assert any(row["blank"] for row in bad["pages"])
    for good, moved in zip(gold_rows["facts"], bad["facts"], strict=True):
        page = bad["pages"][moved["page_no"] - 1]
        assert page["lines"] == gold_rows["pages"][good["page_no"] - 1]["lines"]
