"""A template set kept as a folder of wordings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from corpora.rows import read_rows
from corpora.story import CaseStory, Paper
from corpora.templates.markup import compile_document
from corpora.voice import Voice
from corpora.wording import Filler

if TYPE_CHECKING:
    from pathlib import Path

    from corpora.blocks import Doc

Order = Callable[[CaseStory, Voice], tuple[Paper, ...]]


@dataclass(frozen=True, slots=True)
class Wording:
    """One writing of a kind of document; `tags`: who writes so, none: anyone."""

    kind: str
    tags: frozenset[str]
    lines: tuple[str, ...]


def read_wordings(folder: Path) -> tuple[Wording, ...]:
    """All wordings of a folder's text files."""
    found: list[Wording] = []
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            head, *lines = part.splitlines()
            kind, *tags = head.split()
            kept = tuple(line.strip() for line in lines if line.strip())
            found.append(Wording(kind, frozenset(tags), kept))
    return tuple(found)


_KINDS = {"penalty_ordinary", "penalty_summary", "inspection", "coercive", "license"}
_TRAITS = frozenset({"enforced", "no_penalty"})
"""Traits of a story by which a wording may be tagged, as by who writes it."""


def _closeness(wording: Wording) -> int:
    """How closely a wording is meant; a kind of case file weighs most."""
    return len(wording.tags) + 5 * len(wording.tags & (_KINDS | _TRAITS))


def in_order_of_procedure(story: CaseStory, voice: Voice) -> tuple[Paper, ...]:
    """The papers as the procedure made them."""
    return tuple(sorted(story.papers, key=lambda paper: paper.stage))


@dataclass(frozen=True)
class FolderSet:
    """A template set: see `corpora.templates`."""

    name: str
    folder: Path
    choose_voice: Callable[[CaseStory], Voice]
    order: Order = field(default=in_order_of_procedure)

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Titles of a ministry's own papers (`titles.yaml`), where they are not the common ones."""
        path = self.folder / "titles.yaml"
        rows = read_rows(path) if path.exists() else {}
        return {
            ministry: {kind: tuple(names) for kind, names in kinds.items()}
            for ministry, kinds in rows.items()
        }

    @cached_property
    def wordings(self) -> Mapping[str, tuple[Wording, ...]]:
        """By kind of document."""
        found: dict[str, tuple[Wording, ...]] = {}
        for wording in read_wordings(self.folder):
            found[wording.kind] = (*found.get(wording.kind, ()), wording)
        return found

    def voice(self, story: CaseStory) -> Voice:
        return self.choose_voice(story)

    def says(self, kind: str, name: str = "") -> bool:
        """The set has a wording of this kind, and one that speaks of this field."""
        wordings = self.wordings.get(kind, ())
        return any(name in line for wording in wordings for line in wording.lines)

    def documents(self, story: CaseStory, voice: Voice) -> tuple[Doc, ...]:
        unknown = {p.key for p in story.papers if p.optional and p.kind not in self.wordings}
        unknown |= {p.key for p in story.papers if p.values.get("of") in unknown}
        story = story.without_paper(*unknown)
        titles: dict[str, str] = {}
        for paper in story.papers:
            titles[paper.key] = self.document(paper, story, voice, {}).title
        return tuple(
            self.document(paper, story, voice, titles) for paper in self.order(story, voice)
        )

    def document(
        self, paper: Paper, story: CaseStory, voice: Voice, titles: Mapping[str, str]
    ) -> Doc:
        """One paper in one of the wordings that fit this agency best."""
        filler = Filler(story, paper, voice, titles=titles)
        tagged = replace(voice, tags=voice.tags | story.traits & _TRAITS)
        lines = self._titled(paper.kind, story, voice, self._lines(paper.kind, tagged))
        doc = compile_document(lines, filler)
        listing = {"title": doc.title, **self._listing(paper, voice), **doc.listing}
        return replace(doc, listing=listing)

    def _titled(self, kind: str, story: CaseStory, voice: Voice, lines: list[str]) -> list[str]:
        """The lines under the ministry's own title; a case of enforcement keeps the common one."""
        own = self.titles.get(story.ministry, {}).get(kind, ())
        place = next((n for n, line in enumerate(lines) if line.startswith("@title ")), None)
        if not own or place is None or story.traits & _TRAITS:
            return lines
        title = f"@title {voice.chance(f'title:{kind}').choice(own)}"
        return [*lines[:place], title, *lines[place + 1 :]]

    def _lines(self, kind: str, voice: Voice) -> list[str]:
        fitting = [w for w in self.wordings.get(kind, ()) if w.tags <= voice.tags]
        if not fitting:
            raise LookupError(f"no wording of {kind} for {sorted(voice.tags)}")
        most = max(_closeness(wording) for wording in fitting)
        best = [wording for wording in fitting if _closeness(wording) == most]
        # the same agency writes one kind of document always in the same way
        chosen = voice.chance(f"wording:{kind}").choice(best)
        lines: list[str] = []
        for line in chosen.lines:
            if line.startswith("@use "):
                lines += self._lines("+" + line[5:].strip(), voice)
            else:
                lines.append(line)
        return lines

    def _listing(self, paper: Paper, voice: Voice) -> dict[str, str]:
        number = paper.values.get("doc_no")
        day = paper.values.get("listed_date")
        return {
            "doc_no": number if isinstance(number, str) else "",
            "date": voice.write_date(day) if isinstance(day, date) else "",
        }
