"""The held-out template set: complete, honest, free of leftovers, apart from the other sets."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from corpora.abilities import ability
from corpora.build import CaseFile, build, document_gold, fact_gold
from corpora.defects import plant
from corpora.defects.plant import WAYS
from corpora.defects.trying import story_with
from corpora.heldout import TEMPLATES
from corpora.heldout.voices import MANNERS
from corpora.layout.compose import compose
from corpora.make import KINDS
from corpora.ministries import ministries
from corpora.templates.folder import read_wordings

if TYPE_CHECKING:
    from corpora.story import CaseStory

MINISTRIES = tuple(ministries())
CASES = [(kind, seed) for kind in KINDS for seed in (31, 32)]
_LEFT = re.compile(r"[{}@⟪⟫]|<<|>>|\[\[|\]\]|\|\||##|。。|，。|、、|；。|，，|：，|（）|None")


@cache
def _built(kind: str, seed: int) -> CaseFile:
    story, _ = plant.story_with_defects("x", seed, kind, True, ())  # type: ignore[arg-type]
    return build(story, TEMPLATES)


def _words(lines: tuple[str, ...] | list[str]) -> str:
    return re.sub(r"\s", "", "".join(lines))


def _said(story: CaseStory, key: str, *tags: str) -> str:
    """All words of one document of a story, in a manner or as its agency writes."""
    voice = TEMPLATES.voice(story)
    if tags:
        voice = replace(voice, tags=frozenset({*tags, story.kind}))
    doc = TEMPLATES.document(story.paper(key), story, voice, {})
    return _words([line for page in compose([(doc, voice.style)]).pages for line in page.lines])


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_no_markup_and_no_broken_sentence_is_left_on_a_page(kind: str, seed: int) -> None:
    for page in _built(kind, seed).placed.pages:
        for line in page.lines:
            assert not _LEFT.search(re.sub(r"https?://\S+", "", line)), line


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_what_gold_states_is_printed_in_its_document(kind: str, seed: int) -> None:
    built = _built(kind, seed)
    documents = {row["id"]: row for row in document_gold(built)}
    checked = 0
    for fact in fact_gold(built):
        value = fact["value"]
        if not isinstance(value, str) or value in ("present", "absent"):
            continue
        if re.match(r"\d{4}-\d\d-\d\d", value):
            continue
        where = documents[fact["document"]]
        first, last = where["first_page"], where["last_page"]
        assert isinstance(first, int)
        assert isinstance(last, int)
        pages = built.placed.pages[first - 1 : last]
        assert _words([value]) in _words([line for page in pages for line in page.lines]), fact
        checked += 1
    assert checked > 20


def test_every_paper_of_every_way_has_a_wording() -> None:
    told = {show.split("#")[0].split(":")[0] for way in WAYS for show in way.shows}
    assert not {kind for kind in told if not TEMPLATES.says(kind)}


def test_every_paper_can_be_written_in_every_manner_and_ministry() -> None:
    papers = {
        paper.kind: (built.story, paper)
        for kind, seed in CASES
        for built in (_built(kind, seed),)
        for paper in built.story.papers
    }
    assert len(papers) >= 45
    for story, paper in papers.values():
        for ministry in MINISTRIES:
            for manner in MANNERS:
                tags = frozenset({manner, ministry, story.kind})
                voice = replace(TEMPLATES.voice(story), tags=tags)
                doc = TEMPLATES.document(paper, story, voice, {})
                assert doc.title, (paper.kind, tags)
                assert doc.blocks


@pytest.mark.parametrize(
    ("key", "field", "telltale"),
    [
        ("penalty_decision", "remedy", "行政复议"),
        ("penalty_decision", "performance_method", "加处罚款"),
        ("penalty_decision", "evidence_list", "询问笔录"),
        ("penalty_decision", "discretion_reason", "裁量权基准"),
        ("penalty_decision", "notice_passage", "送达"),
        ("prior_notice", "rights", "陈述"),
        ("onsite_inspection_record", "cert_shown", "出示"),
        ("onsite_inspection_record", "start_time", "时间"),
        ("inquiry_record", "rights_notice", "回避"),
        ("service_receipt:prior_notice", "place", "送达地"),
    ],
)
def test_a_passage_left_out_is_gone_in_every_manner(key: str, field: str, telltale: str) -> None:
    story = _built("penalty_ordinary", 31).story
    left_out = story.with_paper(story.paper(key).without(field))
    stood = 0
    for ministry in MINISTRIES:
        for manner in MANNERS:
            before = _said(story, key, manner, ministry)
            after = _said(left_out, key, manner, ministry)
            stood += before.count(telltale) > after.count(telltale)
            assert len(after) < len(before)
    assert stood


def test_an_opinion_left_blank_keeps_its_label() -> None:
    story = _built("penalty_ordinary", 31).story
    blank = story.with_paper(story.paper("filing_approval").without("unit_opinion"))
    assert "意见" in _said(blank, "filing_approval")
    assert len(_said(blank, "filing_approval")) < len(_said(story, "filing_approval"))


def test_the_same_case_is_written_the_same_way_twice() -> None:
    story = _built("inspection", 31).story
    assert _said(story, "inspection_record") == _said(story, "inspection_record")


def test_nearly_every_way_can_be_planted() -> None:
    able, lost = ability(TEMPLATES), []
    for way in WAYS:
        try:
            story_with("t", 5, way.kinds[0], (way,), able)
        except LookupError:
            lost.append(f"{way.code} {way.note}")
    assert len(lost) <= len(WAYS) * 0.03, lost


@pytest.mark.parametrize("number", range(0, len(WAYS), 23))
def test_a_planted_way_shows_on_pages(number: int) -> None:
    way = WAYS[number]
    story = story_with("t", 5, way.kinds[0], (way,), ability(TEMPLATES))
    (row, *_) = plant.gold((way,), build(story, TEMPLATES))
    assert row["code"] == way.code
    assert row["pages"]


def test_hardly_a_sentence_is_shared_with_the_other_sets() -> None:
    """Beyond the law's own words; else the judge would know only what was practised."""

    def sentences(folder: Path) -> set[str]:
        found: set[str] = set()
        for wording in read_wordings(folder):
            for line in wording.lines:
                plain = re.sub(r"\{[^}]*\}|<<[^?]*\?|##\S+|《[^》]*》|[@\w.]*[a-z_]+\S*", " ", line)
                found |= set(re.findall(r"[一-龥]{14,}", plain))
        return found

    root = Path(__file__).parents[2] / "corpora"
    own = sentences(root / "heldout/wordings")
    assert len(own) > 60
    for other in ("templates", "practice", "rehearsal"):
        shared = own & sentences(root / other / "wordings")
        assert len(shared) <= len(own) * 0.08, shared
