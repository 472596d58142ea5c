"""The vocabulary of the encoder (字表): characters, each of them one token."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tokenizers import Regex, Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import NFKC, BertNormalizer
from tokenizers.normalizers import Sequence as Normalizers
from tokenizers.pre_tokenizers import Sequence as Splitters
from tokenizers.pre_tokenizers import Split
from tokenizers.processors import TemplateProcessing

from review.language.words import word_sections

if TYPE_CHECKING:
    from collections.abc import Iterable

PAD, UNKNOWN, FIRST, LAST, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
SPECIAL = (PAD, UNKNOWN, FIRST, LAST, MASK)
_FEWEST = 2
"""A character seen less often is a token only if it is common in the language."""


def build_tokenizer(texts: Iterable[str]) -> Tokenizer:
    """A tokenizer of single characters: those of the texts, of names, and the common ones.

    Width and case are made even, white space and control characters are no tokens; the spans of
    the tokens are those of the text as it was given.
    """
    normalizer = Normalizers(
        [BertNormalizer(True, handle_chinese_chars=False, strip_accents=False), NFKC()]
    )
    counts = Counter(char for text in texts for char in normalizer.normalize_str(text))
    known = {char for char, count in counts.items() if count >= _FEWEST and not char.isspace()}
    known |= set(_common()) | set("0123456789abcdefghijklmnopqrstuvwxyz")
    known |= {
        char for part in word_sections("surnames.txt").values() for word in part for char in word
    }
    words = (*SPECIAL, *sorted(known))
    tokenizer = Tokenizer(
        WordLevel({word: place for place, word in enumerate(words)}, unk_token=UNKNOWN)
    )
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = Splitters(
        [Split(Regex(r"\s+"), "removed"), Split(Regex(r"."), "isolated")]
    )
    tokenizer.post_processor = TemplateProcessing(
        single=f"{FIRST} $A {LAST}",
        pair=f"{FIRST} $A {LAST} $B:1 {LAST}:1",
        special_tokens=[(FIRST, SPECIAL.index(FIRST)), (LAST, SPECIAL.index(LAST))],
    )
    return tokenizer


def _common() -> str:
    """The 3,755 characters of the first level of GB 2312, which most names are written with."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(code.decode("gb2312", errors="ignore") for code in codes)
