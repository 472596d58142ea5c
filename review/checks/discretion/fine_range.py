"""The range of a fine: the union of every band that may govern.

Only a fine outside all of them is alleged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.checks.discretion.bands import BASE_NAMES, governs, work_out
from review.checks.wording import say_money

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from review.checks.discretion.bands import Band, PartyKind
    from review.model.discretion import BandLine, BaseAmount


@dataclass(frozen=True, slots=True)
class FineRange:
    """The lowest and highest fine in fen that any band allows; None: not bounded, or not sure.

    `narrow`: only one band is in question, so a fine between the two is surely inside. `words`:
    the range with its source. `plain_high`: the maximum where nothing raises it (逾期未改正,
    情节严重). `plain`: lowest and highest of the one band that surely governs where nothing raises
    it; None where that is not sure.
    """

    low: int | None
    high: int | None
    narrow: bool
    words: str
    bases: tuple[BaseAmount, ...] = ()
    lines: tuple[BandLine, ...] = ()
    plain_high: int | None = None
    plain: tuple[int, int] | None = None
    wanted: tuple[str, ...] = ()
    """The amounts without which the range cannot be told: goods_value, illegal_gains, …"""


def fine_range(
    bands: Iterable[Band], bases: Mapping[str, BaseAmount], party: PartyKind, source: str
) -> FineRange:
    """The union of the bands on the amounts of this case."""
    bands = _special_first(tuple(bands), bases, party)
    lines = tuple(work_out(band, bases, party) for band in bands)
    pairs = [
        (band, line)
        for band, line in zip(bands, lines, strict=True)
        if line.governs is not False and _may_be_party(band, party)
    ]
    used = tuple(
        bases[base]
        for base in dict.fromkeys(_bases_in(band) for band in bands)
        if base and base in bases
    )
    plain = [line for band, line in pairs if not band.raised]
    low = _least([line for _, line in pairs])
    high = _most([line for _, line in pairs])
    raised = len(plain) < len(pairs)
    return FineRange(
        low,
        high,
        len(pairs) == 1,
        _say(source, low, high, pairs),
        used,
        lines,
        _most(plain) if raised and plain else None,
        _sure(plain),
        _wanted([band for band, _ in pairs]),
    )


def joined(ranges: Iterable[FineRange]) -> FineRange:
    """The range where the law of either of two days may govern (从旧兼从轻)."""
    found = list({(item.low, item.high, item.words): item for item in ranges}.values())
    first = found[0]
    if len(found) == 1:
        return first
    lows = [item.low for item in found if item.low is not None]
    highs = [item.high for item in found if item.high is not None]
    plain_highs = [item.plain_high for item in found if item.plain_high is not None]
    same = all((item.low, item.high) == (first.low, first.high) for item in found)
    return replace(
        first,
        low=min(lows) if len(lows) == len(found) else None,
        high=max(highs) if len(highs) == len(found) else None,
        narrow=first.narrow and same,
        words="；".join(item.words for item in found),
        lines=tuple(line for item in found for line in item.lines),
        plain_high=max(plain_highs) if len(plain_highs) == len(found) else None,
        plain=first.plain if same else None,
    )


def _special_first(
    bands: tuple[Band, ...], bases: Mapping[str, BaseAmount], party: PartyKind
) -> tuple[Band, ...]:
    """A band whose threshold is surely met stands in the place of those without one."""
    met = {
        band.target
        for band in bands
        if band.threshold and not band.raised and governs(band, bases, party) is True
    }
    return tuple(
        replace(band, applies=False)
        if band.target in met and band.threshold is None and not band.raised
        else band
        for band in bands
    )


def _may_be_party(band: Band, party: PartyKind) -> bool:
    """The fine of a responsible person beside a firm's is none of the party's."""
    return band.target != "responsible" or party != "firm"


def _wanted(bands: list[Band]) -> tuple[str, ...]:
    """Amounts that bands go by; not those for whose lack the law has a band of its own."""
    spared = {band.no_base for band in bands}
    named = dict.fromkeys(_bases_in(band) for band in bands)
    return tuple(base for base in named if base and base not in spared)


def _bases_in(band: Band) -> str:
    return band.base or (band.threshold.base if band.threshold else "")


def _least(lines: list[BandLine]) -> int | None:
    lows = [line.low for line in lines]
    return None if not lows or None in lows else min(low for low in lows if low is not None)


def _most(lines: list[BandLine]) -> int | None:
    highs = [line.high for line in lines]
    return None if not highs or None in highs else max(high for high in highs if high is not None)


def _sure(plain: list[BandLine]) -> tuple[int, int] | None:
    if len(plain) != 1 or plain[0].governs is not True:
        return None
    low, high = plain[0].low, plain[0].high
    return None if low is None or high is None else (low, high)


def _say(source: str, low: int | None, high: int | None, pairs: list[tuple[Band, BandLine]]) -> str:
    open_bands = [
        (band, line) for band, line in pairs if (line.low is None and band.base) or band.per_unit
    ]
    if open_bands:
        band, line = open_bands[0]
        name = BASE_NAMES.get(band.base, "处罚基数") if band.base else band.per_unit
        return f"{source}的幅度以{name}计算，{line.steps}"
    if not pairs:
        return f"{source}的幅度未能确定"
    if high is None or low is None:
        return f"{source}的幅度未能完全确定"
    lowest = f"{say_money(low)}以上" if low else ""
    steps = next((line.steps for _, line in pairs if "×" in line.steps), "")
    shown = f"（{steps}）" if steps and len(pairs) == 1 else ""
    return f"{source}规定的罚款幅度为{lowest}{say_money(high)}以下{shown}"
