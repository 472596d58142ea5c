"""Tiers of an office's benchmark (裁量基准), worked out on the amounts of the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from review.checks.discretion.bands import BASE_NAMES, Band, work_out
from review.checks.discretion.tiers import rank_of
from review.checks.trust import usable
from review.language.law_amounts import FEN
from review.model.discretion import TierLine
from review.standards.benchmarks import benchmarks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.checks.discretion.statutory import Fined
    from review.model.case_file import CaseFacts
    from review.model.discretion import BandLine, BaseAmount, TierName
    from review.model.document import Document
    from review.model.fact import Fact
    from review.standards.benchmarks import Benchmark
    from review.standards.load import Standards


@dataclass(frozen=True, slots=True)
class LocalTier:
    """A tier of the benchmark with its range in fen on this case.

    `open`: the range cannot be worked out; the tier may or may not hold the fine.
    """

    tier: str
    rank: TierName | None
    circumstances: str
    line: BandLine

    @property
    def open(self) -> bool:
        return self.line.low is None and self.line.high is None

    def holds(self, fine_fen: int) -> bool:
        """The fine stands in the range; both ends belong to it."""
        over = self.line.low is None or fine_fen >= self.line.low
        return not self.open and over and (self.line.high is None or fine_fen <= self.line.high)


def local_tiers(
    case_facts: CaseFacts,
    weighed: Fined,
    about: str,
    amounts: Mapping[str, BaseAmount],
    standards: Standards,
) -> tuple[LocalTier, ...]:
    """The tiers of the violation in the office's benchmark; () without register or fitting row."""
    rows = benchmarks_of(
        standards,
        weighed.basis.citation,
        about,
        domain=case_facts.domain,
        agency=agency_of(case_facts, weighed.document),
        on=weighed.decided,
    )
    return tuple(
        LocalTier(row.tier, rank_of(row.tier), row.circumstances, _line(row, amounts))
        for row in rows
    )


def tiers_named(tiers: tuple[LocalTier, ...], written: str) -> tuple[LocalTier, ...]:
    """The tiers that the papers mean: by their very name, else by rank where only one has it."""
    plain = written.strip("“”\"' ")
    same = tuple(item for item in tiers if plain and (plain in item.tier or item.tier in plain))
    exact = tuple(item for item in same if item.tier == plain)
    if exact or same:
        return exact or same
    rank = rank_of(plain)
    ranked = tuple(item for item in tiers if rank is not None and item.rank == rank)
    return ranked if len({item.tier for item in ranked}) == 1 else ()


def tier_of_fine(tiers: tuple[LocalTier, ...], fine_fen: int) -> TierLine:
    """The tier whose range holds the fine; at a common edge both are named."""
    holding = [item for item in tiers if item.holds(fine_fen)]
    if not holding:
        why = (
            "基准幅度的计罚基数未能确定"
            if any(item.open for item in tiers)
            else "不在任何阶次的幅度内"
        )
        return TierLine("", None, "", why=why)
    names = "、".join(dict.fromkeys(item.tier for item in holding))
    ranks = {item.rank for item in holding}
    words = "；".join(f"{item.tier}：{item.line.steps}" for item in holding)
    return TierLine(names, ranks.pop() if len(ranks) == 1 else None, words)


def _line(row: Benchmark, amounts: Mapping[str, BaseAmount]) -> BandLine:
    if row.low is None and row.high is None:
        return work_out(Band(row.tier, 0, None, base="unknown"), amounts, "")
    scale = {"元": FEN, "%": 0.01}.get(row.unit, 1)
    base = "" if row.unit == "元" else _base_of(row.base)
    high = None if row.high is None else row.high * scale
    return work_out(Band(row.tier, (row.low or 0) * scale, high, base=base), amounts, "")


def _base_of(name: str) -> str:
    """The base a benchmark names, 货值 → goods_value."""
    for base, known in BASE_NAMES.items():
        if name and (name in known or known in name or known.removesuffix("金额") in name):
            return base
    return "unknown"


def agency_of(case_facts: CaseFacts, document: Document) -> str:
    """The agency that decided: by its name the region of its benchmark is known."""
    own = _names(case_facts.facts_of(document, "agency_name"))
    others = _names(fact for fact in case_facts.facts if fact.field == "agency_name")
    return (own or others or [""])[0]


def _names(facts: Iterable[Fact]) -> list[str]:
    return [str(fact.value) for fact in facts if usable(fact)]
