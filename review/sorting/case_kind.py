"""Kind of case file (案卷种类) and ministry (领域), decided from its documents and words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from review.sorting.split import Bundle
    from review.standards.load import Standards

_AGENCY_WEIGHT, _LAW_WEIGHT = 1.0, 0.35
_LAW = re.compile(r"《([^《》]{3,40})》")
_MOST_TIMES = 12
"""Words that come again and again say no more than this many times."""
_PENALTY = ("penalty_decision", "no_penalty_decision", "prior_notice", "filing_approval")
_SURE_OF_ALL = 4.0
"""As much evidence as this for one kind and none for others makes it nearly sure."""


@dataclass(frozen=True, slots=True)
class CaseWords:
    """The rows of `data/case_words.yaml`."""

    agencies: Mapping[str, tuple[str, ...]]
    laws: Mapping[str, tuple[str, ...]]
    decisive: Mapping[str, Mapping[str, float]]
    cover_words: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def load_words() -> CaseWords:
    """The words kept beside the code."""
    text = (files("review.sorting") / "data" / "case_words.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return CaseWords(**rows)


def decide_case_kind(bundles: Sequence[Bundle], standards: Standards) -> tuple[str, float]:
    """The kind of case file and how sure; an odd mix of documents gives a low confidence."""
    words = load_words()
    present = {bundle.kind: bundle.kind_confidence for bundle in bundles}
    for bundle in bundles:
        present[bundle.kind] = max(present[bundle.kind], bundle.kind_confidence)
    scores = dict.fromkeys(standards.case_kinds, 0.0)
    for case_kind, weights in words.decisive.items():
        for kind, weight in weights.items():
            scores[case_kind] += weight * present.get(kind, 0.0)
    if any(present.get(kind, 0.0) > 0.5 for kind in _PENALTY):
        # Coercive measures and inspections are steps on the way to an ordinary penalty.
        scores["coercive"] *= 0.3
        scores["inspection"] *= 0.3
    if present.get("onspot_penalty_decision", 0.0) > 0.5:
        scores["inspection"] *= 0.5
    _add_cover(scores, bundles, words)
    _add_packages(scores, present, standards)
    return _decide(scores)


def _add_cover(scores: dict[str, float], bundles: Sequence[Bundle], words: CaseWords) -> None:
    cover = next((bundle for bundle in bundles if bundle.kind == "case_cover"), None)
    if cover is None:
        return
    text = "".join(row.plain for strip in cover.strips for row in strip.rows)
    for case_kind, names in words.cover_words.items():
        if any(name in text for name in names):
            scores[case_kind] += 2.0 if case_kind != "penalty_ordinary" else 1.0


def _add_packages(
    scores: dict[str, float], present: Mapping[str, float], standards: Standards
) -> None:
    """A little for every kind of document that the package of the case kind knows."""
    known = [kind for kind in present if kind in standards.document_kinds]
    for case_kind, package in standards.packages.items():
        asked = {item.kind: item.requirement for item in package}
        hits = sum(0.3 if asked.get(kind) == "required" else 0.1 for kind in known if kind in asked)
        scores[case_kind] += hits / math.sqrt(max(1, len(known)))


def _decide(scores: Mapping[str, float]) -> tuple[str, float]:
    total = sum(math.exp(min(score, 30.0)) for score in scores.values())
    best = max(scores, key=lambda kind: scores[kind])
    share = math.exp(min(scores[best], 30.0)) / total
    enough = 1.0 - math.exp(-scores[best] / (_SURE_OF_ALL / 2))
    return best, round(min(share, enough), 4)


def decide_domain(bundles: Sequence[Bundle]) -> tuple[str | None, float]:
    """The ministry by the agencies named (letterheads count twice) and, less, the laws cited."""
    words = load_words()
    rows = [strip.rows for bundle in bundles for strip in bundle.strips]
    whole = "\n".join(row.text.replace(" ", "") for strip in rows for row in strip)
    heads = "\n".join(row.text.replace(" ", "") for strip in rows for row in strip[:3])
    laws = Counter(_LAW.findall(whole))
    scores: dict[str, float] = defaultdict(float)
    for domain, names in words.agencies.items():
        pattern = _agency_pattern(names)
        times = len(pattern.findall(whole)) + len(pattern.findall(heads))
        scores[domain] += _AGENCY_WEIGHT * min(times, _MOST_TIMES)
    for domain, names in words.laws.items():
        times = sum(count for law, count in laws.items() if any(name in law for name in names))
        scores[domain] += _LAW_WEIGHT * min(times, _MOST_TIMES)
    if scores["price"] and scores["price"] < scores["market"] * 2:
        # Price supervision has been market supervision's since 2018.
        scores["market"] += scores.pop("price")
    if not scores or max(scores.values()) <= 0:
        return None, 0.0
    best = max(scores, key=lambda domain: scores[domain])
    return best, round(scores[best] / (sum(scores.values()) + 1.5), 4)


def _agency_pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Names of agencies: the word and what makes it an office, so that no law's name counts."""
    ends = "局|委员会|委|厅|队|所|站|中心|办事处"
    return re.compile(
        rf"(?:{'|'.join(names)})(?:(?<=局)|(?<=所)|(?<=处)|[一-鿿]{{0,8}}?(?:{ends}))"
    )
