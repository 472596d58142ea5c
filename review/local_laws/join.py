"""The local laws of an office's data folder, joined to the standards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from review.local_laws.store import load_all

if TYPE_CHECKING:
    from pathlib import Path

    from review.standards.load import Standards


def with_local_laws(standards: Standards, folder: Path) -> Standards:
    """The standards with every law that was imported into the folder.

    Raises:
        LocalLawError: a law kept there is damaged.
    """
    found = load_all(folder)
    if not found:
        return standards
    return replace(standards, laws=standards.laws.with_local(found))
