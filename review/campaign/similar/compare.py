"""The comparison of like cases (类案比对): groups, outliers, 小过重罚."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from review.campaign.similar.grouping import grouped
from review.campaign.similar.heavy_for_light import heavy_for_light
from review.campaign.similar.other_words import other_words
from review.campaign.similar.outliers import weigh_group
from review.checks.shape_values import plain_text
from review.model.similar import NotCompared, SimilarCases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.similar import BenchmarkStart, Fined, GroupBy


def compare(
    fines: Iterable[Fined],
    by: tuple[GroupBy, ...] = (),
    benchmarks: Iterable[BenchmarkStart] = (),
) -> SimilarCases:
    """Largest groups first; whatever the order of the fines, the answer is the same."""
    ordered = sorted(fines, key=lambda one: (one.agency, one.case_no, one.file, one.document))
    starts: defaultdict[str, list[BenchmarkStart]] = defaultdict(list)
    for one in benchmarks:
        starts[plain_text(one.violation)].append(one)
    groups, outside = grouped(ordered, by)
    weighed = [weigh_group(key, cases, starts[plain_text(key[0])]) for key, cases in groups.items()]
    light = [made for one in ordered if (made := heavy_for_light(one)) is not None]
    return SimilarCases(
        groups=tuple(
            sorted(weighed, key=lambda one: (-len(one.cases), one.violation, one.article))
        ),
        heavy_for_light=tuple(
            sorted(light, key=lambda one: (bool(one.explanations), one.ground, -one.value))
        ),
        not_compared=tuple(NotCompared(one, _why(one)) for one in outside),
        other_words=other_words(weighed),
    )


def _why(case: Fined) -> str:
    if case.why:
        return case.why
    return "处罚依据的条款未能读出" if case.violation else "违法行为未能读出"
