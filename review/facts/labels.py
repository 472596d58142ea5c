"""Labels (栏目名): where the words stand that say what the text beside them is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from review.language.document_text import Block, DocumentText

How = Literal["cell", "colon", "gap", "heading"]

_BRACKETS = re.compile(r"[（(\[［【〔][^（(\[［【〔）)\]］】〕]*[）)\]］】〕]")
_NOISE = re.compile(r"[\s:：、，,。.;；*＊_＿—\-|｜（）()\[\]［］【】〔〕“”\"《》<>]+")
_NUMBERING = re.compile(
    r"^(第?[一二三四五六七八九十]{1,3}[、.．\s]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d))"
)
_ALTERNATIVES = re.compile(r"[/／、或及和与]者?")
_LONGEST = 16
_LONG_ENOUGH = 5
"""Shorter labels differ from each other by one character: 立案时间, 受案时间."""
_INNER_GAP = re.compile(r"[\s:：]\S")
_SPREAD = re.compile(r"((?:[\u4e00-\u9fff] ){1,5}[\u4e00-\u9fff]) (?=\S{2})")
_REACH = 34
"""How far before a colon its label may begin, brackets included."""
_UNLISTED_LABEL = re.compile(r" [\u4e00-\u9fff]{2,6}(?:[（(][\u4e00-\u9fff]{1,6}[）)])?[:：]")
"""After a gap, a short word with a colon is a label too."""
_OPEN_BRACKET = re.compile(r"[（(][^（()）]*$")
_SENTENCE = re.compile(r"[。；！？]")
_BEFORE_LABEL = re.compile(r"[\s，,。；;、：:）)】\]_＿/|]")


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found: `label` as listed, its span, its value's span, how sure the match is."""

    label: str
    start: int
    end: int
    value_start: int
    value_end: int
    certain: float
    how: How
    block: Block


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """A label's characters alone: no space, colon or bracket."""
    return _NOISE.sub("", text)


@lru_cache(maxsize=8192)
def _writings(text: str) -> tuple[str, ...]:
    """The ways to read a label: with and without its brackets, either side of 或 or a slash."""
    text = _NUMBERING.sub("", text.replace("\n", "")).strip()
    outside = _BRACKETS.sub("", text)
    found = [plain(text), plain(outside)]
    for whole in (outside, text):
        if len(plain(whole)) <= _LONGEST and not _INNER_GAP.search(whole):
            found += [plain(side) for side in _ALTERNATIVES.split(whole)]
    return tuple(
        dict.fromkeys(writing.replace("/", "").replace("／", "") for writing in found if writing)
    )


class Vocabulary:
    """Every label that is known: looked up whole, by its family, or with one wrong character.

    A family (成词规律) is a label with the patterns of other writings that mean the same.
    `others` are labels of other documents: never taken for misread ones of this.
    """

    def __init__(
        self,
        labels: Iterable[str],
        families: Mapping[str, Sequence[re.Pattern[str]]] | None = None,
        others: Iterable[str] = (),
        run_in: Iterable[str] = (),
    ) -> None:
        self.run_in = tuple(sorted(map(plain, run_in), key=len, reverse=True))
        self._others = {plain(label) for label in others}
        self._labels = {plain(label): label for label in labels}
        self._families = [
            (pattern, label)
            for label, patterns in (families or {}).items()
            for pattern in patterns
            if label in self._labels
        ]
        self._wildcards: dict[str, list[str]] = defaultdict(list)
        for label in self._labels:
            if len(label) >= _LONG_ENOUGH:
                for index in range(len(label)):
                    self._wildcards[f"{label[:index]}?{label[index + 1 :]}"].append(label)

    def __contains__(self, label: str) -> bool:
        return label in self._labels

    def match(self, text: str) -> tuple[str, float] | None:
        """The label that the text wholly is, with how sure that is."""
        if len(text) > _REACH:
            return None
        writings = _writings(text)
        for rank, writing in enumerate(writings):
            if writing in self._labels:
                if rank < 2:
                    return writing, 1.0
                if not self._swallows_value(text):
                    return writing, 0.9
        for writing in writings[:2]:
            if 3 <= len(writing) <= _LONGEST + 6 and not _INNER_GAP.search(text):
                for pattern, label in self._families:
                    if pattern.fullmatch(writing):
                        return label, 0.95
        written = plain(text)
        if _LONG_ENOUGH <= len(written) <= _LONGEST and written not in self._others:
            for index in range(len(written)):
                near = self._wildcards.get(f"{written[:index]}?{written[index + 1 :]}")
                if near:
                    return near[0], 0.8
        return None

    def _swallows_value(self, text: str) -> bool:
        """Whether a value stands before the label: 某公司法定代表人或负责人."""
        left = plain(_ALTERNATIVES.split(text)[0])
        ends = (left[start:] for start in range(1, len(left) - 2))
        return left not in self._labels and any(end in self._labels for end in ends)

    def known_end(self, text: str) -> tuple[str, int, float] | None:
        """The longest label that the text ends with, grown together with the value before it.

        For lines of several labels whose gaps were lost: 张三联系电话：…
        """
        body = text.rstrip()
        if _SENTENCE.search(body) or len(body) > _REACH + 20:
            return None
        for start in range(max(0, len(body) - 9), len(body) - 1):
            label = body[start:]
            known = label in self._labels or (len(label) > 2 and label in self._others)
            if known and not _OPEN_BRACKET.search(body[:start]):
                return label, start, 0.85
        return None

    def match_end(self, text: str) -> tuple[str, int, float] | None:
        """The longest label that the text ends with: (label, where it begins, how sure)."""
        body = text.rstrip()
        for start in range(max(0, len(body) - _LONGEST - 12), len(body)):
            if start and not _may_begin(body, start):
                continue
            found = self.match(body[start:])
            if found:
                return found[0], start, found[1]
        return None


def _may_begin(text: str, start: int) -> bool:
    return bool(_BEFORE_LABEL.match(text[start - 1])) and not text[start].isspace()


def find_labels(text: DocumentText, vocabulary: Vocabulary) -> list[LabelHit]:
    """Labels before colons, before gaps and as headings, in text order, with their values."""
    hits: list[LabelHit] = []
    for block in text.blocks:
        for start, end in _paragraphs(text, block):
            hits += _in_paragraph(text.text, block, start, end, vocabulary)
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return [_with_value(hit, hits[index + 1 :], text.text) for index, hit in enumerate(hits)]


def _paragraphs(text: DocumentText, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    while start < block.end:
        end = text.text.find("\n", start, block.end)
        end = block.end if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _in_paragraph(
    text: str, block: Block, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[LabelHit]:
    found_at: set[int] = set()
    for colon in (i for i in range(start, end) if text[i] in ":：﹕︰"):
        begin = max(start, colon - _REACH)
        ending = vocabulary.match_end(text[begin:colon])
        after = max(found_at, default=_past_colon(text, start, colon))
        if not ending and after is not None:
            # The gap between a value and the next label was lost: 综合科送审时间：
            ending = vocabulary.known_end(text[after:colon])
            if ending:
                at = after + ending[1]
                found_at.add(at)
                yield LabelHit(ending[0], at, colon, colon + 1, end, ending[2], "colon", block)
            continue
        if ending:
            label, offset, certain = ending
            at = begin + offset
            if at > start and begin == at and not _BEFORE_LABEL.match(text[at - 1]):
                continue
            found_at.add(at)
            yield LabelHit(label, at, colon, colon + 1, end, certain, "colon", block)
    chunk = start
    while chunk < end:
        gap = text.find(" ", chunk, end)
        stop = end if gap < 0 else gap
        if chunk not in found_at and 2 <= stop - chunk <= _LONGEST + 12:
            match = vocabulary.match(text[chunk:stop])
            whole = chunk == start and stop == end
            if match and not (whole and block.cell is not None):
                how: How = "heading" if whole else "gap"
                yield LabelHit(
                    match[0], chunk, stop, min(stop + 1, end), end, match[1] * 0.95, how, block
                )
        chunk = stop + 1
    if start not in found_at:
        yield from _spread(text, block, start, end, vocabulary)
        yield from _before_digits(text, block, start, end, vocabulary)
        yield from _run_in(text, block, start, end, vocabulary)


def _past_colon(text: str, start: int, end: int) -> int | None:
    """Behind the last colon of the span, whatever label it closes; None: there is none."""
    last = max(text.rfind(colon, start, end) for colon in ":：﹕︰")
    return None if last < 0 else last + 1


def _run_in(
    text: str, block: Block, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[LabelHit]:
    """A label that begins the line of a card, its value right behind it: 法定代表人张三."""
    head = text[start : min(end, start + _LONGEST)]
    compact = head.replace(" ", "")
    for label in vocabulary.run_in:
        if compact.startswith(label) and not _SENTENCE.search(head):
            at = start
            for character in label:
                at = text.index(character, at) + 1
            if at < end and text[at] not in " :：":
                yield LabelHit(label, start, at, at, end, 0.88, "gap", block)
            return


def _spread(
    text: str, block: Block, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[LabelHit]:
    """A label with gaps between its characters, before a gap: 名 称 某公司 (licences)."""
    match = _SPREAD.match(text, start, end)
    if match:
        label = plain(match.group(1))
        if label in vocabulary:
            yield LabelHit(label, start, match.end(1), match.end(), end, 0.9, "gap", block)


def _before_digits(
    text: str, block: Block, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[LabelHit]:
    """A long label at the start of a line that runs into a number: 检查时间2025年3月3日."""
    digit = re.compile(r"\d").search(text, start, min(end, start + _LONGEST))
    if digit and digit.start() - start >= 4:
        label = plain(text[start : digit.start()])
        if label in vocabulary:
            yield LabelHit(label, start, digit.start(), digit.start(), end, 0.85, "gap", block)


def _with_value(hit: LabelHit, later: list[LabelHit], text: str) -> LabelHit:
    """The hit with its value cut where the next label of the same paragraph begins."""
    end = hit.value_end
    unlisted = _UNLISTED_LABEL.search(text, hit.value_start, end)
    if unlisted and hit.how != "heading":
        end = unlisted.start()
    for other in later:
        if other.start >= end:
            break
        if other.start >= hit.value_start:
            end = other.start
            break
    start = hit.value_start
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    return LabelHit(hit.label, hit.start, hit.end, start, end, hit.certain, hit.how, hit.block)
