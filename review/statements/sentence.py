"""A sentence with what stands around it: all that a labeller may look at."""

from __future__ import annotations

from dataclasses import dataclass

_WIDE = str.maketrans(",;:!?()", "，；：！？（）")
_NARROW = {0xFF00 + code - 0x20: chr(code) for code in range(0x30, 0x7B) if chr(code).isalnum()}
_IN_NUMBERS = frozenset("，：")


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


def plain_sentence(text: str) -> str:
    """Without white space, letters and figures half-width, punctuation as Chinese writes it.

    Commas and colons between figures stay narrow: 1,200元, 14:20.
    """
    characters = [character for character in text if not character.isspace()]
    written: list[str] = []
    for place, character in enumerate(characters):
        wide = character.translate(_WIDE).translate(_NARROW)
        if wide in _IN_NUMBERS and _between_figures(characters, place):
            wide = "," if wide == "，" else ":"
        written.append(wide)
    return "".join(written)


def _between_figures(characters: list[str], place: int) -> bool:
    around = characters[place - 1 : place] + characters[place + 1 : place + 2]
    return len(around) == 2 and all(character.isdigit() for character in around)
