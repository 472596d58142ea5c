"""法律适用参考 measured: is the rule that fits the facts the nearest, and when is it told at all?

    python -m tests.measure.nearest_violations            writes docs/measurements/nearest.json
    python -m tests.measure.nearest_violations --choose   likeness and precision, for the threshold

Measured is the product's module over the product's rules, beside the encoder on the same words and
runs on whole articles. Facts are what the product takes from papers of the template set
`rehearsal`, and those of `written_facts.yaml` that were not looked at when choosing. A rule is
right where its penal article and its violated article are those of the case.
"""

from __future__ import annotations

import argparse
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from review.casework.law_reference.nearest_rules import NEAR, ranked_rules
from review.casework.law_reference.rule_words import words_of_rule
from review.language.encoder import shipped_encoder
from review.language.nearest import NearestTexts
from review.standards.load import load_standards
from tests.measure.told_papers import told_in_papers, written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from review.standards.load import Standards
    from review.standards.rows import PenaltyRule
    from tests.measure.told_papers import Asked

    Ranking = list[tuple[str, float]]
    Ranks = Callable[[Asked], Ranking]

OUT = Path(__file__).parents[2] / "docs/measurements/nearest.json"
MEASURED = {"rehearsal": range(40_000, 41_100)}
CHOSEN_ON = {"train": range(50_000, 50_900), "practice": range(50_000, 50_700)}
MOST_OF_A_CAUSE = 6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--choose", action="store_true")
    standards = load_standards()
    if parser.parse_args().choose:
        choose(standards)
        return
    figures: dict[str, Any] = {"rules": len(standards.penalty_rules), "near": NEAR}
    for name, seeds in MEASURED.items():
        asked = list(told_in_papers(name, seeds, MOST_OF_A_CAUSE, standards))
        figures[f"papers of {name}"] = measured(asked, standards)
    figures["written by hand"] = measured(written()[1::2], standards)
    OUT.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=1))


def choose(standards: Standards) -> None:
    """From which likeness on how many first answers are right, and how many are given."""
    groups = {
        name: list(told_in_papers(name, seeds, MOST_OF_A_CAUSE, standards))
        for name, seeds in CHOSEN_ON.items()
    }
    groups["written by hand"] = written()[::2]
    for name, asked in groups.items():
        ranked = [(one, of_the_module(one, standards)[0]) for one in asked]
        print(name, len(asked))
        for near in np.arange(0.14, 0.34, 0.02):
            print(f"  {near:.2f}", told(ranked, float(near)))


def measured(asked: Sequence[Asked], standards: Standards) -> dict[str, Any]:
    """The figures of the module and its rivals."""
    fitting = [one for one in asked if one.right]
    module = [of_the_module(one, standards) for one in asked]
    firsts = [(one, ranking[0]) for one, ranking in zip(asked, module, strict=True)]
    rivals: dict[str, Ranks] = {
        "module": lambda one: of_the_module(one, standards),
        "runs_of_whole_articles": lambda one: of_whole_articles(one, standards),
        "encoder": lambda one: of_the_encoder(one, standards),
    }
    return {
        "asked": len(fitting),
        "causes_asked": len({one.cause for one in fitting}),
        "asked_that_no_rule_fits": len(asked) - len(fitting),
        **{name: score(fitting, ranks) for name, ranks in rivals.items()},
        "told": told(firsts, NEAR),
        "errors": errors(firsts),
    }


def score(asked: Sequence[Asked], ranks: Ranks) -> dict[str, float]:
    """Shares of those asked whose right rule is the nearest, or among the nearest three."""
    found = [[rule in one.right for rule, _ in ranks(one)[:3]] for one in asked]
    return {
        "first": round(float(np.mean([one[0] for one in found])), 4),
        "three": round(float(np.mean([any(one) for one in found])), 4),
    }


def told(firsts: Sequence[tuple[Asked, tuple[str, float]]], near: float) -> dict[str, float]:
    """What a person is told from this likeness on.

    `precision`: first rules that fit, of all told. `answered`: of those that a rule fits.
    `refused`: of those that no rule fits.
    """
    said = [(one, rule) for one, (rule, likeness) in firsts if likeness >= near]
    fitting = [one for one, _ in firsts if one.right]
    outside = len(firsts) - len(fitting)
    wrongly = sum(not one.right for one, _ in said)
    return {
        "precision": round(sum(rule in one.right for one, rule in said) / max(1, len(said)), 4),
        "answered": round((len(said) - wrongly) / max(1, len(fitting)), 4),
        "refused": round(1 - wrongly / max(1, outside), 4),
    }


def errors(firsts: Sequence[tuple[Asked, tuple[str, float]]]) -> dict[str, int]:
    """Wrong first rules that are told: what was asked and what was answered."""
    wrong: dict[str, int] = {}
    for one, (rule, likeness) in firsts:
        if likeness >= NEAR and rule not in one.right:
            name = f"{one.cause or 'no rule'} → {rule}"
            wrong[name] = wrong.get(name, 0) + 1
    return wrong


def of_the_module(one: Asked, standards: Standards) -> Ranking:
    """The product's own order."""
    near = ranked_rules(one.sentences, standards, one.day)
    return [(each.rule.id, each.likeness) for each in near]


def of_whole_articles(one: Asked, standards: Standards) -> Ranking:
    """By runs of characters of the rule's name and of its articles with all that they say."""
    rules = in_force(one, standards)
    known = NearestTexts([whole_words(rule, standards) for rule in rules])
    return ordered(rules, known.likeness(["。".join(one.sentences)])[0])


def of_the_encoder(one: Asked, standards: Standards) -> Ranking:
    """By the encoder, on the words of the rule that the module compares."""
    rules = in_force(one, standards)
    known = np.stack([encoded("。".join(words_of_rule(rule, standards.laws))) for rule in rules])
    return ordered(rules, known @ encoded("。".join(one.sentences)))


@cache
def encoded(words: str) -> NDArray[Any]:
    return np.asarray(shipped_encoder().encode([words])[0])


def in_force(one: Asked, standards: Standards) -> list[PenaltyRule]:
    return [rule for rule in standards.penalty_rules if rule.speaks_on(one.day)]


def whole_words(rule: PenaltyRule, standards: Standards) -> str:
    """Name, keywords and the articles without any cut."""
    words = [rule.violation, *rule.keywords]
    for basis in (*rule.violation_basis, rule.penalty_basis):
        texts = standards.laws.texts(basis.law)
        article = standards.laws.article(texts[-1], basis.article or 0) if texts else None
        words.append(article.text if article else "")
    return "。".join(words)


def ordered(rules: Sequence[PenaltyRule], likeness: Any) -> Ranking:
    order = np.argsort(-np.asarray(likeness))
    return [(rules[at].id, float(likeness[at])) for at in order]


if __name__ == "__main__":
    main()
