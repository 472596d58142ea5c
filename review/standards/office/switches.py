"""Switches (本机关开关): practices that differ from place to place, as `data/office` has them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.standards.read_rows import read_rows
from review.standards.schema.base import Row, Text
from review.standards.schema.defects import DefectCode

if TYPE_CHECKING:
    from collections.abc import Mapping


class SwitchRow(Row):
    """A switch: what it means, and what follows when it is on, off or not set."""

    id: Text
    name: Text
    meaning: Text
    on: Text
    off: Text
    unset: Text
    defects: tuple[DefectCode, ...]


class SwitchesFile(Row):
    """`data/office/switches.yaml`."""

    switches: tuple[SwitchRow, ...]


@lru_cache(maxsize=1)
def known_switches() -> Mapping[str, SwitchRow]:
    """Every switch that a check asks, by id."""
    path = files("review.standards") / "data" / "office" / "switches.yaml"
    return MappingProxyType({row.id: row for row in read_rows(path, SwitchesFile).switches})
