"""Personal data that a generated case file carries (种子数据): no masked page may show it."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpora.abilities import ability
from corpora.make import KINDS, chosen_stories, make_case, template_set
from corpora.story import CaseStory, Officer, Person, Signed
from corpora.wording import fields_of_kinds
from review.language.distance import distance
from review.language.names import is_person_name
from review.language.personal import digits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SEEDS = "seeds.json"
KINDS_OF_SEED = ("name", "id_no", "phone", "address", "account", "licence")
_ID = re.compile(r"990101(?:19|20)\d{9}[\dX]")
_PHONE = re.compile(r"(?<!\d)(?:1[359]90000\d{4}|0\d{2,3}-?\d{7,8})(?!\d)")
_DIGITS = re.compile(r"[0-9OoIlZSBXx](?:[\s\-·.]?[0-9OoIlZSBXx])+")
_OF_PERSONS = re.compile(
    r"^person(?:_list)?$|(?:_name|\.name|recorder|speaker|officer\d|approver|shooter|source|witness)$"
)
"""Types and keys of values that name somebody."""
_CLOSE = {"id_no": (18, 4), "phone": (11, 2), "account": (16, 3), "licence": (10, 1)}
"""Characters of a whole number, and edits within which a damaged one still tells it."""
_PART = {"id_no": 8, "phone": 7, "account": 8, "licence": 8}
"""Digits in a row that would tell part of a number."""


@dataclass(frozen=True, slots=True)
class Seed:
    """One datum."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SeededCase:
    """A generated case file in its folder, with all that it may not tell."""

    case_id: str
    folder: Path
    seeds: tuple[Seed, ...]


def make_seeded(
    name: str, count: int, seed: int, folder: Path, renditions: set[str]
) -> list[SeededCase]:
    """Makes files of a template set (again only where they are missing), half with defects."""
    templates = template_set(name)
    asked = argparse.Namespace(
        count=count, kinds=",".join(KINDS), defects="", clean=False, seed=seed
    )
    made = []
    for story, ways in chosen_stories(asked, templates.name, ability(templates)):
        own = folder / story.case_id
        if not (own / SEEDS).exists():
            make_case(story, ways, templates, own, renditions)
            rows = [[one.kind, one.text] for one in dict.fromkeys(seeds_of(story))]
            (own / SEEDS).write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        kept = json.loads((own / SEEDS).read_text(encoding="utf-8"))
        made.append(SeededCase(story.case_id, own, tuple(Seed(*row) for row in kept)))
    return made


def seeds_of(story: CaseStory) -> Iterator[Seed]:
    """Every name, number and address of a person in the story."""
    types = fields_of_kinds()
    for value in (story.party, *story.officers):
        yield from _seeds_in(value, "")
    for key, value in story.notes.items():
        yield from _seeds_in(value, key)
    yield Seed("account", story.agency.account)
    yield Seed("address", story.party.address)
    for paper in story.papers:
        for key, value in paper.values.items():
            yield from _seeds_in(value, types.get(paper.kind, {}).get(key, key))


def left_in(text: str, seeds: Iterable[Seed]) -> Iterator[Seed]:
    """The seeds that a text still tells: whole, in a telling part, or damaged."""
    plain = re.sub(r"\s", "", text)
    runs = [digits_of(one[0]) for one in _DIGITS.finditer(text)]
    for seed in seeds:
        if seed.kind == "name":
            told = _name_told(seed.text, plain)
        elif seed.kind == "address":
            told = seed.text[-8:] in plain
        else:
            told = any(_number_told(seed, run) for run in runs)
        if told:
            yield seed


def _name_told(name: str, plain: str) -> bool:
    if name in plain:
        return True
    return len(name) == 3 and (name[:2] in plain or name[1:] in plain)


def _number_told(seed: Seed, run: str) -> bool:
    number, (whole, edits), part = digits_of(seed.text), _CLOSE[seed.kind], _PART[seed.kind]
    if any(number[at : at + part] in run for at in range(len(number) - part + 1)):
        return True
    return abs(len(run) - whole) <= edits and distance(number, run) <= edits


def _seeds_in(value: object, kind: str) -> Iterator[Seed]:
    if isinstance(value, Person):
        yield from (Seed("name", value.name), Seed("id_no", value.id_no))
        yield from (Seed("phone", value.phone), Seed("address", value.address))
    elif isinstance(value, Officer):
        yield from (Seed("name", value.name), Seed("licence", value.cert_no))
    elif isinstance(value, Signed):
        yield from (Seed("name", one) for one in value.names)
    elif isinstance(value, tuple):
        for one in value:
            yield from _seeds_in(one, kind)
    elif isinstance(value, str):
        yield from (Seed("id_no", one) for one in _ID.findall(value))
        yield from (Seed("phone", one) for one in _PHONE.findall(value))
        if _OF_PERSONS.search(kind) and is_person_name(value):
            yield Seed("name", value)
    elif hasattr(value, "head"):  # the party
        yield from _seeds_in(value.head, kind)
        yield from (Seed("phone", value.phone), Seed("address", value.address))
