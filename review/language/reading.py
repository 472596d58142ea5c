"""A value found in a text, with its place: the shape that every parser gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value and its place: `raw == text[start:end]` of the text given, never of a cleaned copy.

    `certain` is 1.0 where the writing leaves no doubt and lower where a character was repaired or
    the meaning guessed. It says nothing of how well the characters themselves were read.
    """

    value: T
    start: int
    end: int
    raw: str
    certain: float = 1.0

    def moved(self, offset: int) -> Reading[T]:
        """The same reading in a text where this one's text begins at `offset`."""
        return replace(self, start=self.start + offset, end=self.end + offset)

    def with_value(self, value: U, certain: float | None = None) -> Reading[U]:
        """Another value at the same place."""
        certain = self.certain if certain is None else certain
        return Reading(value, self.start, self.end, self.raw, certain)
