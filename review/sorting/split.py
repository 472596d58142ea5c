"""Joins strips to documents (分件): titles, page numbers, breaks and the page classifier together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from review.sorting.joins import start_log_odds
from review.sorting.sequence import best_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from review.sorting.classify import PageGuess
    from review.sorting.contents_evidence import Hint
    from review.sorting.strips import Strip

UNKNOWN = "unknown"
_NEAR_COPY = 3
"""A copy this many pages after its original was scanned twice; one further on was filed twice."""
_UNSURE = 0.35
"""A kind less probable than this is called unknown."""
_DOUBT = 0.08
"""Share of doubt kept in every guess of the page classifier: its word alone never decides."""


@dataclass(slots=True)
class Bundle:
    """Strips of one document while it is being put together."""

    kind: str
    confidence: float
    strips: list[Strip]
    titles: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.titles[0] if self.titles else ""


def split_documents(
    strips: Sequence[Strip],
    guesses: Sequence[PageGuess],
    kinds: Sequence[str],
    hints: Mapping[int, Hint],
) -> list[Bundle]:
    """Documents in page order; `guesses` runs along `strips`, `hints` names pages of the 卷内目录."""
    told = [
        place
        for place, strip in enumerate(strips)
        if not strip.is_empty and not _is_near_copy(strip)
    ]
    bundle_of: dict[int, Bundle] = {}
    bundles: list[Bundle] = []
    starts: NDArray[np.float64] = np.zeros(0)
    if told:
        odds, scores = _score(strips, told, guesses, kinds, hints)
        path = best_path(odds, scores)
        starts = path.start_probability
        for step, place in enumerate(told):
            kind = int(path.kinds[step])
            sure = float(path.kind_probability[step, kind])
            if path.starts[step]:
                bundles.append(Bundle(kinds[kind], min(sure, float(starts[step])), []))
            bundle = bundles[-1]
            if not path.starts[step]:
                bundle.confidence = min(bundle.confidence, 1.0 - float(starts[step]))
            bundle.strips.append(strips[place])
            title = strips[place].title
            if title is not None:
                bundle.titles.append(title.printed)
            bundle_of[place] = bundle
        for bundle in bundles:
            if bundle.confidence < _UNSURE and not bundle.titles:
                bundle.kind = UNKNOWN
    certain = {place: float(1.0 - starts[step]) for step, place in enumerate(told)}
    _place_others(strips, bundle_of, certain, bundles)
    bundles.sort(key=lambda bundle: (bundle.strips[0].page.page_no, bundle.strips[0].top))
    return bundles


def _is_near_copy(strip: Strip) -> bool:
    original = strip.page.duplicate_of
    return original is not None and strip.page.page_no - original <= _NEAR_COPY


def _score(
    strips: Sequence[Strip],
    told: Sequence[int],
    guesses: Sequence[PageGuess],
    kinds: Sequence[str],
    hints: Mapping[int, Hint],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    odds = np.empty(len(told))
    scores = np.empty((len(told), len(kinds)))
    number = {kind: place for place, kind in enumerate(kinds)}
    for step, place in enumerate(told):
        strip, guess = strips[place], guesses[place]
        previous = strips[told[step - 1]] if step else None
        odds[step] = start_log_odds(previous, strip, guess.start_log_odds)
        probability = (1.0 - _DOUBT) * guess.kinds + _DOUBT / len(kinds)
        if strip.title is not None:
            probability = _with_title(strip, probability, number)
        hint = hints.get(strip.page.page_no)
        if hint is not None and strip.is_page_top:
            odds[step] += hint.start_log_odds
            if hint.kinds and strip.title is None:
                named = [number[kind] for kind in hint.kinds]
                probability = 0.6 * probability
                probability[named] += 0.4 / len(named)
        scores[step] = np.log(np.maximum(probability, 1e-7) * len(kinds))
    return odds, scores


def _with_title(
    strip: Strip, guessed: NDArray[np.float64], number: Mapping[str, int]
) -> NDArray[np.float64]:
    """The title decides; the classifier only between kinds that share it."""
    title = strip.title
    if title is None:
        return guessed
    named = [number[kind] for kind in title.match.kinds if kind in number]
    among = guessed[named] + 0.05
    probability = guessed * (1.0 - title.certainty)
    probability[named] += title.certainty * among / among.sum()
    return probability


def _place_others(
    strips: Sequence[Strip],
    bundle_of: dict[int, Bundle],
    certain: Mapping[int, float],
    bundles: list[Bundle],
) -> None:
    """Copies join their originals; blank and unreadable pages the document on both their sides."""
    last_of_page: dict[int, Bundle] = {}
    for place, strip in enumerate(strips):
        if place in bundle_of:
            last_of_page[strip.page.page_no] = bundle_of[place]
            continue
        original = strip.page.duplicate_of
        before = next((bundle_of[p] for p in range(place - 1, -1, -1) if p in bundle_of), None)
        after = next((p for p in range(place + 1, len(strips)) if p in certain), None)
        bundle: Bundle | None = None
        if not strip.is_empty and original is not None:
            bundle = last_of_page.get(original)
            if bundle is None:
                bundle = Bundle(UNKNOWN, 0.2, [])
                bundles.append(bundle)
        elif before is not None and after is not None and before is bundle_of.get(after):
            needed = 0.5 if strip.page.readable else 0.9
            bundle = before if certain[after] >= needed else None
        if bundle is None and not strip.page.readable:
            bundle = Bundle(UNKNOWN, 0.2, [])
            bundles.append(bundle)
        if bundle is not None:
            bundle.strips.append(strip)
            bundle.strips.sort(key=lambda item: (item.page.page_no, item.top))
            if place not in bundle_of and bundle is not before:
                last_of_page.setdefault(strip.page.page_no, bundle)
