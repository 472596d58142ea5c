"""A sentence with what stands around it: all that a labeller may look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_PLAIN: dict[int, int | str] = {
    **str.maketrans(",;:!?()", "，；：！？（）"),
    **{0xFF00 + code - 0x20: chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()},
}
_IN_NUMBERS = {"，": ",", "：": ":"}
_MAY_BE_IN_NUMBERS = re.compile("[，：]")


@dataclass(frozen=True, slots=True)
class SentenceInContext:
    """One sentence (语句) of a document, in plain writing.

    `kind`: kind of the document. `heading`: the label of the cell or the run-in label before the
    sentence (裁量情节, 问, 承办人意见), "" where there is none. `sections`: the parts of the
    document that it belongs to by `sections` of `labels.yaml` (facts, evidence, defence, …): the
    one that runs on when it begins, and those that begin in it. `before`: the sentence before
    it, for answers to questions.
    """

    text: str
    kind: str
    heading: str = ""
    sections: tuple[str, ...] = ()
    before: str = ""


@lru_cache(maxsize=4096)
def plain_sentence(text: str) -> str:
    """Without white space, letters and figures half-width, punctuation as Chinese writes it.

    Commas and colons between figures stay narrow: 1,200元, 14:20. The same labels are asked for
    over and over: they are kept.
    """
    plain = "".join(text.split()).translate(_PLAIN)
    return _MAY_BE_IN_NUMBERS.sub(_narrow_between_figures, plain)


def _narrow_between_figures(found: re.Match[str]) -> str:
    place, words, sign = found.start(), found.string, found.group()
    around = words[place - 1 : place] + words[place + 1 : place + 2]
    return _IN_NUMBERS[sign] if len(around) == 2 and around.isdigit() else sign
