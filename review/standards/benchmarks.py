"""Benchmarks (裁量基准) of an office: the rows of its register that fit a violation on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from review.standards.laws import law_key
from review.standards.registers.register import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from review.model.fact import Citation
    from review.standards.load import Standards
    from review.standards.registers.register import RegisterRow

KIND = "benchmarks"
NAME = "裁量基准"
_LIKE_ENOUGH = 0.45
_CLEARLY_LIKER = 0.08
_STOP = re.compile(r"[的了等或者和及、，,。；;（）()《》“”\s]|涉嫌|案|行为")


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A tier of a violation with its range.

    `low`, `high`: yuan, times or hundredths as `unit` says (元, 倍, %); None: not bounded.
    """

    violation: str
    tier: str
    circumstances: str
    low: float | None
    high: float | None
    unit: str
    base: str


def benchmarks_of(
    standards: Standards,
    citation: Citation | None,
    about: str,
    *,
    domain: str | None,
    agency: str,
    on: date,
) -> tuple[Benchmark, ...]:
    """The tiers of the one violation that the papers speak of, in the order of the register.

    By law and article where the rows name them, else by likeness of words; () where none or
    several fit. `agency`: its name tells the region; `on`: the day of the decision.
    """
    register = standards.registers.get(KIND)
    if register is None:
        return ()
    rows = [row for row in register.rows if in_force(row, on)]
    rows = [row for row in rows if _of_domain(row, domain, standards)]
    rows = [row for row in rows if same_law(row, citation)]
    rows = of_region(rows, agency)
    violation = likeliest({str(row.get("violation", "")) for row in rows}, about)
    return tuple(_benchmark(row) for row in rows if row.get("violation") == violation)


def of_region(rows: list[RegisterRow], agency: str) -> list[RegisterRow]:
    """Rows of the narrowest region that the agency's name speaks of, else those of all regions.

    A register with one region only is that of the office itself.
    """
    named = {str(row.get("region") or "") for row in rows}
    fitting = sorted(
        (region for region in named if region and _in_name(region, agency)), key=len, reverse=True
    )
    if fitting:
        return [row for row in rows if row.get("region") == fitting[0]]
    general = [row for row in rows if not row.get("region")]
    return rows if len(named) == 1 else general


def same_law(row: RegisterRow, citation: Citation | None) -> bool:
    """The row names no law, or the one cited, down to the item as far as both say."""
    law = str(row.get("law") or "")
    if not law or citation is None:
        return True
    if law_key(citation.name) not in law_key(law):
        return False
    pairs = (
        (row.get("article"), citation.article),
        (row.get("paragraph"), citation.paragraph),
        (row.get("item"), citation.item),
    )
    return all(named is None or cited is None or named == cited for named, cited in pairs)


def likeliest(violations: Iterable[str], about: str) -> str | None:
    """The violation that the words speak of most, where it is clearly liker than the next."""
    scored = sorted(((likeness(item, about), item) for item in violations if item), reverse=True)
    if not scored or scored[0][0] < _LIKE_ENOUGH:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _CLEARLY_LIKER:
        return None
    return scored[0][1]


def likeness(violation: str, about: str) -> float:
    """How much of a violation's name one line of the papers says, 0–1."""
    wanted = _STOP.sub("", violation)
    if not wanted:
        return 0.0
    best = 0.0
    for line in about.split("\n"):
        said = _STOP.sub("", line)
        blocks = SequenceMatcher(None, wanted, said, autojunk=False).get_matching_blocks()
        shared = sum(block.size for block in blocks if block.size > 1)
        best = max(best, shared / len(wanted))
    return best


def _benchmark(row: RegisterRow) -> Benchmark:
    return Benchmark(
        str(row.get("violation", "")),
        str(row.get("tier", "")),
        str(row.get("circumstances", "")),
        _number(row.get("low")),
        _number(row.get("high")),
        str(row.get("unit") or "元"),
        str(row.get("base") or ""),
    )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _of_domain(row: RegisterRow, domain: str | None, standards: Standards) -> bool:
    written = str(row.get("domain") or "")
    if not written or domain is None:
        return True
    name = standards.domains.get(domain, "")
    return written == domain or written in name or name in written or _shares(written, name)


def _shares(written: str, name: str) -> bool:
    """市场监管 and 市场监督管理: two characters in a row are the same."""
    return any(written[at : at + 2] in name for at in range(len(written) - 1))


def _in_name(region: str, agency: str) -> bool:
    return region in agency or region.rstrip("省市区县") in agency
