"""Titles that name several kinds (同名文书): the kind of case file decides, e.g. 现场检查记录."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.sorting.title_index import load_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.sorting.split import Bundle
    from review.standards.load import Standards

_RANKS = {"required": 3, "conditional": 2, "optional": 1}


def settle_shared_titles(bundles: Sequence[Bundle], case_kind: str, standards: Standards) -> None:
    """Gives each document with a shared title the kind that its case file asks for most."""
    asked: dict[str, int] = {}
    for item in standards.packages.get(case_kind, ()):
        asked[item.kind] = max(asked.get(item.kind, 0), _RANKS.get(item.requirement, 0))
    preferred = load_rows().preferred
    for bundle in bundles:
        title = bundle.strips[0].title
        if title is None or len(title.match.kinds) < 2:
            continue
        ranked = sorted(
            title.match.kinds,
            key=lambda kind: (
                -asked.get(kind, 0),
                preferred.index(kind) if kind in preferred else len(preferred),
            ),
        )
        bundle.kind = ranked[0]
        if bundle.kind_confidence < 0.9 and asked.get(ranked[0], 0) > asked.get(ranked[1], 0):
            # The doubt was between the two kinds, which the case file has settled.
            bundle.kind_confidence = max(bundle.kind_confidence, 0.8 * title.certainty)
