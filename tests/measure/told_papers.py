"""Facts to ask for (认定的事实): of invented papers as the product reads them, and written ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from corpora.build import CaseFile, document_gold
from corpora.causes import causes
from corpora.defects.plant import story_with_defects
from corpora.layout.compose import compose
from corpora.layout.reading import readings
from corpora.make import template_set
from review.casework.law_reference.told import TELLING, told_facts
from review.checks.law_application.rules_cited import same_place
from review.model.document import Document, PagePart, SortedCaseFile
from review.model.fact import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpora.causes import Cause
    from corpora.story import CaseKind, CaseStory
    from corpora.story import Citation as StoryCitation
    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule

WRITTEN = Path(__file__).parent / "written_facts.yaml"
KINDS: tuple[CaseKind, ...] = (
    "penalty_ordinary",
    "penalty_ordinary",
    "penalty_summary",
    "coercive",
)
"""Kinds of case file tried in turn: some causes fill only one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Sentences that tell an act, without its name. `right`: ids of rules that fit; none: none."""

    sentences: tuple[str, ...]
    day: date
    right: frozenset[str]
    cause: str


def told_in_papers(
    name: str, seeds: Iterable[int], most_of_a_cause: int, standards: Standards
) -> Iterator[Asked]:
    """What the product takes from papers of a template set, so many of each cause at most."""
    templates = template_set(name)
    by_name = {(cause.name, cause.ministry): cause for cause in causes().values()}
    count: Counter[str] = Counter()
    for seed in seeds:
        try:
            story, _ = story_with_defects(f"n{seed}", seed, KINDS[seed % len(KINDS)], True)
            cause = by_name.get((str(story.notes.get("cause_of_action")), story.ministry))
            if cause is None or count[cause.id] >= most_of_a_cause:
                continue
            voice = templates.voice(story)
            telling = [one for one in templates.documents(story, voice) if one.kind in TELLING]
            placed = compose((one, voice.style) for one in telling)
        except (LookupError, NotImplementedError):
            continue  # not every seed has a story, nor the set words for it
        case = SortedCaseFile(
            tuple(readings(placed)),
            tuple(map(_document, document_gold(CaseFile(story, voice, placed)))),
            story.kind, 1.0, None, 1.0,
        )  # fmt: skip
        day = _day_of_act(story)
        told = [one.text.replace(f"，案由为{cause.name}", "") for one in told_facts(case).sentences]
        sentences = [words for words in told if cause.name not in words]
        if day is None or not sentences:
            continue
        count[cause.id] += 1
        yield Asked(tuple(sentences), day, right_rules(cause, day, standards), cause.id)


def written() -> list[Asked]:
    """Facts written by hand for every rule, and such as no rule fits."""
    rows = yaml.safe_load(WRITTEN.read_text("utf-8"))["facts"]
    return [
        Asked(
            (row["told"],),
            row["day"],
            frozenset({row["rule"]} if "rule" in row else ()),
            row.get("rule", ""),
        )
        for row in rows
    ]


def right_rules(cause: Cause, day: date, standards: Standards) -> frozenset[str]:
    """Rules of the day that punish by the cause's article what its violated article forbids.

    Where none names the violated article, those of the penal article.
    """
    penal = [
        rule
        for rule in standards.penalty_rules
        if rule.speaks_on(day) and same_place(rule.penalty_basis, _citation(cause.penalty))
    ]
    both = [rule for rule in penal if _violates(rule, cause.violated)]
    return frozenset(rule.id for rule in both or penal)


def _violates(rule: PenaltyRule, cited: Sequence[StoryCitation]) -> bool:
    return any(same_place(own, _citation(one)) for own in rule.violation_basis for one in cited)


def _citation(cited: StoryCitation) -> Citation:
    return Citation(cited.law.strip("《》"), cited.article, cited.paragraph, cited.item)


def _document(gold: dict[str, object]) -> Document:
    first, last = int(str(gold["first_page"])), int(str(gold["last_page"]))
    top, bottom = float(str(gold["top"])), float(str(gold["bottom"]))
    parts = tuple(
        PagePart(no, top if no == first else 0.0, bottom if no == last else 10_000.0)
        for no in range(first, last + 1)
    )
    return Document(str(gold["id"]), str(gold["kind"]), str(gold["title"]), parts, 1.0)


def _day_of_act(story: CaseStory) -> date | None:
    day = story.notes.get("fact.time")
    return day.date() if isinstance(day, datetime) else day if isinstance(day, date) else None
