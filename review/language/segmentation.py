"""Words of Chinese text (分词): jieba with our word list, no files written."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Any

from review.language.words import word_sections

if TYPE_CHECKING:
    from collections.abc import Iterator

_OUR_FREQUENCY = 100_000


@cache
def _jieba() -> Any:
    """A segmenter of our own: jieba's dictionary and our words.

    jieba's usual start-up keeps its dictionary in a file of the shared temporary folder, which
    anyone may replace, and reports on stderr; building it in memory costs under a second.
    """
    import jieba

    logging.getLogger("jieba").setLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(segmenter.get_dict_file())
    segmenter.initialized = True
    for words in word_sections("words.txt").values():
        for word in words:
            segmenter.add_word(word, _OUR_FREQUENCY)
    return segmenter


def words_of(text: str) -> Iterator[str]:
    """The words of a text in order; joined they are the text."""
    yield from _jieba().cut(text)
