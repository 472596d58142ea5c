"""A story and a template set become a placed case file with its gold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from corpora.layout.compose import PlacedDoc, PlacedFile, compose
from corpora.layout.style import PAGE_HEIGHT
from corpora.wording import STATEMENT, fields_of_kinds

if TYPE_CHECKING:
    from corpora.blocks import Doc
    from corpora.story import CaseStory
    from corpora.voice import Voice

UNNUMBERED = ("case_cover", "case_catalog", "backup_table")


class TemplateSet(Protocol):
    """See `corpora.templates`."""

    @property
    def name(self) -> str: ...

    def voice(self, story: CaseStory) -> Voice: ...

    def documents(self, story: CaseStory, voice: Voice) -> tuple[Doc, ...]: ...

    def says(self, kind: str, name: str = "") -> bool: ...


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case file on pages."""

    story: CaseStory
    voice: Voice
    placed: PlacedFile


def build(story: CaseStory, templates: TemplateSet) -> CaseFile:
    """Lays the file out twice: once to count pages, once with 目录 and page counts filled in."""
    voice = templates.voice(story)
    drafts = _ready(templates.documents(story, voice))
    counted = compose((doc, voice.style) for doc in drafts)
    story = _with_counts(story, counted)
    documents = _ready(templates.documents(story, voice))
    return CaseFile(story, voice, compose((doc, voice.style) for doc in documents))


def _ready(documents: tuple[Doc, ...]) -> tuple[Doc, ...]:
    return tuple(
        replace(doc, numbered=False) if doc.kind in UNNUMBERED else doc for doc in documents
    )


def _numbers(placed: PlacedFile, where: PlacedDoc) -> tuple[int, int]:
    """The page numbers that stand on the first and the last page of a document."""
    first, last = placed.pages[where.first_page - 1], placed.pages[where.last_page - 1]
    return int(first.stamp or 0), int(last.stamp or 0)


def _with_counts(story: CaseStory, placed: PlacedFile) -> CaseStory:
    rows: list[tuple[str, ...]] = []
    for where in placed.documents:
        if where.doc.kind in UNNUMBERED or not story.paper(where.doc.key).listed:
            continue
        first, last = _numbers(placed, where)
        listing = where.doc.listing
        shift = story.notes.get(f"catalogue_shift:{where.doc.key}", 0)
        assert isinstance(shift, int)
        first, last = first + shift, last + shift
        rows.append(
            (
                str(len(rows) + 1),
                str(listing.get("title", where.doc.title)),
                listing.get("doc_no", ""),
                listing.get("date", ""),
                str(first) if first == last else f"{first}-{last}",
            )
        )
    extra = story.notes.get("catalogue_extra")
    if isinstance(extra, str):
        total = int(placed.pages[-1].stamp or placed.pages[-2].stamp or 1)
        rows.insert(len(rows) - 1, ("", extra, "", "", str(total)))
        rows = [(str(n), *row[1:]) for n, row in enumerate(rows, 1)]
    count = sum(1 for page in placed.pages if page.stamp)
    for kind in UNNUMBERED:
        if story.has(kind):
            paper = story.paper(kind)
            values = {"page_count": count}
            if kind == "case_catalog":
                paper = paper.with_values(rows=tuple(rows))
            story = story.with_paper(paper.with_values(**values))
    return story


def document_gold(built: CaseFile) -> list[dict[str, object]]:
    """Gold of the documents, in order."""
    return [
        {
            "id": f"g{number}",
            "kind": where.doc.kind if where.doc.kind in fields_of_kinds() else "unknown",
            "title": where.doc.title,
            "first_page": where.first_page,
            "last_page": where.last_page,
            "top": round(where.top, 1),
            "bottom": round(min(where.bottom, PAGE_HEIGHT), 1),
            "key": where.doc.key,
        }
        for number, where in enumerate(built.placed.documents, 1)
    ]


def fact_gold(built: CaseFile) -> list[dict[str, object]]:
    """Gold facts; one stated several times counts where it stands first."""
    ids = {where.doc.key: f"g{n}" for n, where in enumerate(built.placed.documents, 1)}
    seen: set[str] = set()
    facts: list[dict[str, object]] = []
    for page_no, page in enumerate(built.placed.pages, 1):
        for key, (name, value) in page.facts:
            mark = f"{key}|{name}|{value}"
            if name != STATEMENT and mark not in seen:
                seen.add(mark)
                facts.append(
                    {"document": ids[key], "field": name, "value": value, "page_no": page_no}
                )
    return facts


def statement_gold(built: CaseFile) -> list[dict[str, object]]:
    """Gold statements: sentences that the wordings mark with labels, where each begins."""
    ids = {where.doc.key: f"g{n}" for n, where in enumerate(built.placed.documents, 1)}
    found: list[dict[str, object]] = []
    for page_no, page in enumerate(built.placed.pages, 1):
        for key, (name, value) in page.facts:
            if name == STATEMENT and isinstance(value, tuple):
                labels, words = value
                found += [
                    {"document": ids[key], "label": label, "text": words, "page_no": page_no}
                    for label in labels
                ]
    return found


def page_gold(built: CaseFile) -> list[dict[str, object]]:
    """Gold of the pages of the born-digital file."""
    return [
        {
            "page_no": number,
            "rotation": 0,
            "blank": False,
            "duplicate_of": None,
            "lines": [line for line in page.lines if line.strip()],
        }
        for number, page in enumerate(built.placed.pages, 1)
    ]
