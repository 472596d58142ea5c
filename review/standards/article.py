"""An article of a statute (条) with its paragraphs (款) and items (项), parsed from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = re.compile(r"^[（(]\s*([一二三四五六七八九十百]+)\s*[）)]")
_LOST_BREAK = re.compile(r"。[ \u3000]+(?=[\u4e00-\u9fff《])")
_BROKEN_OFF = re.compile(r"[\u4e00-\u9fff，、》]$")
_TABLE = re.compile(r"\||-{4}")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph (款): its words, and its items (项) by number."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条)."""

    number: int
    text: str
    paragraphs: tuple[Paragraph, ...]
    certain: bool
    """False: a break of paragraphs may have been lost in the source, so counts prove nothing."""

    @property
    def has_items(self) -> bool:
        return any(paragraph.items for paragraph in self.paragraphs)

    def paragraph(self, number: int) -> Paragraph | None:
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    def words(self, paragraph: int | None = None, item: int | None = None) -> str:
        """The words of the article, a paragraph or an item; "" where there is none."""
        if paragraph is None and item is None:
            return self.text
        chosen = self.paragraph(paragraph) if paragraph else self._with_items()
        if chosen is None:
            return ""
        if item is None:
            return "\n".join((chosen.text, *chosen.items))
        return chosen.items[item - 1] if 1 <= item <= len(chosen.items) else ""

    def _with_items(self) -> Paragraph | None:
        """The only paragraph with items, for 第X条第（X）项."""
        found = [paragraph for paragraph in self.paragraphs if paragraph.items]
        return found[0] if len(found) == 1 else None


def parse_article(number: int, text: str) -> Article:
    """The parts of an article: a line starts a paragraph unless it starts with （一）."""
    paragraphs: list[tuple[str, list[str]]] = []
    for line in _whole_lines(text):
        if _ITEM.match(line) and paragraphs:
            paragraphs[-1][1].append(line)
        else:
            paragraphs.append((line, []))
    numbered = all(
        [_item_number(item) for item in items] == list(range(1, len(items) + 1))
        for _, items in paragraphs
    )
    return Article(
        number,
        text,
        tuple(Paragraph(words, tuple(items)) for words, items in paragraphs),
        certain=numbered and not _LOST_BREAK.search(text) and not _TABLE.search(text),
    )


def _whole_lines(text: str) -> list[str]:
    """The lines, with those joined that the source broke in the middle of a sentence."""
    lines: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        if lines and _BROKEN_OFF.search(lines[-1]) and not _ITEM.match(line):
            lines[-1] += line
        elif line:
            lines.append(line)
    return lines


def _item_number(item: str) -> int:
    match = _ITEM.match(item)
    if not match:
        return 0
    total, current = 0, 0
    for char in match.group(1):
        if char == "十":
            total += (current or 1) * 10
            current = 0
        else:
            current = _DIGITS.get(char, 0)
    return total + current
