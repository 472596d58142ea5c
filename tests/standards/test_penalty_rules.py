"""Penalty rules by date: in force with their texts; rows of ended laws and their heirs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from review.standards.load import load_standards

if TYPE_CHECKING:
    from review.standards.rows import PenaltyRule

STANDARDS = load_standards()
LATE = date(2026, 10, 1)
RULES = {rule.id: rule for rule in STANDARDS.penalty_rules}


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_speaks_while_its_article_does(rule: PenaltyRule) -> None:
    laws, basis = STANDARDS.laws, rule.penalty_basis
    versions = {version.version: version for version in laws.versions(basis.law)}
    version = versions[rule.law_version or ""]
    text = version.text
    assert text is not None and rule.start in (version.start, text.unchanged_from)
    assert rule.end == version.end
    article = laws.article(text, basis.article or 0)
    assert article is not None and article.words(basis.paragraph, basis.item)
    assert not rule.speaks_on(rule.start - timedelta(days=1)) and rule.speaks_on(rule.start)
    if rule.end is not None:
        assert rule.speaks_on(rule.end) and not rule.speaks_on(rule.end + timedelta(days=1))


def test_a_row_of_an_ended_law_names_its_heir_of_the_next_day() -> None:
    former = [rule for rule in RULES.values() if rule.counterpart]
    assert len(former) >= 14
    for rule in former:
        heir = RULES[rule.counterpart or ""]
        assert rule.end is not None and heir.start == rule.end + timedelta(days=1)


def test_every_measure_violated_stands_in_its_text() -> None:
    for rule in RULES.values():
        for basis in rule.violation_basis:
            text = STANDARDS.laws.find_law(basis.law, rule.end or max(rule.start, LATE))
            assert text is not None, (rule.id, basis)
            article = STANDARDS.laws.article(text, basis.article or 0)
            assert article is not None and article.words(basis.paragraph, basis.item), rule.id


def test_criminal_thresholds_say_what_the_criminal_law_says() -> None:
    with_threshold = [rule for rule in RULES.values() if rule.criminal]
    assert len(with_threshold) == 6
    texts = STANDARDS.laws.texts("刑法")
    for rule in with_threshold:
        threshold = rule.criminal
        assert threshold is not None and threshold.fen == 50_000 * 100 and threshold.verified
        article = STANDARDS.laws.article(texts[-1], threshold.basis.article or 0)
        assert article is not None and "销售金额" in article.text and "五万元以上" in article.text
