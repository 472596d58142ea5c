"""Kinds of pages: each rival alone, and the sequence of pages joined on what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from models.calibration import calibration_error
from review.checks.trust import KIND_CONFIDENCE
from review.language.encoder import shipped_encoder
from review.sorting.classify import PageGuess, shipped_classifier
from review.sorting.encoder_kinds import head_of
from review.sorting.sort import sort_pages
from review.sorting.split import UNKNOWN
from review.sorting.strips import cut_pages
from review.sorting.title_index import TitleIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.model.page import Page
    from review.sorting.strips import Strip
    from review.standards.load import Standards
    from tests.measure.gold import GoldCase

    Said = Mapping[int, tuple[frozenset[str], float]]
    """Per page the kinds on it, and how sure they are."""

SHIPS = "titles, sequence and scikit-learn"


class PageGuesser(Protocol):
    """What sorting asks of a classifier."""

    def guess(self, strip: Strip, kinds: Sequence[str]) -> PageGuess: ...


class KnowsNothing:
    """Every kind is as likely as any other: titles, numbers and sequence decide alone."""

    def guess(self, strip: Strip, kinds: Sequence[str]) -> PageGuess:
        return PageGuess(0.0, np.full(len(kinds), 1.0 / len(kinds)))


class Remembering:
    """A guesser of one file that is asked each strip once."""

    def __init__(self, guesser: PageGuesser) -> None:
        self._guesser = guesser
        self._said: dict[tuple[int, float], PageGuess] = {}

    def guess(self, strip: Strip, kinds: Sequence[str]) -> PageGuess:
        key = strip.page.page_no, strip.top
        if key not in self._said:
            self._said[key] = self._guesser.guess(strip, kinds)
        return self._said[key]


@dataclass(slots=True)
class PageScore:
    """Counts of one rival over all pages."""

    right: list[bool] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    kinds: dict[str, list[int]] = field(default_factory=dict)
    """Kind → pages of it found, wrongly found, missed."""
    notes: list[str] = field(default_factory=list)

    def add(self, said: Said, gold: GoldCase) -> None:
        """The pages of one case file; blank ones are not judged."""
        for page_no, wanted in wanted_kinds(gold).items():
            found, sure = said.get(page_no, (frozenset[str](), 0.0))
            self.right.append(found == wanted)
            self.sure.append(sure)
            for kind in found | wanted:
                counts = self.kinds.setdefault(kind, [0, 0, 0])
                counts[0 if kind in found & wanted else 1 if kind in found else 2] += 1
            if found != wanted:
                self.notes.append(
                    f"{gold.case_id} p{page_no}: {'+'.join(sorted(found)) or '-'} "
                    f"not {'+'.join(sorted(wanted))} ({sure:.2f})"
                )

    def figures(self, least: float) -> dict[str, Any]:
        """As they are written down; `least`: below it a kind is left open."""
        right, sure = np.array(self.right), np.array(self.sure)
        trusted = sure >= least
        f1 = {
            kind: round(2 * hit / (2 * hit + wrong + missed), 4)
            for kind, (hit, wrong, missed) in sorted(self.kinds.items())
            if hit + missed
        }
        return {
            "pages": int(right.size),
            "right": round(float(right.mean()), 4),
            "macro_f1": round(float(np.mean(list(f1.values()))), 4),
            "calibration_error": round(calibration_error(sure, right), 4),
            "least": least,
            "kept": round(float(trusted.mean()), 4),
            "right_of_kept": round(float(right[trusted].mean()), 4) if trusted.any() else None,
            "f1_by_kind": f1,
        }


def wanted_kinds(gold: GoldCase) -> dict[int, frozenset[str]]:
    """The kinds of document on each page that is not blank."""
    kinds: dict[int, set[str]] = {}
    for document in gold.documents:
        for page_no in range(document.first_page, document.last_page + 1):
            if page_no not in gold.blank_pages:
                kinds.setdefault(page_no, set()).add(document.kind)
    return {page_no: frozenset(found) for page_no, found in kinds.items()}


def answers(pages: tuple[Page, ...], standards: Standards) -> dict[str, Said]:
    """What every rival says of one case file; the encoder's only where its head fits it."""
    linear = shipped_classifier()
    found: dict[str, Said] = {
        "titles and sequence": _sorted(pages, standards, KnowsNothing()),
        "scikit-learn": _alone(pages, standards, linear),
        SHIPS: _sorted(pages, standards, linear),
    }
    if head := head_of(shipped_encoder(), linear):
        asked = Remembering(head)
        found["encoder"] = _alone(pages, standards, asked)
        found["titles, sequence and encoder"] = _sorted(pages, standards, asked)
    return found


def _sorted(pages: tuple[Page, ...], standards: Standards, guesser: PageGuesser) -> Said:
    case = sort_pages(pages, standards, guesser)
    said: dict[int, tuple[frozenset[str], float]] = {}
    for document in case.documents:
        for page_no in document.page_nos:
            kinds, sure = said.get(page_no, (frozenset[str](), 1.0))
            said[page_no] = kinds | {document.kind}, min(sure, document.sure_of_kind)
    return said


def _alone(pages: tuple[Page, ...], standards: Standards, guesser: PageGuesser) -> Said:
    kinds = (*standards.document_kinds, UNKNOWN)
    said: dict[int, tuple[frozenset[str], float]] = {}
    for strip in cut_pages(pages, TitleIndex(standards.document_kinds)):
        if strip.is_empty:
            continue
        probable = guesser.guess(strip, kinds).kinds
        best = int(probable.argmax())
        before, sure = said.get(strip.page.page_no, (frozenset[str](), 1.0))
        said[strip.page.page_no] = before | {kinds[best]}, min(sure, float(probable[best]))
    return said


LEAST = KIND_CONFIDENCE
