"""All writings of all titles (标题索引) and what a whole title line names."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import yaml

from review.sorting.writing import (
    bracket_writings,
    canonical,
    distance,
    is_agency,
    is_modifier,
    normalise,
    without_copy,
    without_remarks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from review.model.document import DocumentKind

Manner = Literal["exact", "agency", "long", "loose", "near"]
"""How a line named its title: as written in a row; behind an agency's name; 关于…的报告; in other
words; misread by a character."""

_CERTAINTY: dict[Manner, float] = {
    "exact": 0.98,
    "agency": 0.97,
    "long": 0.95,
    "loose": 0.9,
    "near": 0.85,
}
_LONG_OPENINGS = ("关于", "对")
_LONG_JOINTS = ("的", "案", "案件", "一案", "违法行为")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """What a title line names; several kinds where offices use one title for several."""

    title: str
    kinds: tuple[str, ...]
    manner: Manner
    certainty: float


@dataclass(frozen=True, slots=True)
class SortingRows:
    """The rows of `data/titles.yaml`."""

    titles: Mapping[str, tuple[str, ...]]
    other_titles: tuple[str, ...]
    preferred: tuple[str, ...]
    pasted: frozenset[str]


@lru_cache(maxsize=1)
def load_rows() -> SortingRows:
    """The further writings of titles kept beside the code."""
    text = (files("review.sorting") / "data" / "titles.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return SortingRows(
        {kind: tuple(titles) for kind, titles in rows["titles"].items()},
        tuple(rows["other_titles"]),
        tuple(rows["preferred"]),
        frozenset(rows["pasted"]),
    )


class TitleIndex:
    """Looks up whole title lines; never a part of a line."""

    def __init__(self, kinds: Mapping[str, DocumentKind]) -> None:
        rows = load_rows()
        direct: dict[str, set[str]] = defaultdict(set)
        derived: dict[str, set[str]] = defaultdict(set)
        for kind in kinds.values():
            variants = (title for _, title in kind.domain_variants)
            for title in (kind.name, *kind.aliases, *variants, *rows.titles.get(kind.id, ())):
                direct[normalise(title)].add(kind.id)
                derived_from = {normalise(writing) for writing in bracket_writings(_plain(title))}
                for writing in derived_from:
                    derived[writing].add(kind.id)
            for title in kind.titles:
                derived[normalise(title)].add(kind.id)
        # A title that a row states beats one that is only read into another row's brackets.
        self._kinds = {**derived, **direct}
        self._kinds.pop("", None)
        self._other = {normalise(title) for title in rows.other_titles} - self._kinds.keys()
        self._loose: dict[str, set[str]] = defaultdict(set)
        for title, named in self._kinds.items():
            self._loose[canonical(title)] |= named
        self._letters = {
            title: Counter(title) for title in (*self._kinds, *self._other) if len(title) >= 4
        }
        self._about_as_long: dict[tuple[int, int], list[tuple[str, Counter[str]]]] = {}
        self._longest = max(map(len, self._kinds))

    @property
    def titles(self) -> Mapping[str, set[str]]:
        """Every writing with the kinds it names."""
        return self._kinds

    def look_up(self, text: str, *, allow_near: bool = True) -> TitleMatch | None:
        """What the whole of a title line names, longest title first; `text` is normalised."""
        if len(text) < 2 or text in self._other:
            return None
        plain = without_remarks(text)
        for candidate in (text, plain, without_copy(plain)):
            if candidate in self._kinds:
                return self._match(candidate, self._kinds[candidate], "exact")
        found = self._after_prefix(plain)
        if found:
            return found
        loose = self._loose.get(canonical(plain))
        if loose and len(plain) >= 4:
            return self._match(plain, loose, "loose")
        return self._nearest(plain) if allow_near else None

    def _after_prefix(self, text: str) -> TitleMatch | None:
        for start in range(max(1, len(text) - self._longest), len(text) - 2):
            title = text[start:]
            kinds = self._kinds.get(title) or (
                self._loose.get(canonical(title)) if len(title) >= 5 and title[0] != "的" else None
            )
            if not kinds:
                continue
            prefix = text[:start]
            if is_agency(prefix) or (len(title) >= 4 and _agency_and_modifier(prefix)):
                return self._match(title, kinds, "agency")
            if len(title) >= 4 and is_modifier(prefix):
                return self._match(text, kinds, "loose")
            if len(title) >= 4 and prefix.startswith(_LONG_OPENINGS):
                bare = _strip_modifier(prefix)
                if bare.endswith(_LONG_JOINTS):
                    return self._match(title, kinds, "long")
        return None

    def _nearest(self, text: str) -> TitleMatch | None:
        """The one title within a misread character or two; none where two are as near."""
        limit = 1 if len(text) < 9 else 2
        if len(text) < 4:
            return None
        letters = Counter(text)
        best: tuple[int, set[str], str] | None = None
        rival = limit + 1
        for title, own in self._titles_about(len(text), limit):
            if _lacks_more(own, letters, limit):
                continue
            steps = distance(text, title, limit)
            if steps > limit:
                continue
            kinds = self._kinds.get(title, set())
            if best is None or steps < best[0]:
                if best is not None and best[1] != kinds:
                    rival = min(rival, best[0])
                best = (steps, kinds, title)
            elif kinds != best[1]:
                rival = min(rival, steps)
        if best is None or rival <= best[0] or not best[1]:
            return None
        return self._match(best[2], best[1], "near", 0.05 * (best[0] - 1))

    def _titles_about(self, length: int, limit: int) -> list[tuple[str, Counter[str]]]:
        """The titles that are at most so many characters longer or shorter, with their letters."""
        key = length, limit
        if key not in self._about_as_long:
            self._about_as_long[key] = [
                (title, own)
                for title, own in self._letters.items()
                if abs(len(title) - length) <= limit
            ]
        return self._about_as_long[key]

    @staticmethod
    def _match(title: str, kinds: set[str], manner: Manner, less: float = 0.0) -> TitleMatch:
        return TitleMatch(title, tuple(sorted(kinds)), manner, _CERTAINTY[manner] - less)


def _lacks_more(own: Counter[str], letters: Counter[str], limit: int) -> bool:
    """Whether more than so many of the letters are not among a title's own."""
    lacking = 0
    for letter, count in letters.items():
        more = count - own.get(letter, 0)
        if more > 0:
            lacking += more
            if lacking > limit:
                return True
    return False


def _plain(title: str) -> str:
    """Half-width brackets, but the bracketed words still apart."""
    return title.replace("（", "(").replace("）", ")").replace("/", "").replace("、", "")


def _strip_modifier(prefix: str) -> str:
    """The prefix without the modifier words at its end: 关于…案的行政处罚 → 关于…案的."""
    for start in range(len(prefix)):
        if is_modifier(prefix[start:]):
            return prefix[:start]
    return prefix


def _agency_and_modifier(prefix: str) -> bool:
    bare = _strip_modifier(prefix)
    return bare != prefix and is_agency(bare)
