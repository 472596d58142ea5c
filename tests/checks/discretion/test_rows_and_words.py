"""Two ways to one range: the rows of the penalty rules, and the words of the articles they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from review.checks.discretion.basis import fining_words
from review.checks.discretion.rule_bands import bands_of
from review.checks.discretion.word_bands import read_bands
from review.standards.load import load_standards

if TYPE_CHECKING:
    from review.standards.rows import PenaltyRule

STANDARDS = load_standards()


@pytest.mark.parametrize("rule", STANDARDS.penalty_rules, ids=lambda rule: rule.id)
def test_every_band_of_a_row_stands_in_the_words_of_its_article(rule: PenaltyRule) -> None:
    basis = rule.penalty_basis
    texts = [text for text in STANDARDS.laws.texts(basis.law) if text.version == rule.law_version]
    assert texts, f"{basis.law} {rule.law_version} is not at hand"
    article = STANDARDS.laws.article(texts[0], basis.article or 0)
    assert article is not None
    read = read_bands(fining_words(article, basis.paragraph, basis.item).words)
    assert read is not None, article.text
    said = {(band.low, band.high, band.base) for band in read.bands}
    for band in bands_of(rule, ""):
        assert (band.low, band.high, band.base) in said, band.words
