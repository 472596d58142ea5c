"""Gathers what the encoder is fine-tuned on, and keeps it for the next run (训练样本).

Of the generator's template sets `train` and `practice` and of the lists of the tasks; the held-out
set is never read.
"""

from __future__ import annotations

import pickle
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.defects.plant import story_with_defects
from corpora.grammar import sentences
from corpora.make import KINDS, template_set
from models.encoder.corpus import SEED, words_of_blocks
from models.encoder.tasks import Labelled
from models.names.examples import from_grammar, from_papers, from_statutes
from models.page_kinds.examples import invented, load_wordings
from models.page_kinds.noise import LOOK_ALIKE
from models.sentences.examples import from_list, from_stories
from models.sentences.told import tell
from models.violations.pairs import fact_pairs, statute_pairs
from review.sorting.encoded import lines_input, strip_input
from review.sorting.title_index import TitleIndex
from review.standards.load import load_standards
from review.statements.encoded import sentence_input
from review.statements.sentence import plain_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from corpora.blocks import Doc
    from models.names.examples import Marked
    from models.violations.pairs import Pair

_PAGE = 420
"""Characters of a page of a paper, about."""


@dataclass(frozen=True, slots=True)
class TaskData:
    """The examples of every task."""

    sentences: Sequence[Labelled]
    pages: Sequence[Labelled]
    names: Sequence[Marked]
    pairs: Sequence[Pair]


def gather(folder: Path, scale: float) -> TaskData:
    """All examples, from the folder where they lie; `scale`: more or fewer of them."""
    kept = folder / "tasks.pickle"
    if kept.exists():
        # written by this very function a little before, in the folder of the training
        found: TaskData = pickle.loads(kept.read_bytes())
        return found
    found = TaskData(
        (*_sentences(scale), *_headed(scale)),
        tuple(pages(scale)),
        tuple(_names(scale)),
        tuple(_pairs(scale)),
    )
    partial = kept.with_suffix(".part")
    partial.write_bytes(pickle.dumps(found))
    partial.replace(kept)
    return found


def _sentences(scale: float) -> Iterator[Labelled]:
    for example in (*from_list(int(12 * scale), SEED), *from_stories(int(90 * scale), SEED)):
        if not example.labels and len(example.sentence.text) % 3:
            continue  # two of three that say nothing would only be told again and again
        judged = getattr(example, "judged", None)
        yield Labelled(sentence_input(example.sentence), example.labels, example.source, judged)
    chance = random.Random(SEED)
    for told in sentences("train", int(7000 * scale), SEED):
        words = _spoilt(plain_sentence(told.text), chance)
        yield Labelled(words, told.labels, f"grammar{told.masked[:24]}")


def _headed(scale: float) -> Iterator[Labelled]:
    """Marked sentences of papers with the label of the form before them, as a review reads them."""
    chance = random.Random(SEED + 1)
    for document, case_id in _documents(int(90 * scale)):
        for told in tell(document):
            if told.labels:
                words = _spoilt(sentence_input(told.sentence), chance)
                yield Labelled(words, told.labels, case_id)


def _documents(count: int) -> Iterator[tuple[Doc, str]]:
    """The documents of so many case files, each with the id of its case."""
    for number in range(count):
        template = template_set(("train", "practice")[number % 3 == 2])
        kind = KINDS[(0, 0, 1, 0, 2, 0, 3, 4)[number % 8]]
        try:
            story, _ = story_with_defects(f"k{number}", SEED + number, kind, number % 2 == 0)
            documents = template.documents(story, template.voice(story))
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story, nor every set words for it
        for document in documents:
            yield document, story.case_id


def pages(scale: float) -> Iterator[Labelled]:
    """Invented pages of every kind, and the papers of case files cut into pages."""
    kinds = load_standards().document_kinds
    index = TitleIndex(kinds)
    for example in invented(load_wordings(kinds, index), index, int(24 * scale), SEED):
        yield Labelled(strip_input(example.strip), frozenset({example.kind}), "invented")
    chance = random.Random(SEED)
    for document, case_id in _documents(int(120 * scale)):
        lines = [words for words in words_of_blocks(document.blocks) if words]
        while lines:
            page, size = [], 0
            while lines and size < _PAGE:
                page.append(lines.pop(0))
                size += len(page[-1])
            words = _spoilt(lines_input(page), chance)
            yield Labelled(words, frozenset({document.kind}), case_id)


def _names(scale: float) -> Iterator[Marked]:
    yield from from_papers("train", int(60 * scale), SEED)
    yield from from_papers("practice", int(30 * scale), SEED)
    yield from from_statutes(int(900 * scale), SEED)
    yield from from_grammar(int(5000 * scale), SEED)


def _pairs(scale: float) -> Iterator[Pair]:
    yield from fact_pairs(int(260 * scale), SEED)
    yield from statute_pairs(int(3000 * scale), SEED)


def _spoilt(words: str, chance: random.Random) -> str:
    rate = chance.choice((0.0, 0.0, 0.01, 0.03))
    return "".join(LOOK_ALIKE.get(c, c) if chance.random() < rate else c for c in words)
