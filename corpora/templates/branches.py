"""Which lines of a wording are said: @if, @else, @fi, and the rows of @each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpora.wording import Filler


def chosen_lines(lines: Iterable[str], filler: Filler) -> Iterable[str]:
    """Lines left after @if and @each."""
    stack: list[bool] = []
    each: tuple[tuple[str, ...], ...] | None = None
    for line in lines:
        if line.startswith("@if "):
            stack.append(filler.holds(line[4:].strip()))
        elif line == "@else":
            stack[-1] = not stack[-1]
        elif line == "@fi":
            stack.pop()
        elif not all(stack):
            continue
        elif line.startswith("@each "):
            value = filler.value(line[6:].strip())
            each = cast("tuple[tuple[str, ...], ...]", value) if value else ()
        elif each is not None:
            for parts in each:
                made = line
                for number, part in enumerate(parts, 1):
                    made = made.replace(f"{{{number}}}", part)
                yield from (
                    made.split("@@")
                    if not made.startswith("@qa")
                    else (f"@qa {part.removeprefix('@qa ')}" for part in made.split("@@"))
                )
            each = None
        else:
            yield line
