"""Pairs of texts that mean the same violation (同类违法行为), and others that do not.

Facts of one cause in other words, with another party and other goods; facts and the article they
break; a penalty and the duty that it names; two parts of one article.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.causes import causes
from corpora.defects.plant import story_with_defects
from corpora.make import template_set
from models.encoder.corpus import words_of_blocks
from models.names.examples import exchanged, mark, names_of
from models.names.invent import Inventor
from review.language.numerals import parse_numeral
from review.standards.law.package import PackageLaws

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpora.story import Citation

_DUTY = re.compile(r"违反本法第([一二三四五六七八九十百零]+)条")
_LONGEST = 200
_FACT_SHORTEST = 25
_SHARED = 0.5
"""A paragraph tells the facts where it holds so much of what the cause says was done."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together; `group`: pairs of one group are never held apart."""

    one: str
    other: str
    group: str


def fact_pairs(count: int, seed: int) -> Iterator[Pair]:
    """Facts of papers of one cause, and facts with name and articles of their cause."""
    chance = random.Random(seed)
    told = _told(count, seed, Inventor(chance), chance)
    articles = articles_of_laws()
    for name, facts in sorted(told.items()):
        cause = causes()[name]
        chance.shuffle(facts)
        for one, other in zip(facts[::2], facts[1::2], strict=False):
            yield Pair(one, other, name)
        for words in facts[:8]:
            yield Pair(words, cause.name, name)
            for cited in (*cause.violated, cause.penalty):
                text = articles.get((_bare(cited.law), cited.article))
                if text:
                    yield Pair(words, part_cited(text, cited), name)


def statute_pairs(count: int, seed: int) -> Iterator[Pair]:
    """Penalties with the duties they name, and parts of articles with one another."""
    chance = random.Random(seed)
    articles = articles_of_laws()
    found: list[Pair] = []
    for (law, number), text in articles.items():
        for hit in _DUTY.finditer(text):
            duty = articles.get((law, parse_numeral(hit[1]) or 0))
            if duty:
                piece = text[max(0, hit.start() - 5) : hit.start() + _LONGEST]
                found.append(Pair(piece, duty[:_LONGEST], f"{law}{hit[1]}"))
        sentences = [part for part in re.split(r"(?<=[。；\n])", text) if len(part) > 15]
        if len(sentences) > 1:
            one, other = chance.sample(sentences, 2)
            found.append(Pair(one[:_LONGEST], other[:_LONGEST], f"{law}{number}"))
    chance.shuffle(found)
    duties = [pair for pair in found if pair.one.find("违反本法") >= 0]
    parts = [pair for pair in found if pair.one.find("违反本法") < 0]
    yield from duties[: count // 2]
    yield from parts[: count - min(len(duties), count // 2)]


def _told(
    count: int, seed: int, inventor: Inventor, chance: random.Random
) -> Mapping[str, list[str]]:
    """By cause the paragraphs of papers that tell what was done."""
    by_name = {cause.name: cause for cause in causes().values()}
    told: dict[str, list[str]] = {}
    for number in range(count):
        template = template_set(("train", "practice")[number % 2])
        own = seed + number
        try:
            story, _ = story_with_defects(f"p{own}", own, "penalty_ordinary", True)
            documents = template.documents(story, template.voice(story))
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story, nor every set words for it
        cause = by_name.get(str(story.notes.get("cause_of_action")))
        if cause is None:
            continue
        known = names_of(story)
        core = grams_of(re.sub(r"\{\w+\}", "", cause.act + cause.found))
        seen: set[str] = set()
        for document in documents:
            for words in words_of_blocks(document.blocks):
                grams = grams_of(words)
                if len(words) < _FACT_SHORTEST or words in seen or not grams:
                    continue
                if len(grams & core) / min(len(grams), len(core)) >= _SHARED:
                    seen.add(words)
                    new = exchanged(mark(words, known, ""), inventor, chance).text
                    start = chance.choice((0, 0, max(0, len(new) - _LONGEST)))
                    told.setdefault(cause.id, []).append(new[start : start + _LONGEST])
    return told


def grams_of(words: str) -> set[str]:
    """All runs of three characters."""
    return {words[place : place + 3] for place in range(len(words) - 2)}


def articles_of_laws() -> Mapping[tuple[str, int], str]:
    """Text by law and number."""
    found: dict[tuple[str, int], str] = {}
    for law, label, text in PackageLaws.installed().texts():
        hit = re.fullmatch(r"第([一二三四五六七八九十百千零]+)条", label or "")
        number = parse_numeral(hit[1]) if hit else None
        if number:
            found[_bare(law), number] = text
    return found


def part_cited(text: str, cited: Citation) -> str:
    """The head of an article, and its item where one is cited."""
    parts = text.split("\n")
    items = [part for part in parts if part.startswith("（")]
    if cited.item and cited.item <= len(items):
        return (parts[0][:80] + items[cited.item - 1])[:_LONGEST]
    return text[:_LONGEST]


def _bare(law: str) -> str:
    return law.strip("《》").removeprefix("中华人民共和国")
