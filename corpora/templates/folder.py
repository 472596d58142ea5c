"""A template set kept as a folder of wordings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from corpora.blocks import Doc
from corpora.story import CaseStory, Paper
from corpora.templates.markup import compile_document
from corpora.voice import Voice
from corpora.wording import Filler

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
    def wordings(self) -> Mapping[str, tuple[Wording, ...]]:
        """By kind of document."""
        found: dict[str, tuple[Wording, ...]] = {}
        for wording in read_wordings(self.folder):
            found[wording.kind] = (*found.get(wording.kind, ()), wording)
        return found

    def voice(self, story: CaseStory) -> Voice:
        return self.choose_voice(story)

    def documents(self, story: CaseStory, voice: Voice) -> tuple[Doc, ...]:
        return tuple(self.document(paper, story, voice) for paper in self.order(story, voice))

    def document(self, paper: Paper, story: CaseStory, voice: Voice) -> Doc:
        """One paper in one of the wordings that fit this agency best."""
        fitting = [w for w in self.wordings[paper.kind] if w.tags <= voice.tags]
        if not fitting:
            raise LookupError(f"no wording of {paper.kind} for {sorted(voice.tags)}")
        most = max(len(wording.tags) for wording in fitting)
        best = [wording for wording in fitting if len(wording.tags) == most]
        # the same agency writes one kind of document always in the same way
        chosen = voice.chance(f"wording:{paper.kind}").choice(best)
        doc = compile_document(chosen.lines, Filler(story, paper, voice))
        listing = {"title": doc.title, **self._listing(paper, voice), **doc.listing}
        return replace(doc, listing=listing)

    def _listing(self, paper: Paper, voice: Voice) -> dict[str, str]:
        from datetime import date

        number = paper.values.get("doc_no")
        day = paper.values.get("listed_date")
        return {
            "doc_no": number if isinstance(number, str) else "",
            "date": voice.write_date(day) if isinstance(day, date) else "",
        }
