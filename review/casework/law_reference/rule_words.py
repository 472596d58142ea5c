"""The words that tell a penalty rule from others: its name, and what its articles forbid."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.defect import LegalBasis
    from review.standards.laws import LawLibrary
    from review.standards.rows import PenaltyRule

_THREATENS = re.compile(
    r"(?:的)?[，,](?:尚不构成犯罪的，)?(?:由[^，。；]{2,60}(?:责令|没收|给予|处|警告|吊销)|责令|处以?|没收|给予|依法)"
)
"""Where an article passes from the act to what is threatened for it."""
_STUB = re.compile(r"有(?:下列|以下)(?:情形|行为|违法行为)之一$")
_NUMBER = re.compile(r"^（[一二三四五六七八九十百]+）")
_POINTING = re.compile(
    r"(?:相关经营者)?违反(?:了)?本法[^，。；]{0,40}?规定[的，]?|本法第[零一二三四五六七八九十百千]+条(?:第[一二三四五六七八九十]+款)?"
)
"""Words that only point at other articles."""


def words_of_rule(rule: PenaltyRule, laws: LawLibrary) -> tuple[str, ...]:
    """Name with keywords, the duties broken, the act that the penal article describes.

    Of each article the paragraph or item that the rule names, as the rule was made; what is
    threatened for the act is left out.
    """
    duties = [_plain(_part(one, rule, laws)) for one in rule.violation_basis]
    act = _THREATENS.split(_part(rule.penalty_basis, rule, laws), maxsplit=1)[0]
    act = _STUB.sub("", _plain(act))
    return "，".join((rule.violation, *rule.keywords)), "。".join(duties), act


def _plain(words: str) -> str:
    """Without the number of an item and without what points elsewhere."""
    return _POINTING.sub("", _NUMBER.sub("", words.strip())).strip("，。；：")


def _part(basis: LegalBasis, rule: PenaltyRule, laws: LawLibrary) -> str:
    """The words of the place named; of the last text where that of its first day is not at hand."""
    number = basis.article or 0
    last = laws.texts(basis.law)[-1:]
    text = laws.text_of(basis.law, rule.start, number) or (last[0] if last else None)
    article = laws.article(text, number) if text else None
    return article.words(basis.paragraph, basis.item) if article else ""
