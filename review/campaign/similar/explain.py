"""What may account for a difference (差异原因): shown beside it, decided by a person."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from review.campaign.similar.grouping import weight_of
from review.checks.discretion.circumstances import HEAVY, LIGHT, MUST_LOWER
from review.checks.wording import say_money
from review.model.similar import WEIGHT_NAMES, Explanation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from review.model.similar import Direction, Fined

MUCH = 2.0
"""Amounts are different where one is so many times the other."""
_KNOWN = 3
"""Fewer peers with a known amount say nothing of the amounts."""
_HARM = frozenset({"grave_harm"})
_NO_HARM = frozenset({"no_harm", "minor_harm"})
_WORDS: dict[Direction, re.Pattern[str]] = {
    "lower": re.compile(
        r"从轻|减轻|较轻|轻微|初次|首次|主动|积极|配合|改正|消除|立功|困难|未造成|没有造成"
    ),
    "higher": re.compile(r"从重|较重|严重|恶劣|多次|再次|屡|拒不|隐匿|阻碍|重大|影响较大|造成"),
}
_NOT_HIGHER = re.compile(r"(?:未|没有|不|尚未)[^，。；]{0,6}(?:造成|严重|恶劣|从重)")


def explanations(
    case: Fined,
    peers: Sequence[Fined],
    direction: Direction,
    era: Callable[[Fined], int | None],
) -> tuple[Explanation, ...]:
    """All that differ between the case and most of its peers in the direction of its fine."""
    return tuple(_explanations(case, peers, direction, era))


def reason_given(case: Fined, direction: Direction) -> Explanation | None:
    """The file's own reason, where it speaks for a fine in this direction."""
    words = _NOT_HIGHER.sub("", case.reason) if direction == "higher" else case.reason
    if not _WORDS[direction].search(words):
        return None
    return Explanation("reason_written", f"卷内写明“{case.reason}”")


def say_reason(case: Fined) -> str:
    """Whether the file writes its reason, for every outlier."""
    if case.reason:
        return f"卷内所写理由：“{case.reason}”"
    if case.reasoned is False:
        return "卷内未写明裁量理由"
    return "卷内是否写明裁量理由未能判断" if case.reasoned is None else "卷内援引了裁量基准"


def _explanations(
    case: Fined,
    peers: Sequence[Fined],
    direction: Direction,
    era: Callable[[Fined], int | None],
) -> Iterator[Explanation]:
    yield from _circumstances(case, peers, direction)
    yield from _harm(case, peers, direction)
    yield from _amount(case, peers, direction)
    own = era(case)
    other = [one for one in peers if era(one) != own]
    if len(other) * 2 > len(peers):
        words = f"同类案件中{len(other)}件在裁量基准变更前后的另一时段决定"
        yield Explanation("benchmark_changed", words)
    reason = reason_given(case, direction)
    if reason is not None:
        yield reason


def _circumstances(
    case: Fined, peers: Sequence[Fined], direction: Direction
) -> Iterator[Explanation]:
    wanted = frozenset((*LIGHT, *MUST_LOWER) if direction == "lower" else HEAVY) - _HARM - _NO_HARM
    own = weight_of(case)
    speaks = own == ("light" if direction == "lower" else "heavy")
    weights = [weight_of(one) for one in peers]
    if speaks and weights.count(own) * 2 < len(peers):
        most = max(dict.fromkeys(weights), key=weights.count)
        words = f"本案为{WEIGHT_NAMES[own]}（{_names(case)}），同类多为{WEIGHT_NAMES[most]}"
        yield Explanation("circumstances", words)
        return
    rare = _rare(case, peers, wanted & (frozenset(MUST_LOWER) | frozenset(HEAVY)))
    if rare and own != "mixed":
        yield Explanation("circumstances", f"本案有{rare}，同类多数没有")


def _harm(case: Fined, peers: Sequence[Fined], direction: Direction) -> Iterator[Explanation]:
    rare = _rare(case, peers, _NO_HARM if direction == "lower" else _HARM)
    if rare:
        yield Explanation("consequence", f"本案{rare}，同类多数未作此认定")


def _amount(case: Fined, peers: Sequence[Fined], direction: Direction) -> Iterator[Explanation]:
    known = [one.goods for one in peers if one.goods]
    if not case.goods or len(known) < _KNOWN:
        return
    middle = median(known)
    higher = case.goods >= middle * MUCH and direction == "higher"
    lower = case.goods * MUCH <= middle and direction == "lower"
    if higher or lower:
        words = f"本案涉案金额{say_money(case.goods)}，同类中位数{say_money(round(middle))}"
        yield Explanation("amount", words)


def _rare(case: Fined, peers: Sequence[Fined], kinds: Collection[str]) -> str:
    """Names of the circumstances of these kinds that the case has and most peers have not."""
    names = []
    for one in case.circumstances:
        if one.kind not in kinds:
            continue
        having = sum(any(two.kind == one.kind for two in peer.circumstances) for peer in peers)
        if having * 2 < len(peers):
            names.append(one.name)
    return "、".join(dict.fromkeys(names))


def _names(case: Fined) -> str:
    return "、".join(dict.fromkeys(one.name for one in case.circumstances))
