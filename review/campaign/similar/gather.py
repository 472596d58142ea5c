"""Reads the fines that are compared (类案数据): from the digests of results, none is opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from review.campaign.similar.compare import compare
from review.campaign.statistics.gather import fill_digests
from review.casework.digest import FORM
from review.checks.discretion.circumstances import NAMES
from review.model.similar import BenchmarkStart, Circumstance, Fined
from review.store import digests
from review.store.campaigns import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from review.model.similar import GroupBy, PartyGroup, SimilarCases
    from review.standards.load import Standards
    from review.store.campaigns.counted import FileHead
    from review.store.office import Store


def similar_cases(
    store: Store,
    standards: Standards,
    campaign_ids: Collection[int] | None,
    by: tuple[GroupBy, ...] = (),
) -> SimilarCases:
    """Within these evaluations; None: in all that the office ever held."""
    fill_digests(store.database, campaign_ids)
    with store.database.read() as s:
        fines = fined_of(s, campaign_ids)
    return compare(fines, by, benchmark_starts(standards))


def fined_of(s: Session, campaign_ids: Collection[int] | None) -> tuple[Fined, ...]:
    """Every fine of every file; a case drawn in two evaluations counts once, as drawn last."""
    known = digests.digests_of(s, campaign_ids, FORM)
    found: dict[tuple[object, ...], Fined] = {}
    for head in counted.heads_of(s, campaign_ids):
        for place, one in enumerate(_fined(head, known.get(head.id) or {})):
            found[(one.agency, one.case_no or one.case_id, place)] = one
    return tuple(found.values())


def benchmark_starts(standards: Standards) -> tuple[BenchmarkStart, ...]:
    """From the office's register of benchmarks (裁量基准); empty where it has none."""
    register = standards.registers.get("benchmarks")
    rows = register.rows if register else ()
    return tuple(
        BenchmarkStart(str(row.get("violation") or ""), start)
        for row in rows
        if isinstance(start := row.get("valid_from"), date)
    )


def _fined(head: FileHead, digest: Mapping[str, Any]) -> Iterator[Fined]:
    for one in cast("Iterable[dict[str, Any]]", digest.get("fines", [])):
        fine, low = one["fine"], one["low"]
        yield Fined(
            file=head.id,
            case_id=head.case_id,
            document=one["document"],
            case_no=head.case_no,
            agency=head.agency,
            violation=one["violation"],
            article=one["article"],
            party=cast("PartyGroup", one["party"]),
            decided=date.fromisoformat(one["decided"]) if one["decided"] else head.decided,
            fine=fine,
            low=low,
            high=one["high"],
            goods=one["goods"],
            tier=one["tier"],
            circumstances=tuple(
                Circumstance(kind, NAMES.get(kind, kind), words, page)
                for kind, words, page in one["circumstances"]
            ),
            reason=one["reason"],
            reasoned=one["reasoned"],
            lowered=one["rank"] == "减轻" or (fine is not None and low is not None and fine < low),
            why=one["why"],
        )
