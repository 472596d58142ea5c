"""Sentences with the names in them marked (姓名、单位、地点、物品): papers with names exchanged."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.causes import causes
from corpora.defects.plant import story_with_defects
from corpora.grammar import sentences
from corpora.make import KINDS as CASE_KINDS
from corpora.make import template_set
from corpora.story import Signed
from corpora.wording import fields_of_kinds
from models.encoder.corpus import statute_texts, words_of_blocks
from models.names.invent import Inventor
from models.page_kinds.noise import LOOK_ALIKE
from review.language.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpora.story import CaseStory

_PERSON_NOTES = ("party.legal_rep", "head_name", "speaker", "officer1", "officer2", "recorder")
_PERSON_VALUES = ("witness_name", "card_name", "speaker1", "speaker2", "speaker3", "approver")
_LONGEST = 160
_NOISY_SHARE, _NOISE = 0.3, 0.02


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the names in it: (first character, the one after, kind)."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    source: str


def from_papers(templates: str, count: int, seed: int, *, fresh: bool = True) -> Iterator[Marked]:
    """Sentences of invented case files; `fresh`: with other names in the places of theirs."""
    chance = random.Random(seed)
    inventor = Inventor(chance)
    template = template_set(templates)
    for number in range(count):
        own = seed + number
        kind = CASE_KINDS[(0, 0, 1, 0, 2, 0, 3, 4)[number % 8]]
        try:
            story, _ = story_with_defects(f"n{own}", own, kind, number % 2 == 0)
            documents = template.documents(story, template.voice(story))
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story, nor every set words for it
        known = names_of(story)
        seen: set[str] = set()
        for document in documents:
            for paragraph in words_of_blocks(document.blocks):
                for words in _pieces(paragraph):
                    if words in seen or len(words) < 4:
                        continue
                    seen.add(words)
                    marked = mark(words, known, story.case_id)
                    yield exchanged(marked, inventor, chance) if fresh else marked


def from_statutes(count: int, seed: int) -> Iterator[Marked]:
    """Sentences of statutes, which name nobody."""
    chance = random.Random(seed)
    texts = list(statute_texts())
    for words in chance.sample(texts, count):
        for piece in _pieces(words):
            yield Marked(piece, (), "statute")


def from_grammar(count: int, seed: int) -> Iterator[Marked]:
    """Sentences of the grammar's family to learn from, with other names in theirs."""
    chance = random.Random(seed)
    inventor = Inventor(chance)
    for told in sentences("train", count, seed):
        names = tuple((span.start, span.end, span.kind) for span in told.spans)
        yield exchanged(Marked(told.text, names, f"grammar{told.masked[:24]}"), inventor, chance)


def names_of(story: CaseStory) -> Mapping[str, str]:
    """What the papers of a case name, each with its kind."""
    found: dict[str, str] = {}
    types = fields_of_kinds()
    values = [
        (paper.kind, name, value) for paper in story.papers for name, value in paper.values.items()
    ]
    for name in (*_PERSON_NOTES, *_PERSON_VALUES, "officers.name"):
        values.append(("", name, story.notes.get(name)))
    for kind, name, value in values:
        said = types.get(kind, {}).get(name, "")
        person = said in ("person", "person_list") or name in (*_PERSON_NOTES, *_PERSON_VALUES)
        if isinstance(value, Signed) or person or name == "officers.name":
            parts = value.names if isinstance(value, Signed) else value
            for part in parts if isinstance(parts, tuple) else (parts,):
                if isinstance(part, str) and 2 <= len(part) <= 5:
                    found[part] = "person"
        elif said == "address" and isinstance(value, str):
            found[value] = "place"
    party = story.party
    found[party.name] = "person" if party.kind == "个人" else "firm"
    found[party.head.name] = "person"
    for place in (party.address, party.head.address, story.notes.get("fact.place")):
        if isinstance(place, str):
            found[place] = "place"
    for cause in causes().values():
        if cause.name in (story.cause, story.notes.get("cause_of_action")):
            found |= {goods[0]: "goods" for goods in cause.goods}
    return {name: kind for name, kind in found.items() if name}


def mark(text: str, known: Mapping[str, str], source: str) -> Marked:
    """The text with every known name marked; of two that overlap the longer one."""
    if not known:
        return Marked(text, (), source)
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    names = tuple((hit.start(), hit.end(), known[hit[0]]) for hit in pattern.finditer(text))
    return Marked(text, names, source)


def exchanged(marked: Marked, inventor: Inventor, chance: random.Random) -> Marked:
    """Other names in the places of those marked, some characters spoilt as engines spoil them."""
    given: dict[str, str] = {}
    text, at = "", 0
    names: list[tuple[int, int, str]] = []
    for start, end, kind in marked.names:
        text += marked.text[at:start]
        old = marked.text[start:end]
        new = given.setdefault(old, inventor.name(kind) if chance.random() < 0.9 else old)
        names.append((len(text), len(text) + len(new), kind))
        text += new
        at = end
    text += marked.text[at:]
    if chance.random() < _NOISY_SHARE:
        text = "".join(
            LOOK_ALIKE.get(char, char) if chance.random() < _NOISE else char for char in text
        )
    return Marked(text, tuple(names), marked.source)


def _pieces(paragraph: str) -> Iterator[str]:
    """Sentences, and where they are short the whole paragraph."""
    if len(paragraph) <= _LONGEST:
        yield paragraph
        return
    for sentence in split_sentences(paragraph):
        yield paragraph[sentence.start : sentence.end][:_LONGEST]
