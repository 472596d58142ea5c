"""Finds printed lines in what was read of a page, and what became of each character (对齐)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORTEST = 6
"""Shorter lines are found anywhere by chance."""
_FARTHEST = 0.45
"""A line of which more is wrong was not read at all."""

_SIGNED = re.compile(r"[:：](?=$|\s|\d{4})")
"""A label with a signature after it: ink that is no printed line and yet is read."""

Step = tuple[str, str]
"""True and read character; one of them empty where a character was lost or added."""


def folded(text: str) -> str:
    """Without blanks; full-width letters, figures and marks as half-width ones."""
    return unicodedata.normalize("NFKC", "".join(text.split()))


def align(true: str, read: str) -> tuple[Step, ...]:
    """The cheapest way from the true line to a stretch of what was read, end to end of the line."""
    rows = [[0] * (len(read) + 1)]
    for number, wanted in enumerate(true, 1):
        above = rows[-1]
        row = [number]
        for at, found in enumerate(read, 1):
            row.append(min(above[at - 1] + (wanted != found), above[at] + 1, row[-1] + 1))
        rows.append(row)
    at = min(range(len(read) + 1), key=rows[-1].__getitem__)
    number, steps = len(true), []
    while number:
        here = rows[number][at]
        if at and here == rows[number - 1][at - 1] + (true[number - 1] != read[at - 1]):
            number, at = number - 1, at - 1
            steps.append((true[number], read[at]))
        elif here == rows[number - 1][at] + 1:
            number -= 1
            steps.append((true[number], ""))
        else:
            at -= 1
            steps.append(("", read[at]))
    return tuple(reversed(steps))


@dataclass
class Counted:
    """What was counted over pages."""

    pages: int = 0
    lines: int = 0
    lost_lines: int = 0
    characters: int = 0
    substituted: int = 0
    deleted: int = 0
    inserted: int = 0
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    deletions: Counter[str] = field(default_factory=Counter)
    insertions: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def page(self, true_lines: Iterable[str], read_lines: Sequence[str]) -> None:
        """Counts one page."""
        self.pages += 1
        text = "".join(folded(line) for line in read_lines)
        for line in true_lines:
            if len(folded(line)) >= SHORTEST and not _SIGNED.search(line):
                self.line(folded(line), text)

    def line(self, line: str, text: str) -> None:
        """Counts one line in what was read of it, or of its page."""
        self.lines += 1
        steps = align(line, text)
        wrong = [(true, read) for true, read in steps if true != read]
        if len(wrong) > _FARTHEST * len(line):
            self.lost_lines += 1
            return
        self.characters += len(line)
        self.seen.update(line)
        for true, read in wrong:
            if not true:
                self.inserted += 1
                self.insertions[read] += 1
            elif not read:
                self.deleted += 1
                self.deletions[true] += 1
            else:
                self.substituted += 1
                self.confusions[true, read] += 1

    def plus(self, other: Counted) -> Counted:
        """Both counts together."""
        return Counted(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def rates(self) -> Iterator[tuple[str, float]]:
        """Of a character (or line): substituted, deleted, followed by one too many, lost."""
        whole = max(1, self.characters)
        yield "substitution", self.substituted / whole
        yield "deletion", self.deleted / whole
        yield "insertion", self.inserted / whole
        yield "lost_line", self.lost_lines / max(1, self.lines)
