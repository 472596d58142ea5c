"""Strips to learn from, each with its kind and whether a document starts with it (训练样本)."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import yaml

from models.page_kinds.compose import Composer, Wording
from models.page_kinds.noise import read_badly
from review.model.page_image import PageImage
from review.reading.born_digital import read_born_digital
from review.sorting.strips import cut_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from review.model.document import DocumentKind
    from review.model.page import Page
    from review.reading.engine import EngineReading, Recognised
    from review.sorting.strips import Strip
    from review.sorting.title_index import TitleIndex

_BREAKS = (0.0, 0.01, 0.03, 0.08)
"""Shares of characters read wrong that the examples are given."""


@dataclass(frozen=True, slots=True)
class Example:
    """A strip of a page whose document is known. `source`: "invented" or the case's id."""

    strip: Strip
    kind: str
    starts: bool
    source: str


def load_wordings(kinds: Mapping[str, DocumentKind], index: TitleIndex) -> list[Wording]:
    """What pages of every kind say, by its row, its titles and `wordings.yaml`."""
    text = (files("models.page_kinds") / "wordings.yaml").read_text(encoding="utf-8")
    usual: dict[str, list[str]] = yaml.safe_load(text)
    titles: dict[str, list[str]] = {kind: [] for kind in usual}
    for title, named in sorted(index.titles.items()):
        for kind in sorted(named):
            titles[kind].append(title)
    titles["unknown"] = [
        "承诺书",
        "租赁合同",
        "会议纪要",
        "民事判决书",
        "情况说明",
        "介绍信",
        "请示",
        "通知",
    ]
    wordings = []
    for kind, phrases in usual.items():
        fields = kinds[kind].fields if kind in kinds else ()
        labels = tuple(field.name.split("(")[0] for field in fields if len(field.name) <= 12)
        wordings.append(Wording(kind, tuple(titles[kind]), labels, tuple(phrases)))
    return wordings


def invented(
    wordings: Sequence[Wording], index: TitleIndex, each: int, seed: int
) -> Iterator[Example]:
    """`each` invented pages of every kind: with a title, without one, and later pages."""
    chance = random.Random(seed)
    composer = Composer(chance)
    for wording in wordings:
        for _ in range(each):
            first = chance.random() < 0.7
            titled = first and chance.random() < 0.65
            page = composer.page(wording, titled=titled, first=first)
            page = read_badly(page, chance, chance.choice(_BREAKS))
            strip = cut_pages([page], index)[0]
            yield Example(strip, wording.kind, first, "invented")
    text = (files("models.page_kinds") / "specimens.yaml").read_text(encoding="utf-8")
    specimens: dict[str, list[list[str]]] = yaml.safe_load(text)
    specimens["photo_evidence"].append([])
    for kind, papers in specimens.items():
        for paper in papers:
            for _ in range(max(8, each // 3)):
                page = read_badly(composer.specimen(paper), chance, chance.choice(_BREAKS))
                strip = cut_pages([page], index)[0]
                # Of papers of several pages any may come first; photos go on more often.
                yield Example(strip, kind, chance.random() < 0.8, "invented")


def from_corpus(folder: Path, index: TitleIndex, seed: int) -> Iterator[Example]:
    """Examples from generated case files with gold, clean and spoilt."""
    chance = random.Random(seed)
    for gold_path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(gold_path.read_text(encoding="utf-8"))
        pages = read_born(gold_path.with_name("born.pdf"))
        for rate in (0.0, chance.choice(_BREAKS[1:])):
            spoilt = [read_badly(page, chance, rate) if rate else page for page in pages]
            yield from _label(spoilt, gold, index)


class _NoEngine:
    """Pages with characters of their own need none: their pictures stay white here."""

    name, version = "none", "0"

    def read(self, pixels: NDArray[np.uint8]) -> EngineReading:
        raise AssertionError("a born-digital page was to be read")

    def recognise(self, crops: Sequence[NDArray[np.uint8]]) -> tuple[Recognised, ...]:
        raise AssertionError("a white page has no seals")


def read_born(path: Path) -> list[Page]:
    """Pages by their own characters; nothing is rendered, so no marks are seen."""
    with pypdfium2.PdfDocument(path) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    pages = []
    for number, (width, height) in enumerate(sizes):
        white = np.full((round(height), round(width), 3), 255, np.uint8)
        image = PageImage(number + 1, width, height, 1.0, white, "", text_layer=(path, number))
        page = read_born_digital(image, _NoEngine())
        if page is not None:
            pages.append(page)
    return pages


def _label(
    pages: Sequence[Page], gold: Mapping[str, list[dict[str, object]]], index: TitleIndex
) -> Iterator[Example]:
    for strip in cut_pages(pages, index):
        if not strip.rows:
            continue
        found = _document_of(strip, gold["documents"])
        if found is not None:
            kind, starts = found
            yield Example(strip, kind, starts, str(gold["case_id"]))


def _document_of(strip: Strip, documents: list[dict[str, object]]) -> tuple[str, bool] | None:
    """Kind of the document that holds most of the strip, and whether it starts there."""
    page_no = strip.page.page_no
    middle = strip.rows[len(strip.rows) // 2].box.center[1]
    for document in documents:
        first, last = int(str(document["first_page"])), int(str(document["last_page"]))
        if not first <= page_no <= last:
            continue
        top = float(str(document["top"] or 0.0)) if page_no == first else 0.0
        bottom = float(str(document["bottom"] or 1e9)) if page_no == last else 1e9
        if top <= middle < bottom:
            return str(document["kind"]), page_no == first and strip.rows[0].box.y0 <= top + 80
    return None
