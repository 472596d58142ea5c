"""Writes `docs/catalogue.md` from the rows: `python -m review.standards.catalogue [FILE]`."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from review.standards.catalogue_text import catalogue, switch_lines
from review.standards.load import load_standards
from review.standards.office.switches import known_switches
from review.standards.read_rows import read_rows
from review.standards.schema.defects import DefectsFile

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from review.standards.schema.defects import DefectRow

CATALOGUE = Path("docs/catalogue.md")


def main(words: list[str]) -> int:
    """Writes the file; gives 0."""
    target = Path(words[0]) if words else CATALOGUE
    target.write_text(catalogue_text(), encoding="utf-8")
    return 0


def catalogue_text() -> str:
    """The catalogue of the shipped rows."""
    text = catalogue(load_standards(), defect_rows())
    return text + "\n".join(switch_lines(known_switches().values()))


def defect_rows(data: Traversable | None = None) -> dict[str, DefectRow]:
    """The rows of the catalogue as written, by code; shipped, or of another data folder."""
    folder = (data or files("review.standards") / "data") / "defects"
    return {
        row.code: row
        for path in sorted(folder.iterdir(), key=lambda item: item.name)
        if path.name.endswith(".yaml") and not path.name.startswith("_")
        for row in read_rows(path, DefectsFile).defects
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
