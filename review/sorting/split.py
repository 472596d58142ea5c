"""Joins strips to documents (分件) by titles, page numbers, breaks and the page classifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from review.sorting.joins import carries_a_list_on, start_log_odds
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
_SURE_TITLE, _AGAINST_TITLE = 0.93, 0.002
_NOT_ITS_TITLE = 0.1
"""Less sure is a kind whose first page bears a title that no kind is known by."""
_LISTED, _LISTED_UNREAD = 0.4, 0.8
"""Share of the guess that the 卷内目录 gets where it says what starts on a page: on one whose words
speak too, and on one that cannot be read."""
_DOUBT = 0.08
"""Share of doubt kept in every guess of the page classifier: its word alone never decides."""


@dataclass(slots=True)
class Bundle:
    """Strips of one document while it is being put together."""

    kind: str
    kind_confidence: float
    strips: list[Strip]
    title: str = ""
    joined: float = 1.0
    """That it starts and goes on where it was cut."""


def split_documents(
    strips: Sequence[Strip],
    guesses: Sequence[PageGuess],
    kinds: Sequence[str],
    hints: Mapping[int, Hint],
) -> list[Bundle]:
    """Documents in page order; `guesses` runs along `strips`, `hints` by page number."""
    told = [
        place
        for place, strip in enumerate(strips)
        if not _is_near_copy(strip)
        and (not strip.is_empty or _is_vouched_for(place, strips, hints))
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
            if strips[place].title is None and strips[place].heading is not None:
                sure -= _NOT_ITS_TITLE
            if path.starts[step]:
                bundles.append(Bundle(kinds[kind], sure, [], joined=float(starts[step])))
            bundle = bundles[-1]
            if not path.starts[step]:
                bundle.joined = min(bundle.joined, 1.0 - float(starts[step]))
            bundle.strips.append(strips[place])
            if not bundle.title:
                bundle.title = _printed_title(strips[place], starts_here=bool(path.starts[step]))
            bundle_of[place] = bundle
        for bundle in bundles:
            if (
                min(bundle.kind_confidence, bundle.joined) < _UNSURE
                and bundle.strips[0].title is None
            ):
                bundle.kind = UNKNOWN
    joined = {place: float(1.0 - starts[step]) for step, place in enumerate(told)}
    _place_others(strips, bundle_of, joined, bundles)
    bundles.sort(key=lambda bundle: (bundle.strips[0].page.page_no, bundle.strips[0].top))
    return bundles


def _printed_title(strip: Strip, *, starts_here: bool) -> str:
    """The title as printed; of no known kind only at the document's start."""
    if strip.title is not None:
        return strip.title.printed
    if not starts_here or strip.heading is None or strip.is_empty:
        return ""
    return strip.heading.plain


def _is_near_copy(strip: Strip) -> bool:
    original = strip.page.duplicate_of
    return original is not None and strip.page.page_no - original <= _NEAR_COPY


def _is_vouched_for(place: int, strips: Sequence[Strip], hints: Mapping[int, Hint]) -> bool:
    """A page that cannot be read, of which the 卷内目录 or the page numbers around it speak."""
    strip = strips[place]
    if strip.page.readable or strip.page.reading == "blank":
        return False
    before = strips[place - 1].number if place else None
    after = strips[place + 1].number if place + 1 < len(strips) else None
    goes_on = before is not None and before.total is not None and before.number < before.total
    begins = after is not None and not after.lone and after.number > 1
    return strip.page.page_no in hints or goes_on or begins


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
        if strip.is_empty or carries_a_list_on(previous, strip):
            probability = np.full(len(kinds), 1.0 / len(kinds))
        elif strip.title is not None:
            probability = _with_title(strip, probability, number)
        hint = hints.get(strip.page.page_no)
        if hint is not None and strip.is_page_top:
            odds[step] += hint.start_log_odds
            if hint.kinds and strip.title is None:
                named = [number[kind] for kind in hint.kinds]
                listed = _LISTED_UNREAD if strip.is_empty else _LISTED
                probability = (1.0 - listed) * probability
                probability[named] += listed / len(named)
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
    # Pages that follow bear no title: what they look like must not outvote a sure one.
    doubt = 1.0 - title.certainty
    probability = guessed * doubt * (_AGAINST_TITLE if title.certainty >= _SURE_TITLE else 1.0)
    probability[named] += title.certainty * among / among.sum()
    return probability


def _place_others(
    strips: Sequence[Strip],
    bundle_of: Mapping[int, Bundle],
    joined: Mapping[int, float],
    bundles: list[Bundle],
) -> None:
    """Copies join their originals; blank and unreadable pages the document on both their sides.

    A blank page between two documents belongs to none; an unreadable one is unknown.
    """
    of_page = {strips[place].page.page_no: bundle for place, bundle in bundle_of.items()}
    for place, strip in enumerate(strips):
        if place in bundle_of:
            continue
        original = strip.page.duplicate_of
        if original is not None and original in of_page:
            bundle = of_page[original]
        else:
            around = _around(place, strips, bundle_of, joined)
            if around is None and strip.page.readable:
                continue
            bundle = around or Bundle(UNKNOWN, 0.2, [])
            if around is None:
                bundles.append(bundle)
        of_page.setdefault(strip.page.page_no, bundle)
        bundle.strips.append(strip)
        bundle.strips.sort(key=lambda item: (item.page.page_no, item.top))


def _around(
    place: int,
    strips: Sequence[Strip],
    bundle_of: Mapping[int, Bundle],
    joined: Mapping[int, float],
) -> Bundle | None:
    """The document that goes on behind this strip as it was before it; sure of it if unreadable."""
    before = next((bundle_of[at] for at in range(place - 1, -1, -1) if at in bundle_of), None)
    after = next((at for at in range(place + 1, len(strips)) if at in bundle_of), None)
    if before is None or after is None or bundle_of[after] is not before:
        return None
    needed = 0.5 if strips[place].page.readable else 0.9
    return before if joined[after] >= needed else None
