"""The registers of an office's data folder, joined to the standards."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from review.registers.store import load_all
from review.standards.registers.register import Registers

if TYPE_CHECKING:
    from pathlib import Path

    from review.standards.load import Standards


def with_registers(standards: Standards, folder: Path) -> Standards:
    """The standards with every register that was imported into the folder.

    Raises:
        RegisterError: a register kept there is damaged.
    """
    found = {kind: stored.register for kind, stored in load_all(folder).items()}
    return replace(standards, registers=Registers(MappingProxyType(found)))
