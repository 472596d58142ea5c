"""How many cases of each layer are drawn (配额): whole numbers only, the same on any machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from review.errors import CaseworkError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from review.model.sampling import SamplingRules


def target_of(size: int, rules: SamplingRules) -> int:
    """The number wanted of a ledger of this size, by `target` or by the rate, rounded up."""
    if rules.target is not None:
        return min(rules.target, size)
    for rate in rules.rates:
        if rate.up_to is None or size <= rate.up_to:
            share = -(-size * rate.percent // 100)
            return min(size, max(share, rate.at_least))
    return size


def quotas(sizes: Sequence[int], floors: Sequence[int], target: int) -> list[int]:
    """Quotas that sum up to the target, in proportion to size, none below its floor.

    Layers whose share is below their floor get the floor; the rest is shared out among the others
    by largest remainder, the earlier layer first among equals. Where the floors alone are more
    than the target, they are the quotas.
    """
    if sum(floors) >= target:
        return list(floors)
    fixed = {at for at, size in enumerate(sizes) if size == 0}
    while True:
        rest = target - sum(floors[at] for at in fixed)
        total = sum(size for at, size in enumerate(sizes) if at not in fixed)
        short = {
            at
            for at, size in enumerate(sizes)
            if at not in fixed and rest * size < floors[at] * total
        }
        if not short:
            break
        fixed |= short
    given = [floors[at] if at in fixed else rest * size // total for at, size in enumerate(sizes)]
    order = sorted(
        (at for at in range(len(sizes)) if at not in fixed),
        key=lambda at: (-(rest * sizes[at] % total), at),
    )
    for at in order[: target - sum(given)]:
        given[at] += 1
    return given


def refuse_too_few(target: int | None, least: int, size: int) -> None:
    """Raises `CaseworkError` where the number asked for cannot be drawn."""
    if target is None:
        return
    if target > size:
        raise CaseworkError(
            "sample_too_many", f"台账只有{size}件，抽不出{target}件；未抽样。请核对数量。"
        )
    if target < least:
        raise CaseworkError(
            "sample_too_few",
            f"各层最低数量与重点加抽合计已有{least}件，多于要求的{target}件；未抽样。"
            "请提高数量，或在评查方案中减少重点标记、降低每层最低数量。",
        )
