"""The rehearsal template set: complete, honest, free of leftovers, apart from the other sets."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from corpora.build import CaseFile, build, document_gold, fact_gold
from corpora.defects import plant
from corpora.layout.compose import compose
from corpora.make import KINDS
from corpora.ministries import ministries
from corpora.rehearsal import TEMPLATES
from corpora.rehearsal.voices import MANNERS
from corpora.story import CaseStory, Ticks
from corpora.templates.blank_forms import BlankFiller
from corpora.templates.folder import read_wordings

MINISTRIES = tuple(ministries())
_LEFT = re.compile(r"[{}@]|<<|>>|\[\[|\]\]|\|\||##|。。|，。|、、|；。|，，|（）|None")


@cache
def _built(kind: str, seed: int) -> CaseFile:
    story, _ = plant.story_with_defects("x", seed, kind, True, ())  # type: ignore[arg-type]
    return build(story, TEMPLATES)


def _decided() -> CaseStory:
    """A story with the papers of the usual course: some end without a decision."""
    usual = {"penalty_decision", "prior_notice", "onsite_inspection_record", "inquiry_record"}
    stories = (_built("penalty_ordinary", seed).story for seed in range(11, 40))
    return next(story for story in stories if usual <= {one.kind for one in story.papers})


CASES = [(kind, seed) for kind in KINDS for seed in (11, 12)]


def _words(lines: tuple[str, ...] | list[str]) -> str:
    return re.sub(r"\s", "", "".join(lines))


def _text(story: CaseStory, key: str) -> str:
    """All words of one document of a story."""
    voice = TEMPLATES.voice(story)
    doc = next(doc for doc in TEMPLATES.documents(story, voice) if doc.key == key)
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


def test_every_paper_can_be_written_in_every_manner_and_ministry() -> None:
    papers = {
        paper.kind: (built.story, paper)
        for kind, seed in CASES
        for built in (_built(kind, seed),)
        for paper in built.story.papers
        if TEMPLATES.says(paper.kind) or not paper.optional
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
        ("prior_notice", "rights", "陈述、申辩"),
        ("prior_notice", "law_cited", "违反了"),
        ("onsite_inspection_record", "cert_shown", "出示"),
        ("onsite_inspection_record", "start_time", "时间"),
        ("inquiry_record", "rights_notice", "回避"),
        ("service_receipt:prior_notice", "place", "送达地点"),
    ],
)
def test_a_passage_left_out_is_gone_in_every_manner(key: str, field: str, telltale: str) -> None:
    story = _decided()
    left_out = story.with_paper(story.paper(key).without(field))
    usual = TEMPLATES.voice(story)
    stood = 0
    for ministry in MINISTRIES:
        for manner in MANNERS:
            voice = replace(usual, tags=frozenset({manner, ministry, story.kind}))
            before, after = (
                _words(
                    [
                        line
                        for page in compose(
                            [
                                (
                                    TEMPLATES.document(one.paper(key), one, voice, {}),
                                    voice.style,
                                )
                            ]
                        ).pages
                        for line in page.lines
                    ]
                )
                for one in (story, left_out)
            )
            stood += telltale in before
            assert len(after) < len(before)
            assert telltale not in after
    assert stood


def test_an_opinion_left_blank_keeps_its_label() -> None:
    story = _built("penalty_ordinary", 11).story
    blank = story.with_paper(story.paper("filing_approval").without("unit_opinion"))
    assert "意见" in _text(blank, "filing_approval")
    assert len(_text(blank, "filing_approval")) < len(_text(story, "filing_approval"))


def test_the_same_case_is_written_the_same_way_twice() -> None:
    story = _built("inspection", 11).story
    assert _text(story, "inspection_record") == _text(story, "inspection_record")


def test_numbers_and_choices_in_writings_of_its_own() -> None:
    built = _built("license", 11)
    filler = BlankFiller(built.story, built.story.papers[0], built.voice)
    assert filler.write(60, "han") == "六十"
    assert filler.write(Ticks(("甲", "乙"), "乙"), "box") == "□甲 ■乙"
    assert filler.write(False, "check") == "[ ]是 [√]否"


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
    own = sentences(root / "rehearsal/wordings")
    assert len(own) > 60
    for other in ("templates", "practice"):
        shared = own & sentences(root / other / "wordings")
        assert len(shared) <= len(own) * 0.1, shared
