"""The grammar of sentences: labels and names are right, and its two families share no wording."""

import re
from collections import Counter, defaultdict
from functools import cache

import pytest

from corpora.grammar import Told, sentences
from corpora.grammar.notation import AnyOrder, Choice, Piece, Row, Slot, Symbol, grammar
from corpora.grammar.slots import NAMED
from corpora.grammar.tell import Family
from review.statements.labels import load_labels

FAMILIES: tuple[Family, ...] = ("train", "heldout")
_TOKEN = re.compile(r"〈\w+〉|.")
_SHINGLE = 12
_COUNT = 2500


@cache
def told(family: Family) -> tuple[Told, ...]:
    return tuple(sentences(family, _COUNT, seed=5))


def shingles(masked: str, size: int) -> set[tuple[str, ...]]:
    """Runs of so many characters; a slot is one character, whatever stands in it."""
    tokens = _TOKEN.findall(masked)
    return {tuple(tokens[at : at + size]) for at in range(len(tokens) - size + 1)}


def pieces(row: Row) -> list[Piece]:
    """All pieces of a row, those in brackets too."""
    found: list[Piece] = []
    for piece in row:
        found.append(piece)
        inner = (
            piece.options
            if isinstance(piece, Choice)
            else piece.parts
            if isinstance(piece, AnyOrder)
            else ()
        )
        for one in inner:
            found += pieces(one)
    return found


@pytest.mark.parametrize("family", FAMILIES)
def test_every_label_is_said_in_several_ways(family: Family) -> None:
    ways: dict[str, set[str]] = defaultdict(set)
    for one in sentences(family, 6000, seed=2):
        for label in one.labels:
            ways[label].add(one.masked)
    labels = set(load_labels().names)
    assert set(ways) == labels
    few = {label: len(found) for label, found in ways.items() if len(found) < 2}
    assert not few
    if family == "train":
        assert sorted(map(len, ways.values()))[len(ways) // 4] >= 12


@pytest.mark.parametrize("family", FAMILIES)
def test_names_stand_where_the_spans_say(family: Family) -> None:
    kinds: Counter[str] = Counter()
    for one in told(family):
        ends = 0
        for span in one.spans:
            assert ends <= span.start < span.end <= len(one.text)
            ends = span.end
            kinds[span.kind] += 1
            if span.kind == "person":
                assert 2 <= span.end - span.start <= 3
        masked = one.masked
        assert sum(masked.count(f"〈{kind}〉") for kind in NAMED) == len(one.spans)
    assert set(kinds) == set(NAMED)


@pytest.mark.parametrize("family", FAMILIES)
def test_sentences_stand_in_documents_that_their_labels_may_stand_in(family: Family) -> None:
    table = load_labels()
    wrong = {
        (label, one.kind)
        for one in told(family)
        for label in one.labels
        if not table.stands_in(label, one.kind)
    }
    assert not wrong


@pytest.mark.parametrize("family", FAMILIES)
def test_there_are_sentences_that_bear_no_label(family: Family) -> None:
    bare = [one for one in told(family) if not one.labels]
    assert 0.08 < len(bare) / _COUNT < 0.4
    # likenesses of labels: conditions, what the law says, questions, intentions
    assert any("如果" in one.text or "倘" in one.text for one in bare)
    assert any("？" in one.text for one in bare)


def test_the_same_seed_says_the_same() -> None:
    assert list(sentences("train", 40, seed=9)) == list(sentences("train", 40, seed=9))
    assert list(sentences("train", 40, seed=9)) != list(sentences("train", 40, seed=10))


def test_no_sentence_is_said_twice() -> None:
    assert len({one.text for one in told("train")}) == _COUNT


@pytest.mark.parametrize("family", FAMILIES)
def test_every_symbol_is_told_and_used(family: Family) -> None:
    kept = grammar(family)
    used = {
        piece.name
        for production in kept.productions()
        for piece in pieces(production.row)
        if isinstance(piece, Symbol)
    }
    assert used == set(kept.symbols)


def words_of(source: str) -> str:
    """The words of a production without its symbols, slots, weight and labels."""
    return re.sub(r"<\w+>|{\w+}|^\d+ | \+[\w.]+|\W", "", source)


def test_families_share_no_production() -> None:
    told_in = [
        {words for p in grammar(family).productions() if len(words := words_of(p.source)) > 3}
        for family in FAMILIES
    ]
    assert all(len(found) > 100 for found in told_in)
    assert not told_in[0] & told_in[1]


@pytest.mark.parametrize("size", [8, _SHINGLE])
def test_families_share_no_run_of_words(size: int) -> None:
    first, second = (
        set[tuple[str, ...]]().union(*(shingles(one.masked, size) for one in told(family)))
        for family in FAMILIES
    )
    assert len(first) > 5000
    assert not first & second


def test_families_share_no_near_duplicates() -> None:
    """By Jaccard's measure of runs of three characters, where any is shared at all."""
    index: dict[tuple[str, ...], set[int]] = defaultdict(set)
    learnt = [shingles(one.masked, 3) for one in told("train")]
    for number, runs in enumerate(learnt):
        for run in runs:
            index[run].add(number)
    most = 0.0
    for one in told("heldout"):
        runs = shingles(one.masked, 3)
        near = Counter(number for run in runs for number in index.get(run, ()))
        for number, shared in near.most_common(3):
            most = max(most, shared / len(runs | learnt[number]))
    assert most < 0.5


def test_slots_of_the_families_differ() -> None:
    goods = [
        {
            one.text[span.start : span.end]
            for one in told(family)
            for span in one.spans
            if span.kind == "goods"
        }
        for family in FAMILIES
    ]
    assert len(goods[0]) >= 10 and len(goods[1]) >= 10
    assert not goods[0] & goods[1]
    assert {
        piece.kind
        for p in grammar("train").productions()
        for piece in pieces(p.row)
        if isinstance(piece, Slot)
    }
