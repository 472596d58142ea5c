"""Draws a sample: layers, quotas, marked cases, and the rest in an order made of the seed.

The order is that of SHA-256 over method, seed, agency and case number, so that it depends neither
on the order of the ledger nor on any program's random numbers: anybody can redo it, with a
calculator of checksums if need be.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from review.campaign.ledger.read import content_sha256
from review.campaign.sampling.quotas import quotas, refuse_too_few, target_of
from review.errors import CaseworkError
from review.model.sampling import LOOK_BACK, METHOD, RANDOM, Pick, Sample, Stratum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.ledger import LedgerCase
    from review.model.sampling import SamplingRules


def draw_sample(cases: Sequence[LedgerCase], rules: SamplingRules, seed: str) -> Sample:
    """The sample of a ledger.

    Raises:
        CaseworkError: an empty ledger or seed, or the number asked for cannot be drawn.
    """
    if not cases:
        raise CaseworkError("sample_no_ledger", "台账中没有案件，不能抽样。请先导入台账。")
    if not seed.strip():
        raise CaseworkError("sample_no_seed", "没有随机种子，不能抽样。请给出一个数字或一段文字。")
    layers = _layers(cases)
    marked = [sum(bool(_marks(case, rules)) for case in layer) for _, layer in layers]
    sizes = [len(layer) for _, layer in layers]
    floors = [
        max(min(rules.per_stratum, size), count) for size, count in zip(sizes, marked, strict=True)
    ]
    refuse_too_few(rules.target, sum(floors), len(cases))
    given = quotas(sizes, floors, target_of(len(cases), rules))
    picks = [
        pick
        for (_, layer), quota in zip(layers, given, strict=True)
        for pick in _picked(layer, quota, rules, seed)
    ]
    return Sample(
        method=METHOD,
        seed=seed,
        ledger_sha256=content_sha256(cases),
        ledger_size=len(cases),
        rules=rules,
        target=sum(given),
        strata=tuple(
            Stratum(agency, kind, len(layer), count, quota)
            for ((agency, kind), layer), count, quota in zip(layers, marked, given, strict=True)
        ),
        picks=tuple(picks),
    )


def rank(seed: str, case: LedgerCase) -> str:
    """Where the case stands in the order of its layer."""
    words = "\n".join((METHOD, seed, case.agency, case.case_key))
    return hashlib.sha256(words.encode()).hexdigest()


def _layers(cases: Sequence[LedgerCase]) -> list[tuple[tuple[str, str], list[LedgerCase]]]:
    layers: dict[tuple[str, str], list[LedgerCase]] = {}
    for case in cases:
        layers.setdefault((case.agency, case.kind), []).append(case)
    return sorted(layers.items())


def _marks(case: LedgerCase, rules: SamplingRules) -> tuple[str, ...]:
    flags = tuple(flag for flag in case.flags if flag in rules.always)
    wanted = (case.agency, case.case_key) in rules.look_back
    return (*flags, LOOK_BACK) if wanted else flags


def _picked(layer: Sequence[LedgerCase], quota: int, rules: SamplingRules, seed: str) -> list[Pick]:
    """Marked cases, then the first of the others."""
    order = sorted(layer, key=lambda case: (not _marks(case, rules), rank(seed, case)))
    return [
        Pick(
            case.row_no,
            case.case_no,
            case.case_key,
            case.agency,
            case.kind,
            _marks(case, rules) or (RANDOM,),
        )
        for case in sorted(order[:quota], key=lambda case: case.case_key)
    ]
